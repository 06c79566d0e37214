/** The sentence of a problem, in the reader's language; the texts stand in `i18n/<language>/problems.json`. */

import type { Document } from '../wire/generated/types';
import type { Problem } from '../wire/problem';

/** What vue-i18n's composer offers, as far as it is needed here. */
export interface Translator {
  t(key: string, named: Record<string, unknown>): string;
  te(key: string): boolean;
}

const MIB = 1024 * 1024;

/** A plain sentence that says what was not done and what to do about it. */
export function problemSentence(translator: Translator, problem: Problem): string {
  const facts = { ...problem.facts };
  if (typeof facts.limit_bytes === 'number') facts.limit_mib = Math.round(facts.limit_bytes / MIB);
  // A list tells what is wrong with a file by its code alone.
  if (problem.code === 'content_mismatch' && facts.claimed === undefined) facts.reason = 'unnamed';
  const exact = `problems.reasons.${problem.code}.${String(facts.reason)}`;
  if (translator.te(exact)) return translator.t(exact, facts);
  const general = `problems.${problem.code}`;
  // A newer server may say what this build has no sentence for.
  return translator.t(translator.te(general) ? general : 'problems.internal', facts);
}

/** Why a paper cannot be shown; empty if it can. */
export function documentSentence(translator: Translator, document: Document): string {
  if (document.problem === '') return '';
  if (document.problem === 'document_damaged' && document.problem_page > 0) {
    return translator.t('problems.damaged_at_page', { page: document.problem_page });
  }
  const key = `problems.${document.problem}`;
  return translator.t(translator.te(key) ? key : 'problems.cage_crashed', {});
}

/** What is missing for the next step of a meeting. */
export function readinessSentence(
  translator: Translator,
  missing: { readonly code: string; readonly count: number },
): string {
  return translator.t(`problems.readiness.${missing.code}`, { count: missing.count });
}

/** What can go wrong with a call: the server's own problems, and the one only a terminal can know. */

import type { ProblemCode } from './generated/events';
import type { JsonValue } from './generated/types';

/** A problem as the faces show it; `unreachable` means that no answer came. */
export interface Problem {
  readonly code: ProblemCode | 'unreachable';
  readonly facts: { readonly [name: string]: JsonValue };
  readonly field: string;
}

export const UNREACHABLE: Problem = { code: 'unreachable', facts: {}, field: '' };

/** Thrown by calls that were refused or got no answer. */
export class CallFailed extends Error {
  constructor(
    readonly problem: Problem,
    /** HTTP status; 0 if no answer came. */
    readonly status: number,
  ) {
    super(problem.code);
    this.name = 'CallFailed';
  }
}

/** The problem behind anything thrown. What is no failed call is a fault of ours and shown as `internal`. */
export function problemOf(thrown: unknown): Problem {
  return thrown instanceof CallFailed ? thrown.problem : { code: 'internal', facts: {}, field: '' };
}

/** The problem in the body of an answer, or null if there is none. */
export function problemIn(body: unknown): Problem | null {
  if (!isRecord(body) || !isRecord(body.problem)) return null;
  const { code, facts, field } = body.problem;
  if (typeof code !== 'string') return null;
  return {
    // A newer server may know codes this build does not; the faces then fall back on a general sentence.
    code: code as ProblemCode,
    facts: isRecord(facts) ? (facts as Problem['facts']) : {},
    field: typeof field === 'string' ? field : '',
  };
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

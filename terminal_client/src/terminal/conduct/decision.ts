/**
 * How an item may end: which outcome goes with which method, what is likely, and the sentence that says so. The server
 * holds the rule (`agenda/items.py`, `agenda/decisions.py`) and refuses what contradicts it; here it is only offered.
 */

import type { AgendaItem, Ballot, DecisionMethod, DecisionOutcome, Purpose } from '../../wire/generated/types';

export interface Chosen {
  readonly outcome: DecisionOutcome;
  readonly method: DecisionMethod;
}

const VOTED: readonly DecisionMethod[] = ['oral', 'show_of_hands', 'ballot', 'by_circulation'];
const ADOPTED: readonly DecisionOutcome[] = ['passed', 'passed_in_principle', 'passed_as_amended'];

const METHODS: Readonly<Record<DecisionOutcome, readonly DecisionMethod[]>> = {
  passed: [...VOTED, 'acclamation'],
  passed_in_principle: [...VOTED, 'acclamation'],
  passed_as_amended: [...VOTED, 'acclamation'],
  rejected: VOTED,
  discuss_again: ['none_needed', ...VOTED],
  deferred: ['none_needed', ...VOTED],
  noted: ['none_needed', 'oral', 'acclamation'],
};

/** In the order they are offered: the commonest first. */
export const OUTCOMES: readonly DecisionOutcome[] = [
  'passed',
  'passed_in_principle',
  'passed_as_amended',
  'noted',
  'discuss_again',
  'deferred',
  'rejected',
];

/** The methods that fit an outcome and what the item's ballots said. */
export function methodsFor(outcome: DecisionOutcome, ballots: readonly Ballot[]): readonly DecisionMethod[] {
  const last = lastPassed(ballots);
  return METHODS[outcome].filter((method) => {
    if (method !== 'ballot') return true;
    if (last === null) return false;
    return ADOPTED.includes(outcome) ? last : outcome === 'rejected' ? !last : true;
  });
}

/** What the item most likely ended with. */
export function likely(purpose: Purpose, ballots: readonly Ballot[]): Chosen {
  const last = lastPassed(ballots);
  if (last !== null) return { outcome: last ? 'passed' : 'rejected', method: 'ballot' };
  return purpose === 'deliberate' ? { outcome: 'passed', method: 'oral' } : { outcome: 'noted', method: 'none_needed' };
}

/** Another outcome keeps the method where it fits. */
export function withOutcome(chosen: Chosen, outcome: DecisionOutcome, ballots: readonly Ballot[]): Chosen {
  const methods = methodsFor(outcome, ballots);
  return { outcome, method: methods.includes(chosen.method) ? chosen.method : (methods[0] ?? 'none_needed') };
}

type Item = Pick<AgendaItem, 'title' | 'purpose'>;

/** The sentence that record and minutes would say, for the chair to change. */
export function sentence(item: Item, { outcome, method }: Chosen, language: string): string {
  return language === 'en' ? english(item, outcome, method) : chinese(item, outcome, method);
}

const OUTCOME_ZH: Readonly<Record<DecisionOutcome, string>> = {
  passed: '通过',
  passed_in_principle: '原则通过',
  passed_as_amended: '修改后通过',
  discuss_again: '再议',
  deferred: '缓议',
  rejected: '未通过',
  noted: '听取知悉',
};
const METHOD_ZH: Readonly<Record<DecisionMethod, string>> = {
  oral: '口头表决',
  show_of_hands: '举手表决',
  acclamation: '鼓掌',
  ballot: '票决',
  by_circulation: '传签',
  none_needed: '',
};

function chinese({ title, purpose }: Item, outcome: DecisionOutcome, method: DecisionMethod): string {
  const matter = matterOf(title);
  if (outcome === 'noted') return `会议${heard(matter, purpose)}。`;
  if (ADOPTED.includes(outcome)) {
    const by = method === 'acclamation' ? '以鼓掌方式' : `经${METHOD_ZH[method]}`;
    return `会议审议了${matter}，${by}${OUTCOME_ZH[outcome]}。`;
  }
  const by = METHOD_ZH[method] === '' ? '' : `经${METHOD_ZH[method]}，`;
  return `会议审议了${matter}，${by}${outcome === 'rejected' ? '未获通过' : `决定${OUTCOME_ZH[outcome]}`}。`;
}

function heard(matter: string, purpose: Purpose): string {
  if (purpose === 'convey_study') return `传达学习了${matter}`;
  if (/(汇报|报告|通报)$/.test(matter)) return `听取了${matter}`;
  return purpose === 'inform' ? `通报了${matter}` : `听取了${matter}的汇报`;
}

/** The title as the object of a sentence, without the verb that the sentence has of its own. */
function matterOf(title: string): string {
  const verb = ['传达学习', '审议', '听取', '通报'].find((one) => title.startsWith(one));
  const drops = verb !== undefined && title.length > verb.length && !title.startsWith(`${verb}情况`);
  const matter = drops ? title.slice(verb.length) : title;
  return matter.endsWith('》') && !/^(《|关于)/.test(matter) ? `${matter}事项` : matter;
}

const DECIDED_EN: Readonly<Record<DecisionOutcome, (by: string) => string>> = {
  passed: (by) => `passed it${by}`,
  passed_in_principle: (by) => `passed it in principle${by}`,
  passed_as_amended: (by) => `passed it as amended${by}`,
  rejected: (by) => `rejected it${by}`,
  discuss_again: (by) => `decided${by} to discuss it again`,
  deferred: (by) => `decided${by} to defer it`,
  noted: (by) => `took note of it${by}`,
};
const METHOD_EN: Readonly<Record<DecisionMethod, string>> = {
  oral: ' by voice',
  show_of_hands: ' by show of hands',
  acclamation: ' by acclamation',
  ballot: ' by ballot',
  by_circulation: ' by circulation',
  none_needed: '',
};
const HEARD_EN: Readonly<Record<Purpose, string>> = {
  convey_study: 'studied',
  deliberate: 'took note of',
  hear_report: 'heard the report on',
  inform: 'was informed of',
};

function english({ title, purpose }: Item, outcome: DecisionOutcome, method: DecisionMethod): string {
  if (outcome === 'noted') return `The meeting ${HEARD_EN[purpose]} “${title}”.`;
  return `The meeting considered “${title}” and ${DECIDED_EN[outcome](METHOD_EN[method])}.`;
}

function lastPassed(ballots: readonly Ballot[]): boolean | null {
  const closed = ballots.filter(({ tally }) => tally !== null);
  return closed[closed.length - 1]?.tally?.passed ?? null;
}

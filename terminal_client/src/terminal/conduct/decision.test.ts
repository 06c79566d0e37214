import { describe, expect, it } from 'vitest';

import methods from '../../../../tests/vectors/agenda/decision_methods.json';
import sentences from '../../../../tests/vectors/agenda/decision_sentences.json';
import type { Ballot, DecisionMethod, DecisionOutcome, Purpose, Tally } from '../../wire/generated/types';
import { likely, methodsFor, sentence, withOutcome } from './decision';

const ballot = (passed: boolean): Ballot => ({ tally: { passed } as Tally }) as Ballot;

describe('the decision that is offered', () => {
  it('is what the ballot said, else what the item is for', () => {
    expect(likely('deliberate', [ballot(false), ballot(true)])).toEqual({ outcome: 'passed', method: 'ballot' });
    expect(likely('deliberate', [ballot(false)])).toEqual({ outcome: 'rejected', method: 'ballot' });
    expect(likely('deliberate', [])).toEqual({ outcome: 'passed', method: 'oral' });
    expect(likely('hear_report', [])).toEqual({ outcome: 'noted', method: 'none_needed' });
  });

  it('keeps the method when the outcome changes and it fits', () => {
    const oral = { outcome: 'passed', method: 'oral' } as const;
    expect(withOutcome(oral, 'deferred', [])).toEqual({ outcome: 'deferred', method: 'oral' });
    expect(withOutcome({ outcome: 'passed', method: 'show_of_hands' }, 'noted', [])).toEqual({
      outcome: 'noted',
      method: 'none_needed',
    });
  });

  it.each(methods)('offers for $outcome after ballots $ballots what the rules accept', (told) => {
    const offered = methodsFor(told.outcome as DecisionOutcome, told.ballots.map(ballot));
    expect([...offered].sort()).toEqual(told.methods);
  });

  it.each(sentences)('writes $title, $outcome by $method, as record and minutes do', (told) => {
    const item = { title: told.title, purpose: told.purpose as Purpose };
    const chosen = { outcome: told.outcome as DecisionOutcome, method: told.method as DecisionMethod };
    expect([sentence(item, chosen, 'zh-CN'), sentence(item, chosen, 'en')]).toEqual([told.zh, told.en]);
  });
});

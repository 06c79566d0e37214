import { describe, expect, it } from 'vitest';

import type { Ballot, Tally } from '../../wire/generated/types';
import { likely, methodsFor, sentence, withOutcome } from './decision';

const ballot = (passed: boolean): Ballot => ({ tally: { passed } as Tally }) as Ballot;

describe('the decision that is offered', () => {
  it('is what the ballot said, else what the item is for', () => {
    expect(likely('deliberate', [ballot(false), ballot(true)])).toEqual({ outcome: 'passed', method: 'ballot' });
    expect(likely('deliberate', [ballot(false)])).toEqual({ outcome: 'rejected', method: 'ballot' });
    expect(likely('deliberate', [])).toEqual({ outcome: 'passed', method: 'oral' });
    expect(likely('hear_report', [])).toEqual({ outcome: 'noted', method: 'none_needed' });
  });

  it('never offers a ballot that was not held or said the opposite', () => {
    expect(methodsFor('passed', [])).not.toContain('ballot');
    expect(methodsFor('passed', [ballot(false)])).not.toContain('ballot');
    expect(methodsFor('rejected', [ballot(false)])).toContain('ballot');
    expect(methodsFor('rejected', [ballot(true)])).not.toContain('ballot');
  });

  it('keeps the method when the outcome changes and it fits', () => {
    const oral = { outcome: 'passed', method: 'oral' } as const;
    expect(withOutcome(oral, 'deferred', [])).toEqual({ outcome: 'deferred', method: 'oral' });
    expect(withOutcome({ outcome: 'passed', method: 'show_of_hands' }, 'noted', [])).toEqual({
      outcome: 'noted',
      method: 'none_needed',
    });
  });

  it('is written as the record writes it', () => {
    const item = { title: '审议年度预算调整方案', purpose: 'deliberate' } as const;
    const passed = { outcome: 'passed', method: 'oral' } as const;
    expect(sentence(item, passed, 'zh-CN')).toBe('会议审议了年度预算调整方案，经口头表决通过。');
    expect(
      sentence(
        { title: '修订《章程》', purpose: 'deliberate' },
        { outcome: 'deferred', method: 'none_needed' },
        'zh-CN',
      ),
    ).toBe('会议审议了修订《章程》事项，决定缓议。');
    const report = { title: '安全生产工作', purpose: 'hear_report' } as const;
    expect(sentence(report, { outcome: 'noted', method: 'none_needed' }, 'zh-CN')).toBe(
      '会议听取了安全生产工作的汇报。',
    );
    expect(sentence(item, passed, 'en')).toBe('The meeting considered “审议年度预算调整方案” and passed it by voice.');
  });
});

import { describe, expect, it } from 'vitest';

import type { Ballot, MyVote, ProblemReply } from '../wire/generated/types';
import { mayVote, opensSheet, type Sent, voteStage } from './vote';

const stored: MyVote = { ballot: 'b', choice: 'for', stored_at: '2026-03-01T01:00:00Z', source: 'terminal' };
const problem: ProblemReply = { code: 'ballot_closed', facts: {}, field: '' };
const facts = { stored: undefined, sent: null, isLive: true, changing: false };
const sent = (answer: Sent['answer']): Sent => ({ ballot: 'b', choice: 'against', answer });

describe('what a voter sees', () => {
  it('asks, sends, and says submitted only with the answer', () => {
    expect(voteStage(facts)).toEqual({ kind: 'choose', marked: null, problem: null });
    expect(voteStage({ ...facts, sent: sent(null) })).toEqual({ kind: 'sending', choice: 'against' });
    expect(voteStage({ ...facts, sent: sent({ storedAt: '2026-03-01T01:00:01Z' }) })).toMatchObject({
      kind: 'stored',
      choice: 'against',
    });
  });

  it('never shows a vote kept on the device as submitted', () => {
    expect(voteStage({ ...facts, stored, sent: sent(null), isLive: false })).toEqual({
      kind: 'kept',
      choice: 'against',
    });
  });

  it('takes the newer of event and answer', () => {
    const answered = sent({ storedAt: '2026-03-01T01:00:05Z' });
    expect(voteStage({ ...facts, stored, sent: answered })).toMatchObject({ choice: 'against' });
    const later = { ...stored, stored_at: '2026-03-01T01:00:09Z', source: 'secretary' as const };
    expect(voteStage({ ...facts, stored: later, sent: answered })).toMatchObject({ choice: 'for', bySecretary: true });
  });

  it('says why a vote was refused and lets one choose again', () => {
    expect(voteStage({ ...facts, stored, sent: sent({ problem }) })).toEqual({
      kind: 'choose',
      marked: 'for',
      problem,
    });
    expect(voteStage({ ...facts, stored, changing: true })).toEqual({ kind: 'choose', marked: 'for', problem: null });
  });
});

describe('the voting sheet', () => {
  const ballot = { id: 'b' } as Ballot;
  it('waits for the pen to be lifted and stays aside', () => {
    expect(opensSheet(ballot, true, true, null)).toBe(false);
    expect(opensSheet(ballot, true, false, null)).toBe(true);
    expect(opensSheet(ballot, true, false, 'b')).toBe(false);
    expect(opensSheet(ballot, true, false, 'former')).toBe(true);
  });

  it('is for chair and members who are here', () => {
    expect(mayVote('chair', true)).toBe(true);
    expect(mayVote('observer', true)).toBe(false);
    expect(mayVote('member', false)).toBe(false);
  });
});

import 'fake-indexeddb/auto';

import { beforeEach, describe, expect, it, vi } from 'vitest';

import type { Accepted, CommandMessage, Refused } from './generated/types';
import { Outbox } from './outbox';
import { memoryStorage, openStorage } from './storage';

const ACCEPTED: Accepted = { ok: true, reply: {} };
const REFUSED: Refused = { ok: false, problem: { code: 'ballot_closed', facts: {}, field: '' } };
const VOTE = { ballot: 'ballot001', choice: 'for' } as const;
const owner = 'meeting01/attendee1';
const settled = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 20));

describe('commands wait until they are acknowledged', () => {
  let sent: CommandMessage[];
  let answers: ((message: CommandMessage) => Promise<Accepted | Refused>)[];
  const send = (message: CommandMessage): Promise<Accepted | Refused> => {
    sent.push(message);
    const answer = answers.shift();
    return answer === undefined ? Promise.resolve(ACCEPTED) : answer(message);
  };

  beforeEach(() => {
    sent = [];
    answers = [];
  });

  it('sends in order, one at a time', async () => {
    const outbox = new Outbox(memoryStorage(), send);
    await outbox.load(owner);
    let release: (answer: Accepted) => void = () => undefined;
    answers.push(() => new Promise((resolve) => (release = resolve)));
    outbox.resume();
    const first = outbox.add('vote.submit', VOTE, 'aaaaaaaa');
    const second = outbox.add('vote.submit', VOTE, 'bbbbbbbb');
    await settled();
    expect(sent.map((message) => message.id)).toEqual(['aaaaaaaa']);
    expect(outbox.pending).toBe(2);
    release(ACCEPTED);
    expect(await first).toEqual({ ok: true, reply: {} });
    expect(await second).toEqual({ ok: true, reply: {} });
    expect(outbox.pending).toBe(0);
  });

  it('sends again with the same id after the link was lost', async () => {
    const outbox = new Outbox(memoryStorage(), send);
    await outbox.load(owner);
    answers.push(() => Promise.reject(new Error('lost')));
    outbox.resume();
    const outcome = outbox.add('vote.submit', VOTE, 'aaaaaaaa');
    await settled();
    expect(outbox.pending).toBe(1);
    outbox.resume();
    expect(await outcome).toEqual({ ok: true, reply: {} });
    expect(sent.map((message) => message.id)).toEqual(['aaaaaaaa', 'aaaaaaaa']);
  });

  it('is not stopped by the late failure of an older link', async () => {
    const outbox = new Outbox(memoryStorage(), send);
    await outbox.load(owner);
    let fail: (error: Error) => void = () => undefined;
    answers.push(() => new Promise((_, reject) => (fail = reject)));
    outbox.resume();
    const outcome = outbox.add('vote.submit', VOTE, 'aaaaaaaa');
    await settled();
    outbox.pause();
    outbox.resume();
    fail(new Error('lost'));
    expect(await outcome).toEqual({ ok: true, reply: {} });
  });

  it('survives a reload with ids and order, and leaves other owners alone', async () => {
    const before = new Outbox(await openStorage('reload'), send);
    await before.load(owner);
    void before.add('vote.submit', VOTE, 'aaaaaaaa');
    void before.add('vote.submit', { ...VOTE, choice: 'against' }, 'bbbbbbbb');
    await settled();
    expect(sent).toEqual([]);

    const stranger = new Outbox(await openStorage('reload'), send);
    await stranger.load('meeting01/attendee2');
    stranger.resume();
    await settled();
    expect(sent).toEqual([]);

    const after = new Outbox(await openStorage('reload'), send);
    await after.load(owner);
    expect(after.pending).toBe(2);
    after.resume();
    await settled();
    expect(sent.map((message) => message.id)).toEqual(['aaaaaaaa', 'bbbbbbbb']);
    const empty = new Outbox(await openStorage('reload'), send);
    await empty.load(owner);
    expect(empty.pending).toBe(0);
  });

  it('keeps what was refused after it had waited until somebody has seen it', async () => {
    const before = new Outbox(await openStorage('refused'), send);
    await before.load(owner);
    void before.add('vote.submit', VOTE, 'aaaaaaaa');
    await settled();
    const after = new Outbox(await openStorage('refused'), send);
    await after.load(owner);
    answers.push(() => Promise.resolve(REFUSED));
    after.resume();
    await settled();
    expect(after.pending).toBe(0);
    expect(after.notDone).toMatchObject([{ id: 'aaaaaaaa', problem: { code: 'ballot_closed' } }]);

    const again = new Outbox(await openStorage('refused'), send);
    await again.load(owner);
    expect(again.pending).toBe(0);
    expect(again.notDone).toHaveLength(1);
    await again.dismiss('aaaaaaaa');
    const clean = new Outbox(await openStorage('refused'), send);
    await clean.load(owner);
    expect(clean.notDone).toEqual([]);
  });

  it('tells its caller of a refusal that comes at once and keeps nothing', async () => {
    const outbox = new Outbox(memoryStorage(), send);
    await outbox.load(owner);
    answers.push(() => Promise.resolve(REFUSED));
    outbox.resume();
    expect(await outbox.add('vote.submit', VOTE)).toEqual(REFUSED);
    expect(outbox.notDone).toEqual([]);
  });

  it('keeps only the newest turn that waits', async () => {
    const outbox = new Outbox(memoryStorage(), send);
    await outbox.load(owner);
    const turn = (page: number): object => outbox.add('view.turn', { version: 'version01', page, term: 1 });
    void turn(2);
    void turn(3);
    void turn(4);
    await settled();
    expect(outbox.pending).toBe(1);
    outbox.resume();
    await settled();
    expect(sent.map((message) => message.payload)).toEqual([{ version: 'version01', page: 4, term: 1 }]);
  });

  it('goes on in memory where the browser keeps nothing', async () => {
    const open = vi.spyOn(indexedDB, 'open').mockImplementation(() => {
      throw new Error('refused');
    });
    const outbox = new Outbox(await openStorage('none'), send);
    await outbox.load(owner);
    outbox.resume();
    expect(await outbox.add('vote.submit', VOTE)).toEqual({ ok: true, reply: {} });
    open.mockRestore();
  });
});

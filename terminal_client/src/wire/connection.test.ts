import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

import { eventOf, ROOM } from '../state/samples';
import { Connection } from './connection';
import type { Accepted, Handshake, Me, Refused, SinceReply, Welcome } from './generated/types';
import type { Link, Told } from './link';
import { LinkLost } from './link';
import type { Heard, LiveSocket } from './sockets';

const ME: Me = {
  attendee: 'attendee1',
  name: '',
  title: '',
  role: 'member',
  seat: '',
  face: 'terminal',
  permissions: [],
  page_key: null,
};

/** A socket whose server is the test. */
class Pair implements LiveSocket {
  closed = false;
  since_asked: unknown[] = [];
  answerSince: (reply: SinceReply) => void = () => undefined;
  answer: (answer: Accepted | Refused) => void = () => undefined;
  fail: () => void = () => undefined;

  constructor(
    readonly handshake: Handshake,
    readonly heard: Heard,
  ) {}

  command(): Promise<Accepted | Refused> {
    return new Promise((resolve, reject) => {
      this.answer = resolve;
      this.fail = () => reject(new Error('no answer'));
    });
  }

  since(request: unknown): Promise<SinceReply> {
    this.since_asked.push(request);
    return new Promise((resolve) => {
      this.answerSince = resolve;
    });
  }

  signal(): void {}

  close(): void {
    this.closed = true;
  }

  welcome(streams: Welcome['streams'], epoch = 'first'): void {
    this.heard.welcome({ me: ME, epoch, server_time: '2026-03-01T01:00:00Z', streams });
  }
}

const room = (seq: number): Welcome['streams'][number] => ({ stream: 'room', seq, snapshot: ROOM, events: [] });

describe('the live channel', () => {
  let pairs: Pair[];
  let links: Link['kind'][];
  let told: string[];
  let connection: Connection;
  const newest = (): Pair => {
    const pair = pairs[pairs.length - 1];
    if (pair === undefined) throw new Error('no link was tried');
    return pair;
  };

  beforeEach(() => {
    vi.useFakeTimers();
    pairs = [];
    links = [];
    told = [];
    const hears: Told = {
      link: (link) => links.push(link.kind),
      welcomed: () => told.push('welcomed'),
      snapshot: (stream) => told.push(`snapshot ${stream}`),
      event: (event) => told.push(`${event.stream} ${event.seq}`),
      closed: (stream) => told.push(`closed ${stream}`),
      signal: (signal) => told.push(`signal ${signal.name}`),
    };
    connection = new Connection(
      (handshake, heard) => {
        pairs.push(new Pair(handshake, heard));
        return newest();
      },
      hears,
      () => 0.5,
    );
    connection.start('token', 'meeting01');
  });
  afterEach(() => {
    connection.stop();
    vi.useRealTimers();
  });

  it('is live after the welcome and tells events in order', () => {
    newest().welcome([room(4)]);
    newest().heard.event(eventOf('room', 5));
    newest().heard.event(eventOf('room', 5));
    expect(told).toEqual(['welcomed', 'snapshot room', 'room 5']);
    expect(links).toEqual(['connecting', 'live']);
  });

  it('asks for the rest when it sees a gap, and then tells what it held back', async () => {
    newest().welcome([room(4)]);
    newest().heard.event(eventOf('room', 7));
    expect(newest().since_asked).toEqual([{ since: [{ stream: 'room', seq: 4 }] }]);
    newest().answerSince({
      streams: [{ stream: 'room', seq: 6, snapshot: null, events: [eventOf('room', 5), eventOf('room', 6)] }],
    });
    await vi.advanceTimersByTimeAsync(0);
    expect(told.slice(2)).toEqual(['room 5', 'room 6', 'room 7']);
  });

  it('notices by the pulse what was lost silently', () => {
    newest().welcome([room(4)]);
    newest().heard.pulse({ streams: [{ stream: 'room', seq: 4 }], at: '' });
    expect(newest().since_asked).toEqual([]);
    newest().heard.pulse({ streams: [{ stream: 'room', seq: 6 }], at: '' });
    expect(newest().since_asked).toHaveLength(1);
  });

  it('comes back with what it has read, and drops streams it is not told any more', async () => {
    newest().welcome([room(4), { stream: 'item/abcdefgh', seq: 2, snapshot: ROOM, events: [] }]);
    newest().heard.lost();
    await vi.advanceTimersByTimeAsync(1000);
    expect(pairs).toHaveLength(2);
    expect(newest().handshake.epoch).toBe('first');
    expect(newest().handshake.since).toEqual([
      { stream: 'room', seq: 4 },
      { stream: 'item/abcdefgh', seq: 2 },
    ]);
    newest().welcome([{ stream: 'room', seq: 5, snapshot: null, events: [eventOf('room', 5)] }]);
    expect(told).toContain('closed item/abcdefgh');
    expect(told[told.length - 1]).toBe('room 5');
  });

  it('drops everything when the numbers are of another life of the database', async () => {
    newest().welcome([room(40)]);
    newest().heard.lost();
    await vi.advanceTimersByTimeAsync(1000);
    newest().welcome([room(3)], 'second');
    expect(told.slice(-3)).toEqual(['closed room', 'welcomed', 'snapshot room']);
    expect(connection.positions()).toEqual([{ stream: 'room', seq: 3 }]);
  });

  it('does not hear the late words of an older link', async () => {
    const first = newest();
    first.welcome([room(4)]);
    connection.reconnect();
    await vi.advanceTimersByTimeAsync(1);
    newest().welcome([{ stream: 'room', seq: 4, snapshot: null, events: [] }]);
    first.heard.event(eventOf('room', 5));
    first.heard.lost();
    expect(connection.link.kind).toBe('live');
    expect(told.filter((line) => line === 'room 5')).toEqual([]);
    expect(first.closed).toBe(true);
  });

  it('gives up a link that is silent for too long', async () => {
    newest().welcome([room(4)]);
    await vi.advanceTimersByTimeAsync(11_000);
    newest().heard.pulse({ streams: [], at: '' });
    await vi.advanceTimersByTimeAsync(11_000);
    expect(connection.link.kind).toBe('live');
    await vi.advanceTimersByTimeAsync(2500);
    expect(pairs.length).toBeGreaterThan(1);
  });

  it('tries again for ever', async () => {
    for (let tries = 0; tries < 30; tries += 1) {
      newest().heard.lost();
      await vi.advanceTimersByTimeAsync(9000);
    }
    expect(pairs.length).toBe(31);
    expect(connection.link.kind).toBe('lost');
    newest().welcome([room(1)]);
    expect(connection.link.kind).toBe('live');
  });

  it('stays refused with its reason and still asks again, rarely', async () => {
    newest().heard.refused({ code: 'not_in_meeting', facts: {}, field: '' });
    expect(connection.link).toMatchObject({ kind: 'refused', problem: { code: 'not_in_meeting' } });
    await vi.advanceTimersByTimeAsync(14_000);
    expect(pairs).toHaveLength(1);
    await vi.advanceTimersByTimeAsync(2000);
    expect(pairs).toHaveLength(2);
    newest().heard.lost();
    expect(connection.link.kind).toBe('refused');
  });

  it('waits as long as a restarting server asked for', async () => {
    newest().welcome([room(1)]);
    newest().heard.restarting({ after_seconds: 5 });
    newest().heard.lost();
    await vi.advanceTimersByTimeAsync(4500);
    expect(pairs).toHaveLength(1);
    await vi.advanceTimersByTimeAsync(1000);
    expect(pairs).toHaveLength(2);
  });

  it('does not let an answer that was on its way open a closed stream again', async () => {
    newest().welcome([room(4), { stream: 'item/abcdefgh', seq: 2, snapshot: ROOM, events: [] }]);
    newest().heard.event(eventOf('item/abcdefgh', 9));
    newest().heard.closed({ stream: 'item/abcdefgh' });
    newest().answerSince({ streams: [{ stream: 'item/abcdefgh', seq: 9, snapshot: ROOM, events: [] }] });
    await vi.advanceTimersByTimeAsync(0);
    expect(told[told.length - 1]).toBe('closed item/abcdefgh');
    expect(connection.positions()).toEqual([{ stream: 'room', seq: 4 }]);
  });

  it('says that it does not know when no acknowledgement comes', async () => {
    newest().welcome([room(4)]);
    const sent = connection.command({ id: 'abcdefgh', name: 'view.withdraw', payload: {} });
    newest().fail();
    await expect(sent).rejects.toBeInstanceOf(LinkLost);
    expect(connection.link.kind).toBe('lost');
  });
});

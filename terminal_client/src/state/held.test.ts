import { describe, expect, it } from 'vitest';

import type { Document, EventMessage, ItemSnapshot } from '../wire/generated/types';
import { Held } from './held';
import { eventOf, markOf, ROOM } from './samples';

const PAPER: Document = {
  id: 'document1',
  version: 'version01',
  item: 'itemitem1',
  name: '材料',
  classification: 'internal',
  kind: 'pages',
  size: 1,
  state: 'ready',
  pages: 1,
  pages_ready: 1,
  problem: '',
  problem_page: 0,
  uploaded_at: '2026-03-01T01:00:00Z',
  uploaded_by: '',
  pushed_at: null,
  number: 1,
  note: '',
  earlier: [],
  coming: null,
};
const INSIDE: ItemSnapshot = { kind: 'item', item: 'itemitem1', documents: [PAPER], ballots: [], view: null };

function holding(stream: string): Held {
  return new Held(
    async () => ({ stream, seq: 1, me_seq: 1, marks: [markOf('first000', 1)] }),
    () => undefined,
  );
}

describe('what a terminal holds', () => {
  it('drops stream, papers and marks together when one is let out, and says what it was', async () => {
    const held = holding('item/itemitem1');
    held.snapshot('room', ROOM);
    held.snapshot('item/itemitem1', INSIDE);
    await held.marks.open('version01', 1);
    const dropped: unknown[] = [];
    held.onClosed((_stream, snapshot) => dropped.push(snapshot));
    held.closed('item/itemitem1');
    expect(held.streams).toEqual({ room: ROOM });
    expect(held.marks.images('version01', 1)).toEqual([]);
    expect(dropped).toEqual([INSIDE]);
  });

  it('drops the pages of a paper that leaves the table', async () => {
    const held = holding('room');
    held.snapshot('room', { ...ROOM, documents: [PAPER] });
    await held.marks.open('version01', 1);
    const hidden: EventMessage = { ...eventOf('room', 1), name: 'document.hidden', payload: { document_id: PAPER.id } };
    held.event(hidden);
    expect(held.streams.room?.documents).toEqual([]);
    expect(held.marks.images('version01', 1)).toEqual([]);
  });

  it('takes the marks events carry', async () => {
    const held = holding('room');
    held.snapshot('room', ROOM);
    await held.marks.open('version01', 1);
    held.event({ ...eventOf('room', 1), name: 'mark.erased', payload: { marks: [markOf('first000', 2)] } });
    expect(held.marks.marks('version01', 1)).toEqual([]);
  });

  it('forgets the key of its pages when the meeting is over, closed to it, or unheard of for long', () => {
    const me = { attendee: 'attendee1', name: '', title: '', role: null, seat: '', face: 'terminal' as const };
    const page_key = { id: 'keykeykey', key: '0'.repeat(64) };
    const fresh = (): Held => {
      const held = holding('room');
      held.welcomed({ ...me, permissions: [], page_key }, '2026-03-01T01:00:00Z');
      held.snapshot('room', ROOM);
      return held;
    };
    const key = (held: Held): unknown => held.me?.page_key ?? null;
    const lost = (hours: number) => ({ kind: 'lost' as const, since: Date.now() - hours * 3_600_000, attempt: 1 });
    const cases: Readonly<Record<string, (held: Held) => void>> = {
      over: (held) =>
        held.event({
          ...eventOf('room', 1),
          name: 'meeting.closed',
          payload: { meeting: { ...ROOM.meeting, phase: 'closed' } },
        }),
      'closed to it': (held) => held.closed('room'),
      refused: (held) => held.link({ kind: 'refused', problem: { code: 'not_in_meeting', facts: {}, field: '' } }),
      'unheard of': (held) => held.link(lost(9)),
    };
    for (const [name, happens] of Object.entries(cases)) {
      const held = fresh();
      happens(held);
      expect(key(held), name).toBeNull();
    }
    const away = fresh();
    away.link(lost(7));
    away.closed('item/itemitem1');
    expect(key(away)).toEqual(page_key);
  });
});

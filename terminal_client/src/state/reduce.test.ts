import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { describe, expect, it } from 'vitest';

import type { EventMessage, ItemSnapshot, Snapshot, StaffSnapshot } from '../wire/generated/types';
import { reduce } from './reduce';
import { ATTENDEE, eventOf, MEETING, ROOM, VIEW } from './samples';
import { currentView } from './selectors';

interface Vector {
  readonly before: Snapshot;
  readonly events: readonly EventMessage[];
  readonly after: Snapshot;
}

const FOLDER = join(__dirname, '../../../tests/vectors/state');

/** Snapshots are sets of parts: the server sorts for its own reasons, and the faces sort what they show. */
function canonical(value: unknown): unknown {
  if (Array.isArray(value)) {
    const inner = value.map(canonical);
    const isParts = inner.every((one) => typeof one === 'object' && one !== null && !Array.isArray(one));
    return isParts ? [...inner].sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1)) : inner;
  }
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(entries.map(([key, one]) => [key, canonical(one)]));
}

describe('the vectors written by the server', () => {
  const names = readdirSync(FOLDER).filter((name) => name.endsWith('.json'));
  it('are there', () => expect(names.length).toBeGreaterThan(0));
  it.each(names)('%s', (name) => {
    const vector = JSON.parse(readFileSync(join(FOLDER, name), 'utf-8')) as Vector;
    const after = vector.events.reduce<Snapshot>((snapshot, event) => reduce(snapshot, event), vector.before);
    expect(canonical(after)).toEqual(canonical(vector.after));
  });
});

describe('parts', () => {
  it('replace what is held and leave the rest as the same objects', () => {
    const signedIn = { ...ATTENDEE, state: 'present' } as const;
    const event: EventMessage = {
      ...eventOf('room', 1),
      name: 'attendee.signed_in',
      payload: { attendee: signedIn, meeting: { ...MEETING, present: 1 } },
    };
    const after = reduce(ROOM, event);
    expect(after.attendees).toEqual([signedIn]);
    expect(after.meeting.present).toBe(1);
    expect(after.items).toBe(ROOM.items);
    expect(ROOM.attendees[0]?.state).toBe('expected');
  });

  it('an older view never turns the room back', () => {
    const after = reduce(ROOM, eventOf('room', 1, { view: 5, page: 3 }));
    expect(reduce(after, eventOf('room', 2, { view: 4, page: 9 })).view.page).toBe(3);
  });

  it('a ballot people vote on is no longer only prepared', () => {
    const staff: StaffSnapshot = {
      kind: 'staff',
      conduct: { step: 0, next: 'start_meeting', item: null, ballot: null },
      prepared: [],
      turnouts: [],
      admissions: [],
      notes: [],
      drafts: [],
      package: { state: 'none', made_at: null, size: 0, sha256: '', problem: '' },
    };
    const turnout = { ballot: 'ballot001', voted: [], missing: [ATTENDEE.id] };
    const ballot = { id: 'ballot001' } as StaffSnapshot['prepared'][number];
    const prepared = reduce(staff, { ...eventOf('staff', 1), name: 'ballot.prepared', payload: { ballot } });
    expect(prepared.prepared).toHaveLength(1);
    const asked = reduce(prepared, { ...eventOf('staff', 2), name: 'turnout.changed', payload: { turnout } });
    expect(asked.prepared).toEqual([]);
    expect(asked.turnouts).toEqual([turnout]);
    const dropped = reduce(prepared, { ...eventOf('staff', 2), name: 'ballot.discarded', payload: { ballot } });
    expect(dropped.prepared).toEqual([]);
  });
});

describe('where the room is', () => {
  const inside = (view: number): ItemSnapshot => ({
    kind: 'item',
    item: 'itemitem1',
    documents: [],
    ballots: [],
    view: { ...VIEW, view, page: 7 },
  });

  it('is what the newest view says, inside before outside', () => {
    const room = { ...ROOM, view: { ...VIEW, view: 5, closed: true } };
    expect(currentView({ room, 'item/itemitem1': inside(5) })?.page).toBe(7);
    expect(currentView({ room, 'item/itemitem1': inside(4) })?.closed).toBe(true);
    expect(currentView({ room })?.closed).toBe(true);
  });
});

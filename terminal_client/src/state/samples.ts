/** Small values for tests; never part of the product. */

import type { Attendee, EventMessage, Mark, Meeting, RoomSnapshot, View } from '../wire/generated/types';

export const MEETING: Meeting = {
  id: 'meeting01',
  body: 'body00001',
  body_name: '办公会',
  year: 2026,
  ordinal: 12,
  title: '2026年第12次办公会',
  kind: 'office',
  classification: 'internal',
  phase: 'in_session',
  room: null,
  room_name: '',
  starts_at: '2026-03-01T01:00:00Z',
  ends_at: '2026-03-01T03:00:00Z',
  opened_at: null,
  closed_at: null,
  current_item: null,
  sign_in_with_signature: false,
  eligible: 2,
  present: 0,
};

export const VIEW: View = {
  view: 1,
  term: 1,
  presenter: null,
  presenter_name: '',
  item: null,
  version: null,
  page: 0,
  region: null,
  mode: 'follow',
  asked: [],
  closed: false,
};

export const ATTENDEE: Attendee = {
  id: 'attendee1',
  person: 'person001',
  name: '陈䶮',
  title: '主任',
  department: '办公室',
  role: 'chair',
  seat: '1',
  row: 0,
  column: 0,
  state: 'expected',
  signed_in_at: null,
  left_at: null,
  method: null,
  signed_in_by: '',
};

export const ROOM: RoomSnapshot = {
  kind: 'room',
  meeting: MEETING,
  attendees: [ATTENDEE],
  items: [],
  documents: [],
  ballots: [],
  view: VIEW,
};

/** A page turn of the room. */
export function eventOf(stream: string, seq: number, view: Partial<View> = {}): EventMessage {
  return {
    stream,
    seq,
    name: 'view.changed',
    at: '2026-03-01T01:00:00Z',
    actor: { attendee: null, name: '', role: null, on_behalf: false },
    payload: { view: { ...VIEW, view: seq, ...view } },
  };
}

export function markOf(id: string, revision: number, more: Partial<Mark> = {}): Mark {
  return {
    id,
    version: 'version01',
    page: 1,
    layer: 'shared',
    author: ATTENDEE.id,
    author_name: ATTENDEE.name,
    made_at: '2026-03-01T01:00:00Z',
    erased: revision % 2 === 0,
    revision,
    shape: { kind: 'ink', colour: '#000000', width: 40, points: [1, 1, 2, 2], pressures: [] },
    ...more,
  };
}

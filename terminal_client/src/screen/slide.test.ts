import { describe, expect, it } from 'vitest';

import { MEETING, ROOM, VIEW } from '../state/samples';
import type { AgendaItem, Ballot, Document, Meeting, RoomSnapshot, View } from '../wire/generated/types';
import type { ScreenState } from './slide';
import { screenSlide } from './slide';

const ITEM: AgendaItem = {
  id: 'item00001',
  number: 3,
  title: '预算',
  submitted_by: '财务部',
  reporter: '李敏',
  purpose: 'deliberate',
  planned_minutes: 20,
  restricted: false,
  state: 'current',
  started_at: '2026-03-01T01:00:00Z',
  ended_at: null,
  decision: null,
};
const DOCUMENT: Document = {
  id: 'document1',
  version: 'version01',
  item: ITEM.id,
  name: '汇报稿',
  kind: 'pages',
  size: 1,
  state: 'ready',
  pages: 40,
  pages_ready: 40,
  problem: '',
  problem_page: 0,
  uploaded_at: '2026-03-01T00:00:00Z',
  uploaded_by: '',
  classification: 'internal',
  pushed_at: null,
  number: 1,
  note: '',
  earlier: [],
  coming: null,
};
const BALLOT: Ballot = {
  id: 'ballot001',
  item: ITEM.id,
  question: '同意吗',
  eligible: 17,
  present: 15,
  needed: 12,
  received: 3,
  state: 'open',
  rule: { base: 'eligible', numerator: 2, denominator: 3, strict: false, quorum_numerator: 1, quorum_denominator: 2 },
  requirement_zh: '',
  requirement_en: '',
  opened_at: '2026-03-01T01:05:00Z',
  closed_at: null,
  tally: null,
  votes: [],
};
const COUNTED: Ballot = {
  ...BALLOT,
  state: 'closed',
  closed_at: '2026-03-01T01:06:00Z',
  tally: {
    eligible: 17,
    present: 15,
    received: 15,
    counts: [],
    not_voted: 0,
    base: 17,
    needed: 12,
    quorum_needed: 9,
    quorum_met: true,
    passed: true,
    sentence_zh: '通过',
    sentence_en: 'Passed',
  },
};
const DECIDED: AgendaItem = {
  ...ITEM,
  state: 'closed',
  ended_at: '2026-03-01T01:10:00Z',
  decision: { outcome: 'passed', method: 'ballot', sentence: '同意。' },
};
const SHOWN: View = { ...VIEW, view: 9, item: ITEM.id, version: DOCUMENT.version, page: 12 };

function kind(meeting: Partial<Meeting>, room: Partial<RoomSnapshot> = {}, more: Partial<ScreenState> = {}): string {
  const phase = { phase: 'in_session', ...meeting } as const;
  const streams = { room: { ...ROOM, meeting: { ...MEETING, ...phase }, documents: [DOCUMENT], ...room } };
  return screenSlide({ place: 'in_meeting', streams, resultAt: null, ...more }).kind;
}
const during = (room: Partial<RoomSnapshot>, more: Partial<ScreenState> = {}): string =>
  kind({ current_item: ITEM.id }, { items: [ITEM], ...room }, more);

describe('what the wall shows', () => {
  it('says what to do when it is bound to no room', () => {
    expect(screenSlide({ place: 'unbound', streams: {}, resultAt: null }).kind).toBe('unbound');
    expect(screenSlide({ place: 'no_meeting', streams: {}, resultAt: null }).kind).toBe('no_meeting');
    expect(screenSlide({ place: 'in_meeting', streams: {}, resultAt: null }).kind).toBe('joining');
  });
  it('follows the life of the meeting', () => {
    expect(kind({ phase: 'noticed' })).toBe('welcome');
    expect(kind({})).toBe('welcome');
    expect(kind({ phase: 'recess' }, { view: SHOWN })).toBe('recess');
    expect(kind({ phase: 'closed' }, { view: SHOWN })).toBe('closed');
  });
  it('shows the item, and its paper once one is put up', () => {
    expect(during({})).toBe('item');
    expect(during({ view: SHOWN })).toBe('page');
  });
  it('does not show a paper it does not know', () => {
    expect(during({ view: SHOWN, documents: [] })).toBe('item');
  });
  it('puts the question before the page', () => {
    expect(during({ view: SHOWN, ballots: [BALLOT] })).toBe('vote');
  });
  it('shows the result until the room goes on', () => {
    const resultAt = { ballot: COUNTED.id, view: 9 };
    expect(during({ view: SHOWN, ballots: [COUNTED] }, { resultAt })).toBe('result');
    expect(during({ view: { ...SHOWN, view: 10 }, ballots: [COUNTED] }, { resultAt })).toBe('page');
    expect(during({ ballots: [COUNTED] })).toBe('result');
  });
  it('does not show an old result when another item is on', () => {
    expect(during({ ballots: [{ ...COUNTED, item: 'item00002' }] })).toBe('item');
  });
  it('shows the decision between two items', () => {
    expect(kind({ current_item: null }, { items: [DECIDED] })).toBe('decision');
  });
});

describe('a restricted item', () => {
  const restricted = { ...ITEM, restricted: true };
  it('shows the safe slide, whatever else there is', () => {
    expect(during({ items: [restricted], ballots: [BALLOT], view: SHOWN })).toBe('closed_door');
    expect(during({ view: { ...VIEW, view: 9, closed: true } })).toBe('closed_door');
  });
});

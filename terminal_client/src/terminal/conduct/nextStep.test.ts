import { describe, expect, it } from 'vitest';

import { ATTENDEE, MEETING, ROOM } from '../../state/samples';
import type { Streams } from '../../state/streams';
import type { AgendaItem, Conduct, StaffSnapshot } from '../../wire/generated/types';
import { missingNames, offerOf } from './nextStep';

const item: AgendaItem = {
  id: 'item00004',
  number: 4,
  title: '年度预算',
  submitted_by: '',
  reporter: '',
  purpose: 'deliberate',
  planned_minutes: 20,
  restricted: false,
  state: 'waiting',
  started_at: null,
  ended_at: null,
  decision: null,
};
const conduct = (next: Conduct['next'], more: Partial<Conduct> = {}): Conduct => ({
  step: 7,
  next,
  item: null,
  ballot: null,
  ...more,
});
const staff: StaffSnapshot = {
  kind: 'staff',
  conduct: conduct('start_meeting'),
  prepared: [],
  turnouts: [{ ballot: 'ballot001', voted: [], missing: [ATTENDEE.id, 'gone00001'] }],
  admissions: [],
  notes: [],
  drafts: [],
  package: { state: 'none', made_at: null, problem: '', sha256: '', size: 0 },
};
const streams: Streams = { room: { ...ROOM, meeting: MEETING, items: [item] }, staff };

describe('the one next step', () => {
  it('names the item it is about', () => {
    expect(offerOf(conduct('start_item', { item: item.id }), streams)).toMatchObject({
      words: 'start_item',
      named: { number: 4 },
      asks: 'nothing',
    });
    expect(offerOf(conduct('close_item', { item: item.id }), streams).asks).toBe('decision');
  });

  it('says how many have not voted, and asks before they are cut off', () => {
    const offer = offerOf(conduct('close_ballot', { ballot: 'ballot001' }), streams);
    expect(offer).toMatchObject({ words: 'close_ballot_missing', named: { count: 2 }, asks: 'consequence' });
    expect(missingNames(streams, 'ballot001')).toEqual([ATTENDEE.name]);
  });

  it('closes a complete ballot without asking', () => {
    const complete: Streams = { ...streams, staff: { ...staff, turnouts: [] } };
    expect(offerOf(conduct('close_ballot', { ballot: 'ballot001' }), complete)).toMatchObject({
      words: 'close_ballot',
      asks: 'nothing',
    });
  });

  it('asks once before the meeting ends', () => {
    expect(offerOf(conduct('close_meeting'), streams).asks).toBe('consequence');
  });
});

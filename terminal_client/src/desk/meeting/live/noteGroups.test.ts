import { describe, expect, it } from 'vitest';

import type { AgendaItem, Note } from '../../../wire/generated/types';
import { grouped, likelySpeakers } from './noteGroups';

const note = (id: string, item: string | null, speaker: string | null): Note => ({
  id,
  item,
  speaker,
  speaker_name: '',
  text: '…',
  at: '2026-03-01T01:00:00Z',
  written_by: '林',
  removed: false,
});
const item = (id: string, number: number): AgendaItem => ({
  id,
  number,
  title: id,
  submitted_by: '',
  reporter: '',
  purpose: 'deliberate',
  planned_minutes: 5,
  restricted: false,
  state: 'waiting',
  started_at: null,
  ended_at: null,
  decision: null,
});
const agenda = [item('item00001', 1), item('item00002', 2), item('item00003', 3)];
const notes = [
  note('n1', 'item00002', 'a'),
  note('n2', null, null),
  note('n3', 'item00002', 'b'),
  note('n4', 'item00002', 'a'),
];

describe('notes by item', () => {
  it('stand in the order of the agenda, with the current item though it has none yet', () => {
    const groups = grouped(notes, agenda, 'item00003');
    expect(groups.map((group) => group.item?.id)).toEqual([undefined, 'item00002', 'item00003']);
    expect(groups[1]?.notes.map((one) => one.id)).toEqual(['n1', 'n3', 'n4']);
  });
});

describe('likely speakers', () => {
  it('are those who spoke last and then who is here, each once, and keep their places', () => {
    expect(likelySpeakers(notes, ['c', 'b', 'd', 'a'], 4)).toEqual(['c', 'b', 'd', 'a']);
    expect(likelySpeakers(notes, ['c', 'b', 'd', 'a'], 3)).toEqual(['c', 'b', 'a']);
  });
  it('count somebody who spoke and left', () => {
    expect(likelySpeakers(notes, ['c', 'd'], 3)).toEqual(['c', 'a', 'b']);
  });
});

import { describe, expect, it } from 'vitest';

import { MEETING } from '../../state/samples';
import type { Meeting, MeetingSummary } from '../../wire/generated/types';
import { listed, queryOf, todays, wantedOf } from './listing';

const line = (id: string, more: Partial<Meeting>): MeetingSummary => ({
  meeting: { ...MEETING, id, ...more },
  items: 1,
  papers: 0,
  attendees: 2,
});
const next = line('next00001', { phase: 'noticed', starts_at: '2026-03-02T01:00:00Z', title: '预算' });
const later = line('later0001', { phase: 'draft', starts_at: '2026-03-09T01:00:00Z', title: '人事' });
const last = line('last00001', { phase: 'archived', starts_at: '2026-02-02T01:00:00Z', title: '年度总结' });
const first = line('first0001', { phase: 'closed', starts_at: '2026-01-02T01:00:00Z', title: '部署' });
const all = [later, next, last, first];
const ids = (query: Record<string, string>): string[] => listed(all, wantedOf(query)).map((one) => one.meeting.id);

describe('the list of meetings', () => {
  it('begins with the next one', () => expect(ids({})).toEqual(['next00001', 'later0001']));
  it('begins the past with the last one', () => expect(ids({ when: 'past' })).toEqual(['last00001', 'first0001']));
  it('turns round when asked', () => expect(ids({ when: 'past', order: 'asc' })).toEqual(['first0001', 'last00001']));
  it('finds by words and by phase', () => {
    expect(ids({ when: 'all', q: '总结' })).toEqual(['last00001']);
    expect(ids({ when: 'all', phase: 'draft' })).toEqual(['later0001']);
  });
  it('sorts phases along the life of a meeting', () => {
    expect(ids({ when: 'all', sort: 'phase' })).toEqual(['later0001', 'next00001', 'first0001', 'last00001']);
  });
  it('keeps its place in the address, and an address says no more than it must', () => {
    expect(queryOf(wantedOf({}))).toEqual({});
    const query = { when: 'past', q: '总结', sort: 'title', order: 'desc' };
    expect(queryOf(wantedOf(query))).toEqual(query);
    expect(queryOf(wantedOf({ when: 'past', order: 'desc' }))).toEqual({ when: 'past' });
  });
  it('takes nonsense in the address for nothing said', () => {
    expect(wantedOf({ when: 'x', sort: 'y', q: ['a'] })).toEqual(wantedOf({}));
  });
});

describe('today', () => {
  it('shows what runs first, though it began yesterday', () => {
    const running = line('running01', { phase: 'in_session', starts_at: '2026-03-01T01:00:00Z' });
    const now = new Date('2026-03-02T02:00:00Z');
    expect(todays([next, running, later], now).map((one) => one.meeting.id)).toEqual(['running01', 'next00001']);
  });
});

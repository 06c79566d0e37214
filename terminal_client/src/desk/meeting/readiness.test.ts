import { describe, expect, it } from 'vitest';

import { MEETING } from '../../state/samples';
import type { MeetingDetail, Readiness } from '../../wire/generated/types';
import { missing, notice, tabFor, tabsOf } from './readiness';

const detail = (readiness: readonly Readiness[], more: Partial<MeetingDetail['meeting']> = {}): MeetingDetail => ({
  meeting: { ...MEETING, phase: 'draft', ...more },
  attendees: [],
  items: [],
  readiness,
  may_conduct: false,
  may_edit: true,
});

describe('what is missing', () => {
  it('leads to where one sees to it', () => {
    const found = missing([
      { code: 'no_chair', count: 1 },
      { code: 'papers_failed', count: 2 },
    ]);
    expect(found.map((one) => one.tab)).toEqual(['attendees', 'agenda']);
  });
  it('lets the notice go out without papers, but not without an agenda', () => {
    expect(
      notice(
        detail([
          { code: 'items_without_papers', count: 3 },
          { code: 'not_noticed', count: 1 },
        ]),
      ),
    ).toBe('ready');
    expect(notice(detail([{ code: 'agenda_empty', count: 1 }]))).toBe('missing');
  });
  it('offers the notice once, and only to who may edit', () => {
    expect(notice(detail([], { phase: 'noticed' }))).toBe('sent');
    expect(notice({ ...detail([]), may_edit: false })).toBe('not_yours');
  });
});

describe('the tabs of a meeting', () => {
  it('follow its life', () => {
    expect(tabsOf(detail([]))).toEqual(['overview', 'agenda', 'attendees', 'readers']);
    expect(tabsOf(detail([], { phase: 'in_session' }))).toContain('live');
    expect(tabsOf(detail([], { phase: 'closed' })).slice(-2)).toEqual(['minutes', 'archive']);
  });
  it('lead from the closed meeting to its minutes, and to the overview where an address means nothing', () => {
    expect(tabFor('live', tabsOf(detail([], { phase: 'closed' })))).toBe('minutes');
    expect(tabFor('minutes', tabsOf(detail([])))).toBe('overview');
    expect(tabFor(undefined, tabsOf(detail([])))).toBe('overview');
  });
});

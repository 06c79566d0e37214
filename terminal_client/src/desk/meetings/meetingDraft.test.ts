import { describe, expect, it } from 'vitest';

import { draftOf, emptyDraft, withStart, wrongs } from './meetingDraft';

const filled = { ...emptyDraft(new Date('2026-03-01T08:20:00')), body: 'body00001', title: ' 第12次办公会 ' };

describe('a new meeting', () => {
  it('begins at the next full hour and says what is missing', () => {
    expect(filled.starts_at?.getMinutes()).toBe(0);
    expect(filled.starts_at?.getHours()).toBe(9);
    expect(wrongs(emptyDraft(new Date()))).toEqual(['body', 'title']);
  });
  it('is sent with times of one zone and a trimmed title', () => {
    expect(draftOf(filled)).toMatchObject({ title: '第12次办公会', starts_at: filled.starts_at?.toISOString() });
    expect(draftOf({ ...filled, title: ' ' })).toBeNull();
  });
  it('keeps its length when its start is moved', () => {
    const later = withStart(filled, new Date('2026-03-02T14:00:00'));
    expect(later.ends_at).toEqual(new Date('2026-03-02T16:00:00'));
  });
  it('does not end before it starts', () => {
    expect(wrongs({ ...filled, ends_at: filled.starts_at })).toEqual(['ends_before_start']);
  });
});

import { describe, expect, it } from 'vitest';

import type { Document, Reading } from '../wire/generated/types';
import { cameBackTo, resumedAt } from './lastRead';

const paper = (id: string, pages = 40) => ({ id, version: `${id}-new`, pages, pages_ready: pages }) as Document;
const reading = (document: string, page: number, minute: number): Reading => ({
  document,
  version: `${document}-old`,
  page,
  read_before: null,
  last_opened_at: `2026-03-01T09:${String(minute).padStart(2, '0')}:00Z`,
});

describe('going on reading', () => {
  it('begins where one was last, in the version of now', () => {
    expect(resumedAt(new Map([['a', reading('a', 12, 1)]]), paper('a'))).toEqual({ version: 'a-new', page: 12 });
    expect(resumedAt(new Map(), paper('a'))).toEqual({ version: 'a-new', page: 1 });
  });

  it('does not go past the end of a shorter version', () => {
    expect(resumedAt(new Map([['a', reading('a', 12, 1)]]), paper('a', 5)).page).toBe(5);
    expect(resumedAt(new Map([['a', reading('a', 12, 1)]]), paper('a', 0)).page).toBe(1);
  });

  it('comes back to the paper last read', () => {
    const readings = [reading('a', 12, 5), reading('b', 3, 9), reading('gone', 7, 30)];
    expect(cameBackTo(readings, [paper('a'), paper('b')], null)).toEqual({ version: 'b-new', page: 3 });
    expect(cameBackTo(readings, [], null)).toBeNull();
  });

  it('leaves a new item at its beginning', () => {
    expect(cameBackTo([reading('a', 12, 5)], [paper('a')], '2026-03-01T09:06:00Z')).toBeNull();
    expect(cameBackTo([reading('a', 12, 7)], [paper('a')], '2026-03-01T09:06:00Z')?.page).toBe(12);
  });
});

import { describe, expect, it } from 'vitest';

import type { Changes, Document } from '../wire/generated/types';
import { isFresh, knownBefore, pagesToTell, placeIn, recalledBeside, stopsOf } from './versions';

const WHOLE = { left: 0, top: 0, right: 1, bottom: 1 };
const WORD = { left: 0.2, top: 0.3, right: 0.3, bottom: 0.32 };
const CHANGES: Changes = {
  version: 'new',
  since: 'old',
  compared: true,
  places: [1, 3, 4, 4],
  pages: [
    { page: 2, regions: [WHOLE] },
    { page: 3, regions: [WORD] },
  ],
  before: [
    { page: 2, regions: [WORD] },
    { page: 4, regions: [WHOLE] },
  ],
};
const paper = { version: 'new', uploaded_at: '2026-03-01T02:00:00Z', pages_ready: 1 } as Document;

describe('a newer version', () => {
  it('is told against the version last read, or the one known before it', () => {
    expect(knownBefore(paper, undefined)).toBeNull();
    expect(knownBefore(paper, { version: 'old', read_before: 'older' })).toBe('old');
    expect(knownBefore(paper, { version: 'new', read_before: 'old' })).toBe('old');
    expect(knownBefore(paper, { version: 'new', read_before: null })).toBeNull();
  });

  it('is told too when it was laid out before the server said what one knows', () => {
    const here = { version: 'new', read_before: null };
    expect(recalledBeside({ version: 'old', read_before: null }, here)).toEqual({ version: 'new', read_before: 'old' });
    expect(recalledBeside({ version: 'new', read_before: 'old' }, here)).toEqual({
      version: 'new',
      read_before: 'old',
    });
  });

  it('keeps the reader on the page that stands for theirs', () => {
    expect([1, 2, 3, 4, 9].map((page) => placeIn(CHANGES, page))).toEqual([1, 3, 4, 4, 4]);
  });

  it('is compared page by page, with what came and went', () => {
    expect(stopsOf(CHANGES)).toEqual([
      { before: 0, after: 2 },
      { before: 2, after: 3 },
      { before: 4, after: 0 },
    ]);
    expect(pagesToTell(CHANGES)).toEqual([2, 3, 4]);
  });
});

describe('a paper that came late', () => {
  it('is new until it was opened', () => {
    expect(isFresh(paper, '2026-03-01T01:00:00Z', false)).toBe(true);
    expect(isFresh(paper, '2026-03-01T01:00:00Z', true)).toBe(false);
    expect(isFresh(paper, '2026-03-01T03:00:00Z', false)).toBe(false);
    expect(isFresh(paper, null, false)).toBe(false);
  });
});

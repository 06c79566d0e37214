import { describe, expect, it } from 'vitest';

import type { Bookmark, Document } from '../wire/generated/types';
import { marked, sectionTitle } from './bookmarks';

const mark = (document: string, page: number): Bookmark => ({
  document,
  page,
  made_at: '2026-03-01T01:00:00Z',
  removed: false,
});
const paper = (id: string, pages: number) => ({ id, version: `${id}-v2`, name: id, pages }) as Document;

describe('marked pages', () => {
  it('stand under their papers, from front to back', () => {
    const found = marked([mark('b', 1), mark('a', 9), mark('a', 2)], [paper('a', 40), paper('b', 6)]);
    expect(found.map(({ version, page }) => `${version}/${page}`)).toEqual(['a-v2/2', 'a-v2/9', 'b-v2/1']);
  });

  it('of papers one may not read, or beyond their end, are left out', () => {
    expect(marked([mark('gone', 1), mark('a', 41)], [paper('a', 40)])).toEqual([]);
  });

  it('are called by the section they lie in', () => {
    const outline = [{ title: '一、总体情况', level: 1, page: 3 }];
    expect([sectionTitle(outline, 5), sectionTitle(outline, 1), sectionTitle([], 5)]).toEqual(['一、总体情况', '', '']);
  });
});

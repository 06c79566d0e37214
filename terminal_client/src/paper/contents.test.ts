import { describe, expect, it } from 'vitest';

import type { Page } from '../wire/generated/types';
import { hasLabels, labelOf, pageMeant, sectionAt } from './contents';

const image = { width: 1, height: 1, digest: 'x', bytes: 1 };
const pages: readonly Page[] = ['i', 'ii', 'iii', '1', '2', 'A-3'].map((label, index) => ({
  number: index + 1,
  label,
  width: 1,
  height: 1,
  rotation: 0,
  images: [],
  thumbnail: image,
  links: [],
}));

describe('the section one is in', () => {
  const outline = [
    { title: '一', level: 1, page: 2 },
    { title: '（一）', level: 2, page: 2 },
    { title: '（二）', level: 2, page: 5 },
    { title: '二', level: 1, page: 9 },
  ];

  it.each([
    [1, -1],
    [2, 1],
    [4, 1],
    [5, 2],
    [8, 2],
    [9, 3],
    [40, 3],
  ])('on page %i is entry %i', (page, entry) => {
    expect(sectionAt(outline, page)).toBe(entry);
  });

  it('is right where entries do not stand in the order of the pages', () => {
    expect(sectionAt([outline[3], outline[0]] as typeof outline, 10)).toBe(0);
    expect(sectionAt([], 3)).toBe(-1);
  });
});

describe('the page somebody means', () => {
  it.each([
    ['iii', 3],
    ['III', 3],
    ['a-3', 6],
    ['Ａ－３', 6],
    ['A—3', 6],
    ['1', 4],
    ['５', 5],
    ['6', 6],
    ['7', null],
    ['0', null],
    ['', null],
    ['x', null],
    ['-1', null],
  ])('by %j is %s', (typed, page) => {
    expect(pageMeant(pages, 6, typed)).toBe(page);
  });

  it('is called by its label, or its number', () => {
    expect(labelOf(pages, 6)).toBe('A-3');
    expect(labelOf([], 6)).toBe('6');
    expect([hasLabels(pages), hasLabels([])]).toEqual([true, false]);
  });
});

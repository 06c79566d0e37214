import { describe, expect, it } from 'vitest';

import { matchesPerson } from './search';

const person = {
  id: 'person001',
  name: '陈䶮',
  name_sort: 'chén yǎn',
  title: '副主任',
  department: '财务部',
  duties: [],
} as const;

describe('finding a person', () => {
  it.each(['陈', '䶮', 'chen', 'chenyan', 'yan', 'cy', 'CY', '副主任', '财务 chen', ''])('finds by “%s”', (typed) => {
    expect(matchesPerson(person, typed)).toBe(true);
  });
  it.each(['zhang', 'yc', '财务 zhang'])('does not find by “%s”', (typed) => {
    expect(matchesPerson(person, typed)).toBe(false);
  });
});

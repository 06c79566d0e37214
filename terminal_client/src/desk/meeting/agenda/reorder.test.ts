import { describe, expect, it } from 'vitest';

import { landing, moved } from './reorder';

describe('moving a line', () => {
  it('puts it at its new place and keeps the rest in order', () => {
    expect(moved(['a', 'b', 'c', 'd'], 0, 2)).toEqual(['b', 'c', 'a', 'd']);
    expect(moved(['a', 'b', 'c', 'd'], 3, 0)).toEqual(['d', 'a', 'b', 'c']);
  });
  it('changes nothing past either end', () => {
    const list = ['a', 'b'];
    expect(moved(list, 0, -1)).toBe(list);
    expect(moved(list, 1, 2)).toBe(list);
    expect(moved(list, 1, 1)).toBe(list);
  });
});

describe('dropping a line', () => {
  const dropped = (from: number, over: number, lowerHalf: boolean): readonly string[] =>
    moved(['a', 'b', 'c', 'd'], from, landing(from, over, lowerHalf));
  it('lands before the line under the pointer, or after it on its lower half', () => {
    expect(dropped(0, 2, false)).toEqual(['b', 'a', 'c', 'd']);
    expect(dropped(0, 2, true)).toEqual(['b', 'c', 'a', 'd']);
    expect(dropped(3, 1, false)).toEqual(['a', 'd', 'b', 'c']);
    expect(dropped(3, 1, true)).toEqual(['a', 'b', 'd', 'c']);
  });
  it('stays where it is when dropped next to itself', () => {
    expect(dropped(1, 1, true)).toEqual(['a', 'b', 'c', 'd']);
    expect(dropped(1, 0, true)).toEqual(['a', 'b', 'c', 'd']);
    expect(dropped(1, 2, false)).toEqual(['a', 'b', 'c', 'd']);
  });
});

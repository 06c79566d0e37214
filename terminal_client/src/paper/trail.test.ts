import { describe, expect, it } from 'vitest';

import { arrived, jumped, wayBack } from './trail';

const at = (page: number, version = 'a') => ({ version, page });

describe('the way back', () => {
  it('leads to where the jump began, step by step', () => {
    const trail = jumped(jumped([], at(12), at(30)), at(30), at(5));
    expect(trail).toEqual([at(12), at(30)]);
    expect(wayBack(trail, () => true)).toEqual(at(30));
    expect(arrived(trail, at(30))).toEqual([at(12)]);
    expect(arrived(trail, at(5))).toBe(trail);
  });

  it('is not needed for the next page, nor for the page one is on', () => {
    expect(jumped([], at(12), at(13))).toEqual([]);
    expect(jumped([], at(12), at(12))).toEqual([]);
    expect(jumped([], null, at(12))).toEqual([]);
    expect(jumped([], at(12), at(12, 'b'))).toEqual([at(12)]);
  });

  it('names a place once, and no more than twenty', () => {
    expect(jumped([at(1), at(9)], at(1), at(9))).toEqual([at(1)]);
    let trail = jumped([], at(1), at(99));
    for (let page = 1; page < 60; page += 2) trail = jumped(trail, at(page), at(page + 200));
    expect(trail).toHaveLength(20);
  });

  it('leaves out papers that may no longer be read', () => {
    const trail = [at(3), at(4, 'gone')];
    expect(wayBack(trail, (version) => version !== 'gone')).toEqual(at(3));
    expect(wayBack(trail, () => false)).toBeNull();
  });
});

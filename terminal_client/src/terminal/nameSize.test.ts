import { describe, expect, it } from 'vitest';

import { nameSize, widthInLetters } from './nameSize';

describe('the name plate', () => {
  it('counts rare characters of names as one letter', () => {
    expect(widthInLetters('陈䶮')).toBe(2);
    expect(widthInLetters('𠮷野')).toBe(2);
    expect(widthInLetters('Ann')).toBeCloseTo(1.74);
  });

  it('fits long names into the line and keeps short ones calm', () => {
    expect(nameSize('欧阳娜娜', 1280, 800) * 4).toBeLessThan(1280);
    expect(nameSize('李敏', 1280, 800)).toBe(260);
    expect(
      nameSize('Alexandra Featherstonehaugh', 390, 844) * widthInLetters('Alexandra Featherstonehaugh'),
    ).toBeLessThan(390);
  });
});

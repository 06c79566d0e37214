import { describe, expect, it } from 'vitest';

import type { ReadingCell } from '../../../wire/generated/types';
import { isException, nextGrant, wordOf } from './cell';

const CELL: ReadingCell = {
  item: 'item0001',
  attendee: 'attend01',
  grant: null,
  called_in: null,
  reads: false,
  lasting: false,
};

describe('a cell of the table of readers', () => {
  it('says what the role gives, quietly', () => {
    expect(wordOf(CELL)).toBe('not_now');
    expect(wordOf({ ...CELL, reads: true })).toBe('now');
    expect(wordOf({ ...CELL, reads: true, lasting: true })).toBe('always');
    expect(wordOf({ ...CELL, reads: true, called_in: true })).toBe('called_in');
    expect(isException(CELL)).toBe(false);
  });

  it('says a denial before all else, and that somebody was let out before a right', () => {
    expect(wordOf({ ...CELL, grant: 'denied', called_in: true })).toBe('denied');
    expect(wordOf({ ...CELL, grant: 'allowed', called_in: false })).toBe('let_out');
    expect(wordOf({ ...CELL, grant: 'allowed', reads: true, lasting: true })).toBe('allowed');
    expect(isException({ ...CELL, grant: 'allowed' })).toBe(true);
  });

  it('goes round with each click', () => {
    expect([null, 'allowed', 'denied'].map((grant) => nextGrant(grant as ReadingCell['grant']))).toEqual([
      'allowed',
      'denied',
      null,
    ]);
  });
});

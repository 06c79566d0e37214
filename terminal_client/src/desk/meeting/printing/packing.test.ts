import { describe, expect, it } from 'vitest';

import type { AgendaItem, Attendee, Document, Pack } from '../../../wire/generated/types';
import { asked, chosenAtFirst, forEverybody, isPersonal, nextNumber, numbers, unnamed } from './packing';

const items = [
  { id: 'i1', restricted: false },
  { id: 'i2', restricted: true },
] as unknown as AgendaItem[];
const documents = [
  { id: 'd1', item: 'i1', state: 'ready' },
  { id: 'd2', item: 'i1', state: 'drawing' },
  { id: 'd3', item: 'i2', state: 'ready' },
  { id: 'd4', item: 'i1', state: 'ready', classification: 'restricted' },
] as unknown as Document[];
const pack = (...all: number[]): Pack => ({ copies: all.map((number) => ({ number })) }) as unknown as Pack;

describe('a pack', () => {
  it('holds what is ready and open to all unless more is chosen', () => {
    const chosen = chosenAtFirst(documents, items);
    expect([...chosen]).toEqual(['d1']);
    expect(isPersonal(chosen, documents, items)).toBe(false);
    expect(isPersonal(new Set(['d1', 'd3']), documents, items)).toBe(true);
    expect(isPersonal(new Set(['d4']), documents, items)).toBe(true);
    expect(asked(new Set(['d3', 'd1']), documents, [{ attendee: null, name: ' 存档 ' }])).toEqual({
      documents: ['d1', 'd3'],
      copies: [{ attendee: null, name: '存档' }],
    });
  });
  it('is for those at the table, or only numbered', () => {
    const attendees = [
      { id: 'a', name: '陈䶮', role: 'chair', state: 'expected' },
      { id: 'b', name: '客', role: 'guest', state: 'expected' },
      { id: 'c', name: '假', role: 'member', state: 'excused' },
    ] as unknown as Attendee[];
    expect(forEverybody(attendees)).toEqual([{ attendee: 'a', name: '陈䶮' }]);
    expect(unnamed(2)).toHaveLength(2);
  });
  it('goes on numbering', () => {
    expect(nextNumber([])).toBe(1);
    expect(nextNumber([pack(4, 5), pack(1, 2, 3)])).toBe(6);
    expect(numbers(pack(4, 5))).toBe('004–005');
    expect(numbers(pack(7))).toBe('007');
  });
});

import { describe, expect, it } from 'vitest';

import type { TodaySeat } from '../wire/generated/types';
import { arrange, found } from './arrangement';

const seat = (name: string, row: number, column: number): TodaySeat => ({
  attendee: name,
  name,
  title: '主任',
  role: 'member',
  seat: `${row}-${column}`,
  row,
  column,
  needs_pin: true,
});

describe('the seat plan', () => {
  it('leaves out empty edges and puts those without a seat beside it', () => {
    const plan = arrange([seat('陈䶮', 2, 3), seat('李敏', 4, 5), seat('王立', -1, -1)]);
    expect(plan).toMatchObject({ rows: 3, columns: 3 });
    expect(plan.placed.map(({ row, column }) => [row, column])).toEqual([
      [1, 1],
      [3, 3],
    ]);
    expect(plan.standing.map(({ name }) => name)).toEqual(['王立']);
  });

  it('has no rows where nobody has a seat', () => {
    expect(arrange([seat('王立', -1, -1)])).toMatchObject({ rows: 0, columns: 0, placed: [] });
  });

  it('finds a person by part of the name, title or seat', () => {
    const people = [seat('陈䶮', 2, 3), seat('李敏', 4, 5)];
    expect(found(people, '敏').map(({ name }) => name)).toEqual(['李敏']);
    expect(found(people, ' 2-3 ').map(({ name }) => name)).toEqual(['陈䶮']);
    expect(found(people, '')).toHaveLength(2);
  });
});

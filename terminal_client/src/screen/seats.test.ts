import { describe, expect, it } from 'vitest';

import { ATTENDEE } from '../state/samples';
import { lastArrived, planOf } from './seats';

const at = (id: string, row: number | null, column: number | null, signed_in_at: string | null = null) =>
  ({ ...ATTENDEE, id, row, column, state: signed_in_at === null ? 'expected' : 'present', signed_in_at }) as const;

describe('the seat plan of the wall', () => {
  it('begins at its first row and column, wherever the room counts from', () => {
    const plan = planOf([at('a', 2, 3), at('b', 4, 3), at('c', null, null)]);
    expect(plan).toMatchObject({ rows: 3, columns: 1 });
    expect(plan?.seats.map(({ row, column }) => [row, column])).toEqual([
      [1, 1],
      [3, 1],
    ]);
  });
  it('is left out when nobody has a seat', () => expect(planOf([at('a', null, null)])).toBeNull());
});

describe('who came last', () => {
  it('stands first, and nobody who is not here', () => {
    const all = [at('a', 0, 0, '2026-03-01T01:00:00Z'), at('b', 0, 1, '2026-03-01T01:02:00Z'), at('c', 0, 2)];
    expect(lastArrived(all, 3).map((one) => one.id)).toEqual(['b', 'a']);
  });
});

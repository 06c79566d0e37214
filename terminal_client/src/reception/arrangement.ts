/** How the people of a meeting stand on the seat plan or in a list, and how one finds oneself. Pure. */

import type { TodaySeat } from '../wire/generated/types';

export interface PlacedSeat {
  readonly seat: TodaySeat;
  /** From one, as CSS grids count. */
  readonly row: number;
  readonly column: number;
}

export interface Arrangement {
  readonly placed: readonly PlacedSeat[];
  /** Those without a seat of the room. */
  readonly standing: readonly TodaySeat[];
  readonly rows: number;
  readonly columns: number;
}

/** Rows and columns nobody sits in at the edges of the plan are left out: the plan is as large as it can be. */
export function arrange(seats: readonly TodaySeat[]): Arrangement {
  const seated = seats.filter(({ row, column }) => row >= 0 && column >= 0);
  const rows = seated.map(({ row }) => row);
  const columns = seated.map(({ column }) => column);
  const [top, left] = [Math.min(...rows, Number.POSITIVE_INFINITY), Math.min(...columns, Number.POSITIVE_INFINITY)];
  return {
    placed: seated.map((seat) => ({ seat, row: seat.row - top + 1, column: seat.column - left + 1 })),
    standing: seats.filter((seat) => !seated.includes(seat)),
    rows: seated.length === 0 ? 0 : Math.max(...rows) - top + 1,
    columns: seated.length === 0 ? 0 : Math.max(...columns) - left + 1,
  };
}

/** Those whose name, title or seat holds what was typed. */
export function found(seats: readonly TodaySeat[], typed: string): readonly TodaySeat[] {
  const wanted = typed.trim().toLowerCase();
  if (wanted === '') return seats;
  return seats.filter(({ name, title, seat }) =>
    [name, title, seat].some((text) => text.toLowerCase().includes(wanted)),
  );
}

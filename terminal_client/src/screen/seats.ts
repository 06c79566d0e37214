/** The seat plan of the wall: everybody with a place, filling up as they come; pure. */

import type { Attendee } from '../wire/generated/types';

export interface PlacedSeat {
  readonly id: string;
  readonly isHere: boolean;
  /** Counted from 1, without empty rows and columns at the edges. */
  readonly row: number;
  readonly column: number;
}

export interface Plan {
  readonly rows: number;
  readonly columns: number;
  readonly seats: readonly PlacedSeat[];
}

/** Where everybody with a seat sits; null if nobody has one. */
export function planOf(attendees: readonly Attendee[]): Plan | null {
  const placed = attendees.flatMap((one) =>
    one.row === null || one.column === null ? [] : [{ one, row: one.row, column: one.column }],
  );
  if (placed.length === 0) return null;
  const top = Math.min(...placed.map(({ row }) => row));
  const left = Math.min(...placed.map(({ column }) => column));
  const seats = placed.map(({ one, row, column }) => ({
    id: one.id,
    isHere: one.state === 'present',
    row: row - top + 1,
    column: column - left + 1,
  }));
  return {
    rows: Math.max(...seats.map(({ row }) => row)),
    columns: Math.max(...seats.map(({ column }) => column)),
    seats,
  };
}

/** Who came last, newest first. */
export function lastArrived(attendees: readonly Attendee[], count: number): Attendee[] {
  return attendees
    .filter((one) => one.state === 'present' && one.signed_in_at !== null)
    .sort((a, b) => Date.parse(b.signed_in_at ?? '') - Date.parse(a.signed_in_at ?? ''))
    .slice(0, count);
}

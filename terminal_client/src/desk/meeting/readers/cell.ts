/** What a cell of the table of readers says, and what a click makes of it. Pure. */

import type { ReadingCell, ReadingGrant } from '../../../wire/generated/types';

/** The word of a cell: the organiser's exceptions first, then what was done in the meeting, then what the role gives. */
export type CellWord = 'allowed' | 'denied' | 'called_in' | 'let_out' | 'always' | 'now' | 'not_now';

export function wordOf(cell: ReadingCell): CellWord {
  if (cell.grant === 'denied') return 'denied';
  if (cell.called_in === false) return 'let_out';
  if (cell.grant === 'allowed') return 'allowed';
  if (cell.called_in === true && !cell.lasting) return 'called_in';
  if (cell.lasting) return 'always';
  return cell.reads ? 'now' : 'not_now';
}

/** Whether the cell differs from what the role alone would give. */
export function isException(cell: ReadingCell): boolean {
  return cell.grant !== null;
}

/** A click goes round: as the role says, allowed, denied. */
export function nextGrant(grant: ReadingGrant | null): ReadingGrant | null {
  if (grant === null) return 'allowed';
  return grant === 'allowed' ? 'denied' : null;
}

/** Where somebody goes on reading; pure. */

import type { Document, Reading } from '../wire/generated/types';
import type { Place } from './follow';

/** The page of a paper to open it at: where one was last, as far as it has that page; else the first. */
export function resumedAt(readings: ReadonlyMap<string, Pick<Reading, 'page'>>, paper: Document): Place {
  const page = readings.get(paper.id)?.page ?? 1;
  return { version: paper.version, page: Math.min(page, Math.max(1, paper.pages)) };
}

/**
 * Where somebody was who comes back to the table: in the paper last read, if that was after the item of now began;
 * null where nothing is remembered. A new item is begun at its beginning.
 */
export function cameBackTo(
  readings: readonly Reading[],
  papers: readonly Document[],
  itemBeganAt: string | null,
): Place | null {
  let newest: { at: number; place: Place } | null = null;
  for (const reading of readings) {
    const paper = papers.find(({ id, pages_ready }) => id === reading.document && pages_ready > 0);
    const at = Date.parse(reading.last_opened_at);
    if (paper === undefined || (itemBeganAt !== null && at < Date.parse(itemBeganAt))) continue;
    if (newest === null || at > newest.at) newest = { at, place: resumedAt(new Map([[paper.id, reading]]), paper) };
  }
  return newest?.place ?? null;
}

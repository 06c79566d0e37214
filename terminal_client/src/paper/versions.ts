/** Which version a reader knows of each paper, and what to say of the newer one. Pure. */

import type { Changes, Document, Reading } from '../wire/generated/types';

export type Known = Pick<Reading, 'version' | 'read_before'>;

/** The version to compare with: the last one read, or the one known before it; null where nothing newer came. */
export function knownBefore(paper: Document, row: Known | undefined): string | null {
  if (row === undefined) return null;
  return row.version === paper.version ? row.read_before : row.version;
}

/** What the server remembers, and what was opened here before it said so. */
export function recalledBeside(row: Known, here: Known | undefined): Known {
  if (here === undefined || here.read_before !== null) return here ?? row;
  return { version: here.version, read_before: here.version === row.version ? row.read_before : row.version };
}

/** One's place of before, in the newer version. */
export function placeIn(changes: Changes, page: number): number {
  return changes.places[page - 1] ?? Math.max(1, changes.places[changes.places.length - 1] ?? 1);
}

/** A stop of the comparison: a page of either version, 0 where the other has none. */
export interface Stop {
  readonly before: number;
  readonly after: number;
}

/** The pages that differ, in the order of the newer version, each beside the page it was. */
export function stopsOf(changes: Changes): readonly Stop[] {
  const stops = changes.pages.map(({ page, regions }) => ({
    before: isWhole(regions) ? 0 : changes.places.indexOf(page) + 1,
    after: page,
  }));
  for (const { page, regions } of changes.before) {
    const after = changes.places[page - 1] ?? 1;
    if (isWhole(regions)) stops.push({ before: page, after: 0 });
    else if (!stops.some((stop) => stop.after === after)) stops.push({ before: page, after });
  }
  const at = (stop: Stop): number => (stop.after > 0 ? stop.after : (changes.places[stop.before - 1] ?? 1) - 0.5);
  return stops.sort((a, b) => at(a) - at(b));
}

function isWhole(regions: Changes['pages'][number]['regions']): boolean {
  return regions.some(({ left, top, right, bottom }) => left === 0 && top === 0 && right === 1 && bottom === 1);
}

/** Pages of the newer version to name, each once. */
export function pagesToTell(changes: Changes): readonly number[] {
  const gone = changes.before.map(({ page }) => changes.places[page - 1] ?? 1);
  return [...new Set([...changes.pages.map(({ page }) => page), ...gone])].sort((a, b) => a - b);
}

/** A paper that came while the meeting ran, and was not opened. */
export function isFresh(paper: Document, meetingOpenedAt: string | null, isKnown: boolean): boolean {
  if (meetingOpenedAt === null || isKnown || paper.pages_ready === 0) return false;
  return Date.parse(paper.uploaded_at) > Date.parse(meetingOpenedAt);
}

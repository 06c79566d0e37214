/** The places a search found as one row to walk along; pure. */

import type { HitBoxes, PageWord, PaperHits, SearchHit } from '../wire/generated/types';
import type { Place } from './follow';
import { joined } from './hitBoxes';

/** A place found, with the paper it is in. */
export interface Hit extends SearchHit {
  readonly version: string;
}

/** A box on the page; `here` for those of the place one is at. */
export interface HitBox extends PageWord {
  readonly here: boolean;
}

/** All places that are listed, paper by paper. */
export function inARow(papers: readonly PaperHits[]): readonly Hit[] {
  return papers.flatMap(({ version, hits }) => hits.map((hit) => ({ ...hit, version })));
}

/** How many places there are, listed or not. */
export function counted(papers: readonly PaperHits[]): number {
  return papers.reduce((sum, { total }) => sum + total, 0);
}

/**
 * The place after or before the one at `at`, round at the ends; -1 where there is none. From nowhere one begins at the
 * first on the page that is shown or behind it.
 */
export function further(row: readonly Hit[], at: number, direction: 1 | -1, shown: Place | null): number {
  if (row.length === 0) return -1;
  if (at >= 0) return (at + direction + row.length) % row.length;
  const ahead = row.findIndex((hit) => hit.version === shown?.version && hit.page >= shown.page);
  const first = Math.max(ahead, 0);
  return direction === 1 ? first : (first - 1 + row.length) % row.length;
}

/** The boxes of a page's places, each line of letters as one; `nth` is the place one is at, 0 for none. */
export function boxed(hits: readonly HitBoxes[], nth: number): readonly HitBox[] {
  return hits.flatMap(({ boxes }, index) => joined(boxes).map((box) => ({ ...box, here: index + 1 === nth })));
}

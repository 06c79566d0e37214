/** Which kept pages make room for another; pure. */

/** What is known of a kept page without opening it. */
export interface KeptPage {
  readonly digest: string;
  readonly document: string;
  readonly version: string;
  /** 0 for a thumbnail. */
  readonly page: number;
  /** Sealed. */
  readonly bytes: number;
  readonly used_at: number;
}

export interface Newcomer {
  readonly version: string;
  readonly bytes: number;
  /** Somebody looks at it now; a page fetched ahead never takes the place of one that is needed as soon or sooner. */
  readonly urgent: boolean;
}

/** How soon a version will be needed: 0 is shown now; what nobody will need comes last. */
export type Rank = (version: string) => number;

/** The digests to let go of so that the newcomer fits, or null if it does not fit. Last needed first, then least used. */
export function toEvict(
  kept: Iterable<KeptPage>,
  limit: number,
  newcomer: Newcomer,
  rank: Rank,
): readonly string[] | null {
  const pages = [...kept];
  let over = pages.reduce((sum, { bytes }) => sum + bytes, newcomer.bytes) - limit;
  if (over <= 0) return [];
  const own = rank(newcomer.version);
  const candidates = pages
    .map((page) => ({ page, rank: rank(page.version) }))
    .filter((one) => newcomer.urgent || one.rank > own)
    // Not by subtracting: two that nobody needs are both infinitely far.
    .sort((a, b) => (a.rank === b.rank ? a.page.used_at - b.page.used_at : a.rank > b.rank ? -1 : 1));
  const gone: string[] = [];
  for (const { page } of candidates) {
    if (over <= 0) break;
    gone.push(page.digest);
    over -= page.bytes;
  }
  return over <= 0 ? gone : null;
}

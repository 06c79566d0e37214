/** The places one jumped away from, newest last, so that every jump has a way back; pure. */

import type { Place } from './follow';
import { isSamePlace } from './follow';

export type Trail = readonly Place[];

const LONGEST = 20;

/** The trail after a jump; going to where one is or to the next page is no jump. */
export function jumped(trail: Trail, from: Place | null, to: Place): Trail {
  if (from === null || isNear(from, to)) return trail;
  // Leafing through places found is one way, not many: what stays is where it began.
  const without = trail.filter((place) => !isSamePlace(place, from) && !isSamePlace(place, to));
  return [...without, from].slice(-LONGEST);
}

/** The trail when a page is shown: whoever is back where the last jump began needs no way there. */
export function arrived(trail: Trail, at: Place | null): Trail {
  return at !== null && isSamePlace(trail[trail.length - 1] ?? null, at) ? trail.slice(0, -1) : trail;
}

/** Where the way back leads among the papers that can still be read. */
export function wayBack(trail: Trail, isReadable: (version: string) => boolean): Place | null {
  for (let index = trail.length - 1; index >= 0; index -= 1) {
    const place = trail[index];
    if (place !== undefined && isReadable(place.version)) return place;
  }
  return null;
}

function isNear(from: Place, to: Place): boolean {
  return from.version === to.version && Math.abs(from.page - to.page) <= 1;
}

/** Which link of a page a finger meant; pure. */

import type { PageLink } from '../wire/generated/types';
import type { Point } from './zoom';

/**
 * The link at a point of the page, all in fractions of it; a finger is wider than a line of print, so one within `reach`
 * counts too, and of several the nearest.
 */
export function linkAt(links: readonly PageLink[], at: Point, reach: Point): PageLink | undefined {
  let nearest: PageLink | undefined;
  let least = 1;
  for (const link of links) {
    const away = Math.hypot(
      outside(link.left, link.right, at.x) / Math.max(reach.x, Number.EPSILON),
      outside(link.top, link.bottom, at.y) / Math.max(reach.y, Number.EPSILON),
    );
    if (away > 1 || (nearest !== undefined && away >= least)) continue;
    nearest = link;
    least = away;
  }
  return nearest;
}

function outside(low: number, high: number, value: number): number {
  return Math.max(low - value, 0, value - high);
}

/** Which thumbnails of a strip are near enough to be drawn; pure. */

export interface Window {
  /** First and last page, both drawn; `last` < `first` when there are none. */
  readonly first: number;
  readonly last: number;
}

/** Drawn beyond either edge, so that a flick shows no holes. */
const BEYOND = 4;

/** Pages in sight of a strip scrolled by `offset` pixels that shows `width`, each taking `step`. */
export function inSight(offset: number, width: number, step: number, pages: number): Window {
  const first = Math.max(1, Math.floor(offset / step) + 1 - BEYOND);
  const last = Math.min(pages, Math.ceil((offset + width) / step) + BEYOND);
  return { first, last };
}

/** How far to scroll so that a page stands in the middle. */
export function centred(page: number, width: number, step: number, pages: number): number {
  const most = Math.max(0, pages * step - width);
  return Math.min(most, Math.max(0, (page - 0.5) * step - width / 2));
}

/** Says when a page is on the glass. The bench and the browser tests measure by it; it costs nothing and is always on. */

import type { Place } from './follow';

export interface Painted extends Place {
  /** `performance.now()` of the first frame after the one with the page. */
  readonly at: number;
}

/** Call right after drawing: tells `yixi:painted` once the frame that holds the drawing was handed to the screen. */
export function tellPainted(place: Place): void {
  // The drawing goes out with the frame of the first callback; the second proves that it did.
  requestAnimationFrame(() => requestAnimationFrame(() => tell(place)));
}

function tell({ version, page }: Place): void {
  document.documentElement.dataset.paintedPage = `${version}:${page}`;
  const detail: Painted = { version, page, at: performance.now() };
  document.dispatchEvent(new CustomEvent('yixi:painted', { bubbles: true, detail }));
}

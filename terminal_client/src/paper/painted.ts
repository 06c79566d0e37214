/** Says when a page is on the glass. The bench and the browser tests measure by it; it costs nothing and is always on. */

import type { Place } from './follow';
import { isSamePlace } from './follow';

const UNSEEN_MS = 500;

export interface Painted extends Place {
  /** `performance.now()` of the first frame after the one with the page. */
  readonly at: number;
}

/** Call right after drawing: tells `yixi:painted` once the frame that holds the drawing was handed to the screen. */
export function tellPainted(place: Place): void {
  // The drawing goes out with the frame of the first callback; the second proves that it did.
  requestAnimationFrame(() => requestAnimationFrame(() => tell(place)));
}

/** Resolves when a page is on the glass; soon in any case, since a window nobody sees paints nothing. */
export function painted(place: Place): Promise<void> {
  return new Promise((resolve) => {
    const done = (): void => {
      window.clearTimeout(timer);
      document.removeEventListener('yixi:painted', heard);
      resolve();
    };
    const heard = (event: Event): void => {
      if (isSamePlace((event as CustomEvent<Painted>).detail, place)) done();
    };
    const timer = window.setTimeout(done, UNSEEN_MS);
    document.addEventListener('yixi:painted', heard);
  });
}

function tell({ version, page }: Place): void {
  document.documentElement.dataset.paintedPage = `${version}:${page}`;
  const detail: Painted = { version, page, at: performance.now() };
  document.dispatchEvent(new CustomEvent('yixi:painted', { bubbles: true, detail }));
}

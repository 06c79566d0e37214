/** Which page to fetch next in the background, and which of its drawings; pure. */

import type { Page, PageImage } from '../wire/generated/types';
import type { Place } from './follow';

/** A drawing of a page, with its address. */
export interface Fetched {
  readonly version: string;
  readonly page: number;
  readonly image: PageImage;
}

/** A version with its drawn pages and the page it is read at. */
export interface Shelf {
  readonly version: string;
  readonly pages: readonly Page[];
  readonly at: number;
}

/** A little blur is better than twice the bytes over a full room's radio. */
const ENOUGH = 0.9;

/** The smallest drawing that is sharp at so many pixels, else the largest; undefined while none is drawn. */
export function imageFor(page: Page, width: number): PageImage | undefined {
  return page.images.find((image) => image.width >= width * ENOUGH) ?? page.images[page.images.length - 1];
}

/** The first drawing that is not kept yet: version by version, within each from the page that is read outwards. */
export function nextToFetch(
  shelves: readonly Shelf[],
  width: number,
  isKept: (digest: string) => boolean,
): Fetched | undefined {
  for (const { version, pages, at } of shelves) {
    for (const page of outwards(pages, at)) {
      const image = imageFor(page, width);
      if (image !== undefined && !isKept(image.digest)) return { version, page: page.number, image };
    }
  }
  return undefined;
}

/** Versions in the order they will be needed: what is shown, what is presented, the current item's, the rest. */
export function shelfOrder(
  versions: readonly { readonly version: string; readonly item: string }[],
  shown: Place | null,
  presented: Place | null,
  currentItem: string | null,
): readonly string[] {
  const rank = ({ version, item }: { readonly version: string; readonly item: string }): number => {
    if (version === shown?.version) return 0;
    if (version === presented?.version) return 1;
    return item === currentItem ? 2 : 3;
  };
  return versions
    .map((one, index) => ({ one, index }))
    .sort((a, b) => rank(a.one) - rank(b.one) || a.index - b.index)
    .map(({ one }) => one.version);
}

function outwards(pages: readonly Page[], at: number): readonly Page[] {
  // Ahead counts half as far as back: one reads on.
  const distance = ({ number }: Page): number => (number >= at ? number - at : (at - number) * 2);
  return [...pages].sort((a, b) => distance(a) - distance(b));
}

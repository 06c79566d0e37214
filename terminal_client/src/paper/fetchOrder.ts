/** What to fetch next in the background, and which drawing of a page; pure. */

import type { Page, PageImage } from '../wire/generated/types';
import type { Place } from './follow';

/** A drawing of a page, with its address. */
export interface Fetched {
  readonly version: string;
  readonly page: number;
  readonly image: PageImage;
}

/** The list of a version's pages, or one of its pages. */
export type Task = { readonly kind: 'list'; readonly version: string } | ({ readonly kind: 'page' } & Fetched);

/** A version with the pages that are known, how many there are, and the page it is read at, if it is read. */
export interface Shelf {
  readonly version: string;
  readonly pages: readonly Page[];
  readonly ready: number;
  readonly at: number | null;
}

/** A paper as far as its turn depends on it. `ahead`: its item is not over yet. */
export interface Waiting {
  readonly version: string;
  readonly item: string;
  readonly pushed: boolean;
  readonly ahead: boolean;
}

/** A little blur is better than twice the bytes over a full room's radio. */
const ENOUGH = 0.9;
/** So many pages around the page that is read come before anything else. */
const NEAR = 3;

/** The smallest drawing that is sharp at so many pixels, else the largest; undefined while none is drawn. */
export function imageFor(page: Page, width: number): PageImage | undefined {
  return page.images.find((image) => image.width >= width * ENOUGH) ?? page.images[page.images.length - 1];
}

/** Whether something is on this device, on its way, or neither. What was just tried in vain counts as here. */
export type Whereabouts = 'here' | 'coming' | 'missing';

export interface Stock {
  image(digest: string): Whereabouts;
  /** The list of a version as far as it can be had now. */
  list(version: string): Whereabouts;
}

/**
 * The next thing that is not here: the page that is read, alone; then around each page that is read; then paper by
 * paper, each from that page outwards.
 */
export function nextTask(shelves: readonly Shelf[], width: number, stock: Stock): Task | undefined {
  const read = shelves.filter(({ at }) => at !== null);
  const first = read[0];
  if (first !== undefined && !isSettled(first, width, stock)) return fetchFrom(first, width, stock, 1);
  for (const shelf of read) {
    const near = fetchFrom(shelf, width, stock, NEAR);
    if (near !== undefined) return near;
  }
  for (const shelf of shelves) {
    const next = fetchFrom(shelf, width, stock, shelf.pages.length);
    if (next !== undefined) return next;
  }
  return undefined;
}

/** Nothing else may take the link from the page somebody is waiting for. */
function isSettled({ version, pages, at, ready }: Shelf, width: number, stock: Stock): boolean {
  const page = pages.find(({ number }) => number === at);
  if (page === undefined) return stock.list(version) === 'here' || pages.length >= ready;
  const image = imageFor(page, width);
  return image === undefined || stock.image(image.digest) === 'here';
}

function fetchFrom({ version, pages, ready, at }: Shelf, width: number, stock: Stock, count: number): Task | undefined {
  if (pages.length < ready && stock.list(version) === 'missing') return { kind: 'list', version };
  for (const page of outwards(pages, at ?? 1).slice(0, count)) {
    const image = imageFor(page, width);
    if (image !== undefined && stock.image(image.digest) === 'missing') {
      return { kind: 'page', version, page: page.number, image };
    }
  }
  return undefined;
}

/** Versions in the order they will be needed: shown, presented, the current item's, pushed, to come, over. */
export function shelfOrder(
  versions: readonly Waiting[],
  shown: Place | null,
  presented: Place | null,
  currentItem: string | null,
): readonly string[] {
  const rank = ({ version, item, pushed, ahead }: Waiting): number => {
    if (version === shown?.version) return 0;
    if (version === presented?.version) return 1;
    if (item === currentItem) return 2;
    return (pushed ? 3 : 5) + (ahead ? 0 : 1);
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

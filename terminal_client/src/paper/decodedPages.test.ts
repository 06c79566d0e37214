import { describe, expect, it } from 'vitest';

import { around, DecodedPages, type Drawable } from './decodedPages';
import type { Place } from './follow';

const place = (page: number, version = 'v1'): Place => ({ version, page });

/** Room for three pages of 800 pixels. */
function bench(pixelsMax = 3 * 800 * 800) {
  const asked: string[] = [];
  const closed: string[] = [];
  const refused = new Set<number>();
  const pages = new DecodedPages(async ({ version, page }, width): Promise<Drawable> => {
    asked.push(`${version}/${page}@${width}`);
    if (refused.has(page)) throw new Error('not there');
    return {
      source: {} as CanvasImageSource,
      width,
      height: width,
      close: () => {
        closed.push(`${version}/${page}@${width}`);
      },
    };
  }, pixelsMax);
  return { pages, asked, closed, refused };
}

describe('pages decoded ahead', () => {
  it('decodes the page, then the next, the former and the one after', () => {
    expect(around(place(5), 40).map(({ page }) => page)).toEqual([5, 6, 4, 7]);
    expect(around(place(1), 2).map(({ page }) => page)).toEqual([1, 2]);
  });

  it('has a wanted page at once and asks only once', async () => {
    const { pages, asked } = bench();
    await pages.want([place(1), place(2)], 800);
    expect(pages.get(place(2))?.width).toBe(800);
    await pages.want([place(2)], 800);
    expect(asked).toEqual(['v1/1@800', 'v1/2@800']);
  });

  it('lets go of the longest unused page beyond the limit, never of a wanted one', async () => {
    const { pages, closed } = bench();
    await pages.want([place(1), place(2), place(3)], 800);
    pages.get(place(1));
    await pages.want([place(1), place(3), place(4)], 800);
    expect(closed).toEqual(['v1/2@800']);
    expect(pages.get(place(1))).toBeDefined();
  });

  it('keeps the coarse page until the sharper one is there', async () => {
    const { pages, closed } = bench();
    await pages.want([place(1)], 800);
    const sharper = pages.take(place(1), 1600);
    expect(pages.get(place(1))?.width).toBe(800);
    await sharper;
    expect(pages.get(place(1))?.width).toBe(1600);
    expect(closed).toEqual(['v1/1@800']);
  });

  it('asks again for a page that could not be had', async () => {
    const { pages, refused } = bench();
    refused.add(1);
    expect(await pages.take(place(1), 800)).toBeNull();
    expect(pages.get(place(1))).toBeUndefined();
    refused.clear();
    expect(await pages.take(place(1), 800)).not.toBeNull();
  });

  it('frees what may no longer be seen, also when it was still being decoded', async () => {
    const { pages, closed } = bench();
    await pages.want([place(1), place(1, 'v2')], 800);
    const late = pages.take(place(2), 800);
    pages.drop(['v1']);
    await late;
    await Promise.resolve();
    expect(closed).toEqual(['v1/1@800', 'v1/2@800']);
    expect(pages.get(place(1, 'v2'))).toBeDefined();
  });
});

import { describe, expect, it } from 'vitest';

import type { Page, PageImage } from '../wire/generated/types';
import { imageFor, nextToFetch, shelfOrder } from './fetchOrder';

const drawing = (digest: string, width: number): PageImage => ({ digest, width, height: width, bytes: 1 });
const page = (number: number, prefix = 'p'): Page => ({
  number,
  width: 595,
  height: 842,
  rotation: 0,
  images: [drawing(`${prefix}${number}s`, 1200), drawing(`${prefix}${number}l`, 1600)],
  thumbnail: drawing(`${prefix}${number}t`, 160),
  label: '',
  links: [],
});

describe('choosing a drawing', () => {
  it('takes the smallest that is sharp enough, else the largest', () => {
    expect(imageFor(page(1), 900)?.width).toBe(1200);
    expect(imageFor(page(1), 1300)?.width).toBe(1200);
    expect(imageFor(page(1), 1500)?.width).toBe(1600);
    expect(imageFor(page(1), 4000)?.width).toBe(1600);
    expect(imageFor({ ...page(1), images: [] }, 900)).toBeUndefined();
  });
});

describe('what to fetch next', () => {
  it('begins at the page that is read, ahead before back', () => {
    const kept = new Set<string>();
    const order: number[] = [];
    const shelf = { version: 'v1', pages: [1, 2, 3, 4, 5].map((n) => page(n)), at: 3 };
    for (
      let next = nextToFetch([shelf], 1000, (d) => kept.has(d));
      next;
      next = nextToFetch([shelf], 1000, (d) => kept.has(d))
    ) {
      kept.add(next.image.digest);
      order.push(next.page);
    }
    expect(order).toEqual([3, 4, 2, 5, 1]);
  });

  it('goes on with the next paper when one is complete', () => {
    const shelves = [
      { version: 'v1', pages: [page(1)], at: 1 },
      { version: 'v2', pages: [page(1, 'q')], at: 1 },
    ];
    expect(nextToFetch(shelves, 1000, (digest) => digest === 'p1s')?.version).toBe('v2');
    expect(nextToFetch(shelves, 1000, () => true)).toBeUndefined();
  });

  it('puts what is shown first, then what is presented, then the current item', () => {
    const versions = ['a', 'b', 'c', 'd'].map((version, i) => ({ version, item: i === 2 ? 'now' : 'later' }));
    expect(shelfOrder(versions, { version: 'd', page: 1 }, { version: 'b', page: 2 }, 'now')).toEqual([
      'd',
      'b',
      'c',
      'a',
    ]);
  });
});

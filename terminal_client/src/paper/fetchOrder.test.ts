import { describe, expect, it } from 'vitest';

import type { Page, PageImage } from '../wire/generated/types';
import type { Shelf, Stock, Whereabouts } from './fetchOrder';
import { imageFor, nextTask, shelfOrder } from './fetchOrder';

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
const shelf = (version: string, count: number, at: number | null, prefix = version, ready = count): Shelf => ({
  version,
  pages: Array.from({ length: count }, (_, index) => page(index + 1, prefix)),
  ready,
  at,
});
const stock = (
  here: ReadonlySet<string>,
  list: Whereabouts = 'here',
  coming: ReadonlySet<string> = new Set(),
): Stock => ({
  image: (digest) => (here.has(digest) ? 'here' : coming.has(digest) ? 'coming' : 'missing'),
  list: () => list,
});

/** Everything in the order it is fetched, one after the other. */
function fetched(shelves: readonly Shelf[]): string[] {
  const here = new Set<string>();
  const order: string[] = [];
  for (let next = nextTask(shelves, 1000, stock(here)); next; next = nextTask(shelves, 1000, stock(here))) {
    if (next.kind === 'list') throw new Error('every list is here');
    here.add(next.image.digest);
    order.push(`${next.version}${next.page}`);
  }
  return order;
}

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
    expect(fetched([shelf('a', 5, 3)])).toEqual(['a3', 'a4', 'a2', 'a5', 'a1']);
  });

  it('fetches around the presented page before the rest of what somebody reads alone', () => {
    expect(fetched([shelf('a', 5, 1), shelf('b', 4, 2), shelf('c', 1, null)])).toEqual([
      ...['a1', 'a2', 'a3', 'b2', 'b3', 'b1'],
      ...['a4', 'a5', 'b4', 'c1'],
    ]);
  });

  it('fetches nothing beside the page somebody is waiting for', () => {
    const shelves = [shelf('a', 5, 3), shelf('b', 4, 2)];
    expect(nextTask(shelves, 1000, stock(new Set(), 'here', new Set(['a3s'])))).toBeUndefined();
    expect(nextTask(shelves, 1000, stock(new Set(['a3s']), 'here'))).toMatchObject({ version: 'a', page: 4 });
  });

  it('gets a list that is short first, and waits while the one that is read is on its way', () => {
    const unknown = shelf('a', 0, 2, 'a', 5);
    expect(nextTask([unknown, shelf('b', 4, null)], 1000, stock(new Set(), 'missing'))).toEqual({
      kind: 'list',
      version: 'a',
    });
    expect(nextTask([unknown, shelf('b', 4, null)], 1000, stock(new Set(), 'coming'))).toBeUndefined();
    // Asked in vain a moment ago: the others need not wait for it.
    expect(nextTask([unknown, shelf('b', 4, null)], 1000, stock(new Set(), 'here'))).toMatchObject({ version: 'b' });
  });

  it('ends when everything is here', () => {
    expect(nextTask([shelf('a', 2, 1)], 1000, stock(new Set(['a1s', 'a2s'])))).toBeUndefined();
  });
});

describe('the order of papers', () => {
  const waiting = (version: string, item: string, pushed = false, ahead = true) => ({ version, item, pushed, ahead });

  it('is shown, presented, of the current item, pushed, to come, over', () => {
    const versions = [
      waiting('over', 'one', false, false),
      waiting('pushed and over', 'one', true, false),
      waiting('to come', 'three'),
      waiting('pushed', 'three', true),
      waiting('now', 'two'),
      waiting('presented', 'three'),
      waiting('shown', 'three'),
    ];
    expect(shelfOrder(versions, { version: 'shown', page: 1 }, { version: 'presented', page: 2 }, 'two')).toEqual([
      'shown',
      'presented',
      'now',
      'pushed',
      'pushed and over',
      'to come',
      'over',
    ]);
  });
});

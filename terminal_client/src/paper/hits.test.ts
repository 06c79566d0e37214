import { describe, expect, it } from 'vitest';

import type { PaperHits } from '../wire/generated/types';
import { boxed, counted, further, inARow } from './hits';

const paper = (version: string, pages: readonly number[], total = pages.length): PaperHits => ({
  document: `d-${version}`,
  version,
  item: 'item',
  name: version,
  total,
  pages: pages.length,
  hits: pages.map((page) => ({ page, label: '', nth: 1, before: '', found: '预算', after: '' })),
});
const row = inARow([paper('a', [2, 5]), paper('b', [1, 9], 40)]);

describe('places that were found', () => {
  it('stand in one row, and those not listed are counted too', () => {
    expect(row.map(({ version, page }) => `${version}${page}`)).toEqual(['a2', 'a5', 'b1', 'b9']);
    expect(counted([paper('a', [2, 5]), paper('b', [1, 9], 40)])).toBe(42);
  });

  it('are walked along, and round at the ends', () => {
    expect([further(row, 0, 1, null), further(row, 3, 1, null), further(row, 0, -1, null)]).toEqual([1, 0, 3]);
    expect(further([], -1, 1, null)).toBe(-1);
  });

  it.each([
    [{ version: 'a', page: 3 }, 1, 1],
    [{ version: 'a', page: 5 }, 1, 1],
    [{ version: 'a', page: 3 }, -1, 0],
    [{ version: 'a', page: 1 }, -1, 3],
    [{ version: 'b', page: 2 }, 1, 3],
    [{ version: 'c', page: 2 }, 1, 0],
    [null, -1, 3],
  ] as const)('are begun near the page that is shown', (shown, direction, expected) => {
    expect(further(row, -1, direction, shown)).toBe(expected);
  });

  it('are boxed on the page, the one at hand in its own way', () => {
    const word = { text: '预', left: 0.1, top: 0.1, right: 0.2, bottom: 0.2 };
    const boxes = boxed([{ boxes: [word] }, { boxes: [word] }], 2);
    expect(boxes.map(({ here }) => here)).toEqual([false, true]);
    expect(boxed([{ boxes: [word] }], 0)[0]?.here).toBe(false);
  });
});

import { describe, expect, it } from 'vitest';

import { joined } from './hitBoxes';

const letter = (text: string, left: number, top: number) => ({
  text,
  left,
  top,
  right: left + 0.02,
  bottom: top + 0.02,
});

describe('hits on a page', () => {
  it('box letters of one line together, and those of the next line apart', () => {
    const boxes = joined([letter('预', 0.9, 0.1), letter('算', 0.92, 0.1), letter('调', 0.1, 0.13)]);
    expect(boxes.map(({ text }) => text)).toEqual(['预算', '调']);
    expect(boxes[0]?.left).toBe(0.9);
    expect(boxes[0]?.right).toBeCloseTo(0.94);
  });

  it('leave letters far apart alone', () => {
    expect(joined([letter('a', 0.1, 0.1), letter('b', 0.5, 0.1)])).toHaveLength(2);
  });
});

import { describe, expect, it } from 'vitest';

import { linkAt } from './links';

const line = (page: number, top: number) => ({ page, left: 0.1, top, right: 0.9, bottom: top + 0.02 });
const links = [line(3, 0.1), line(7, 0.14), line(9, 0.18)];
const reach = { x: 0.03, y: 0.02 };

describe('the link a finger meant', () => {
  it('is the one under it', () => {
    expect(linkAt(links, { x: 0.5, y: 0.15 }, reach)?.page).toBe(7);
  });

  it('is the nearest where it fell between', () => {
    expect(linkAt(links, { x: 0.5, y: 0.134 }, reach)?.page).toBe(7);
    expect(linkAt(links, { x: 0.5, y: 0.126 }, reach)?.page).toBe(3);
    expect(linkAt(links, { x: 0.92, y: 0.11 }, reach)?.page).toBe(3);
  });

  it('is none where there is none within reach', () => {
    expect(linkAt(links, { x: 0.5, y: 0.5 }, reach)).toBeUndefined();
    expect(linkAt(links, { x: 0.95, y: 0.11 }, reach)).toBeUndefined();
    expect(linkAt([], { x: 0.5, y: 0.1 }, reach)).toBeUndefined();
    expect(linkAt(links, { x: 0.5, y: 0.125 }, { x: 0, y: 0 })).toBeUndefined();
  });
});

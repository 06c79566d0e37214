import { describe, expect, it } from 'vitest';

import { isSameRegion, poseOf, regionOf } from './region';
import type { Size } from './zoom';
import { fitted, settled, zoomedAt } from './zoom';

const PAGE: Size = { width: 595, height: 842 };
const STAGES: readonly Size[] = [
  { width: 1280, height: 660 },
  { width: 768, height: 900 },
  { width: 390, height: 640 },
  { width: 1920, height: 1080 },
];

describe('what of a page is in sight', () => {
  it('is nothing in particular where the whole page is', () => {
    for (const stage of STAGES) {
      const base = fitted(stage, PAGE, 'whole');
      expect(regionOf(stage, base, settled(stage, base, { zoom: 1, x: 0, y: 0 }))).toBeNull();
    }
  });

  it('is in sight on every other screen, and as large as it can be', () => {
    for (const stage of STAGES) {
      const base = fitted(stage, PAGE, 'whole');
      const pose = zoomedAt(stage, base, { zoom: 1, x: 0, y: 0 }, 3, { x: stage.width / 3, y: stage.height / 4 });
      const region = regionOf(stage, base, pose);
      if (region === null) throw new Error('a page enlarged three times is not seen whole');
      for (const other of STAGES) {
        const there = fitted(other, PAGE, 'whole');
        const shown = poseOf(other, there, region);
        const seen = regionOf(other, there, shown) ?? { left: 0, top: 0, right: 1, bottom: 1 };
        expect(seen.left).toBeLessThanOrEqual(region.left + 0.001);
        expect(seen.top).toBeLessThanOrEqual(region.top + 0.001);
        expect(seen.right).toBeGreaterThanOrEqual(region.right - 0.001);
        expect(seen.bottom).toBeGreaterThanOrEqual(region.bottom - 0.001);
      }
    }
  });

  it('comes back to where it was on the same screen', () => {
    const stage: Size = { width: 1280, height: 660 };
    const base = fitted(stage, PAGE, 'width');
    const region = { left: 0, top: 0.4, right: 1, bottom: 0.7644 };
    expect(isSameRegion(regionOf(stage, base, poseOf(stage, base, region)), region)).toBe(true);
  });
});

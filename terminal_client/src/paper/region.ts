/** What of a page is in sight, in fractions of it, so that it can be shown on a screen of any size. Pure. */

import type { Region } from '../wire/generated/types';
import type { Pose, Size } from './zoom';
import { settled } from './zoom';

/** Less than this beyond the edge is no difference anybody sees. */
const EDGE = 0.005;

/** What is in sight; null where it is the whole page. */
export function regionOf(stage: Size, base: Size, pose: Pose): Region | null {
  const width = base.width * pose.zoom;
  const height = base.height * pose.zoom;
  if (width <= 0 || height <= 0) return null;
  const left = clamped(-pose.x / width);
  const top = clamped(-pose.y / height);
  const right = clamped((stage.width - pose.x) / width);
  const bottom = clamped((stage.height - pose.y) / height);
  if (left < EDGE && top < EDGE && right > 1 - EDGE && bottom > 1 - EDGE) return null;
  return { left: rounded(left), top: rounded(top), right: rounded(right), bottom: rounded(bottom) };
}

/** The pose in which all of the region is in sight, as large as this stage allows, in its middle. */
export function poseOf(stage: Size, base: Size, region: Region): Pose {
  const width = (region.right - region.left) * base.width;
  const height = (region.bottom - region.top) * base.height;
  const { zoom } = settled(stage, base, { zoom: Math.min(stage.width / width, stage.height / height), x: 0, y: 0 });
  return settled(stage, base, {
    zoom,
    x: stage.width / 2 - ((region.left + region.right) / 2) * base.width * zoom,
    y: stage.height / 2 - ((region.top + region.bottom) / 2) * base.height * zoom,
  });
}

export function isSameRegion(one: Region | null, other: Region | null): boolean {
  if (one === null || other === null) return one === other;
  return (['left', 'top', 'right', 'bottom'] as const).every((side) => Math.abs(one[side] - other[side]) < EDGE / 5);
}

function clamped(share: number): number {
  return Math.min(1, Math.max(0, share));
}

/** A ten-thousandth of a page is finer than a pixel. */
function rounded(share: number): number {
  return Math.round(share * 10_000) / 10_000;
}

/** Where the page lies on the stage: fitted, zoomed around a point, never dragged out of sight. Pure. */

export interface Size {
  readonly width: number;
  readonly height: number;
}

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** `whole`: all of the page; `width`: as wide as the stage, read in two or three halts. */
export type Fit = 'whole' | 'width';

/** The page's upper left corner on the stage and how many times larger than fitted it is. */
export interface Pose {
  readonly zoom: number;
  readonly x: number;
  readonly y: number;
}

export const ZOOM_MAX = 5;
/** What a double tap zooms to. */
export const ZOOM_TAPPED = 2.2;
/** Of a stage that a halt moves on: what was at the lower edge stays in sight. */
const HALT = 0.85;

/** The page's size on the stage at zoom 1. */
export function fitted(stage: Size, page: Size, fit: Fit): Size {
  const byWidth = stage.width / page.width;
  const scale = fit === 'width' ? byWidth : Math.min(byWidth, stage.height / page.height);
  return { width: page.width * scale, height: page.height * scale };
}

/** The same pose with the page kept on the stage: centred where it is smaller, covering where it is larger. */
export function settled(stage: Size, base: Size, pose: Pose): Pose {
  const zoom = Math.min(ZOOM_MAX, Math.max(1, pose.zoom));
  return {
    zoom,
    x: within(pose.x, stage.width, base.width * zoom),
    y: within(pose.y, stage.height, base.height * zoom),
  };
}

/** Zoom so that what is under `point` stays there. */
export function zoomedAt(stage: Size, base: Size, pose: Pose, zoom: number, point: Point): Pose {
  const target = Math.min(ZOOM_MAX, Math.max(1, zoom));
  const ratio = target / pose.zoom;
  return settled(stage, base, {
    zoom: target,
    x: point.x - (point.x - pose.x) * ratio,
    y: point.y - (point.y - pose.y) * ratio,
  });
}

/** The pose of a page that was just turned to: from its top, or from its end when one came from the next page. */
export function posed(stage: Size, base: Size, zoom: number, from: 'top' | 'end'): Pose {
  const y = from === 'top' ? 0 : stage.height - base.height * zoom;
  return settled(stage, base, { zoom, x: (stage.width - base.width * zoom) / 2, y });
}

/** One halt further on the same page, or null where its end (or beginning) is in sight already. */
export function halted(stage: Size, base: Size, pose: Pose, step: 1 | -1): Pose | null {
  const moved = settled(stage, base, { ...pose, y: pose.y - step * stage.height * HALT });
  return Math.abs(moved.y - pose.y) < 8 ? null : moved;
}

function within(start: number, room: number, length: number): number {
  if (length <= room) return (room - length) / 2;
  return Math.min(0, Math.max(room - length, start));
}

/** The marks of one page, ready to draw: decoded once, in order, found by the eraser. Knows no canvas. */

import type { Sweep } from './capture';
import { type Box, boundingBox, boxesMeet, decodePoints, type GridPoint, isHit } from './geometry';
import { type DrawnMark, drawingOrder, newer, pressuresOf, type StrokeShape } from './marks';
import { type StrokePath, strokePath } from './stroke';

/** A mark with what was worked out of it; kept as long as the mark's shape stays the same object or equal revision. */
export interface ReadyMark {
  readonly mark: DrawnMark;
  readonly points: readonly GridPoint[];
  readonly path: StrokePath;
  readonly box: Box;
}

/** What must be painted to come from the last picture to the next: nothing, some on top, or everything. */
export type Repaint =
  | { readonly kind: 'none' }
  | { readonly kind: 'append'; readonly marks: readonly ReadyMark[] }
  | { readonly kind: 'all'; readonly marks: readonly ReadyMark[] };

export class DrawnMarks {
  private ready = new Map<string, ReadyMark>();
  private shown: readonly ReadyMark[] = [];

  constructor(private aspect: number) {}

  /** Take the page's marks; several images of one mark may be among them. A mark that cannot be read is left out. */
  set(marks: Iterable<DrawnMark>): void {
    const newest = new Map<string, DrawnMark>();
    for (const mark of Array.from(marks)) {
      const known = newest.get(mark.id);
      newest.set(mark.id, known === undefined ? mark : newer(known, mark));
    }
    const ready = new Map<string, ReadyMark>();
    const visible = Array.from(newest.values()).filter((mark) => !mark.erased);
    for (const mark of visible.sort(drawingOrder)) {
      const known = this.ready.get(mark.id);
      const made = known !== undefined && known.mark.revision === mark.revision ? known : prepare(mark, this.aspect);
      if (made !== null) ready.set(mark.id, made);
    }
    this.ready = ready;
    this.shown = Array.from(ready.values());
  }

  /** Another page's proportions: everything is worked out anew. */
  setAspect(aspect: number): void {
    if (aspect === this.aspect) return;
    this.aspect = aspect;
    const marks = this.shown.map(({ mark }) => mark);
    this.ready = new Map();
    this.set(marks);
  }

  /** Marks of one kind, bottom first. */
  ofKind(kind: StrokeShape['kind']): readonly ReadyMark[] {
    return this.shown.filter(({ mark }) => mark.shape.kind === kind);
  }

  /** Ids of the marks the eraser touches, among those `may` lets through. */
  touched({ start, end, radius }: Sweep, may: (mark: DrawnMark) => boolean): string[] {
    const swept = boundingBox(
      [
        [start[0], start[1]],
        [end[0], end[1]],
      ],
      2 * radius,
      this.aspect,
    );
    return this.shown
      .filter(
        ({ mark, points, box }) =>
          boxesMeet(box, swept) && may(mark) && isHit(points, mark.shape.width, start, end, radius, this.aspect),
      )
      .map(({ mark }) => mark.id);
  }
}

/** Compare what is on a canvas with what should be. */
export function repaintOf(painted: readonly ReadyMark[], wanted: readonly ReadyMark[]): Repaint {
  const same = painted.length <= wanted.length && painted.every((each, i) => each === wanted[i]);
  if (!same) return { kind: 'all', marks: wanted };
  if (painted.length === wanted.length) return { kind: 'none' };
  return { kind: 'append', marks: wanted.slice(painted.length) };
}

function prepare(mark: DrawnMark, aspect: number): ReadyMark | null {
  try {
    const points = decodePoints(mark.shape.points);
    return {
      mark,
      points,
      path: strokePath(points, pressuresOf(mark.shape), mark.shape.width, aspect),
      box: boundingBox(points, mark.shape.width, aspect),
    };
  } catch {
    // One unreadable mark must not keep the rest of the page from its reader.
    return null;
  }
}

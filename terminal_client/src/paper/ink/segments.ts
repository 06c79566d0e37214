/** A stroke on its way: cut into segments that stand alone, and put together again (rule S8). */
import type { Segment } from '../../wire/generated/types';
import { BadPoints, decodePoints, encodePoints, type GridPoint } from './geometry';
import type { StrokeStyle } from './stroke';

/** 30 a second and author is all a full room can carry. */
export const SEGMENT_INTERVAL_MS = 34;
export const POINTS_PER_SEGMENT = 256;
/** A stroke whose pen fell silent for so long has lost its end; the finished mark comes by itself. */
export const SILENCE_MS = 10_000;
const FINISHED_REMEMBERED = 500;

export interface LiveStroke extends StrokeStyle {
  readonly id: string;
  readonly points: readonly GridPoint[];
  readonly pressures: readonly number[];
}

/** The segment of `stroke` from point `firstIndex` on, at most POINTS_PER_SEGMENT points; null when there is none. */
export function segmentFrom(stroke: LiveStroke, firstIndex: number): Segment | null {
  const end = Math.min(stroke.points.length, firstIndex + POINTS_PER_SEGMENT);
  if (end <= firstIndex) return null;
  return {
    mark_id: stroke.id,
    kind: stroke.kind,
    colour: stroke.colour,
    width: stroke.width,
    first_index: firstIndex,
    points: encodePoints(stroke.points.slice(firstIndex, end)),
    pressures: stroke.pressures.slice(firstIndex, end),
  };
}

/** Points by their index in the stroke: segments may be lost or overtake each other. */
type KnownPoints = Map<number, { readonly point: GridPoint; readonly pressure: number | undefined }>;

interface Incoming {
  readonly known: KnownPoints;
  readonly heardAt: number;
}

/** Strokes others are drawing right now. */
export class IncomingStrokes {
  private readonly strokes = new Map<string, Incoming>();
  private finished: string[] = [];

  /** Take a segment in; the stroke as far as it is known, or null where it is finished already or not readable. */
  receive(segment: Segment, now: number): LiveStroke | null {
    if (this.finished.indexOf(segment.mark_id) >= 0) return null;
    let points: GridPoint[];
    try {
      points = decodePoints(segment.points);
    } catch (error) {
      // One unreadable signal is skipped; the finished stroke follows as an event.
      if (error instanceof BadPoints) return null;
      throw error;
    }
    const known: KnownPoints = this.strokes.get(segment.mark_id)?.known ?? new Map();
    points.forEach((point, i) => {
      known.set(segment.first_index + i, { point, pressure: segment.pressures[i] });
    });
    const inOrder = Array.from(known.entries())
      .sort(([a], [b]) => a - b)
      .map(([, each]) => each);
    const pressed = inOrder.every(({ pressure }) => pressure !== undefined);
    this.strokes.set(segment.mark_id, { known, heardAt: now });
    return {
      id: segment.mark_id,
      kind: segment.kind,
      colour: segment.colour,
      width: segment.width,
      points: inOrder.map(({ point }) => point),
      pressures: pressed ? inOrder.map(({ pressure }) => pressure as number) : [],
    };
  }

  /** The mark itself has come, or was given up: what still straggles in is ignored. True if it was being drawn. */
  finish(id: string): boolean {
    this.finished = [...this.finished, id].slice(-FINISHED_REMEMBERED);
    return this.strokes.delete(id);
  }

  /** Ids of strokes that fell silent; they are forgotten. */
  expire(now: number): string[] {
    const silent = Array.from(this.strokes.entries()).filter(([, { heardAt }]) => now - heardAt > SILENCE_MS);
    for (const [id] of silent) this.strokes.delete(id);
    return silent.map(([id]) => id);
  }
}

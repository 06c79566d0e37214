/** Marks as the drawing part sees them: which image is newer, what lies on top (rules C3 and C6 of annotations/SPEC.md). */
import type { Highlight, Ink, Layer, Mark } from '../../wire/generated/types';

export type StrokeShape = Ink | Highlight;
export type DrawnMark = Pick<Mark, 'id' | 'author' | 'layer' | 'shape' | 'made_at' | 'revision' | 'erased'>;
export type { Highlight, Ink, Layer };

/** The newer of two images of one mark: the higher revision. */
export function newer<M extends DrawnMark>(one: M, other: M): M {
  return other.revision > one.revision ? other : one;
}

/** Sort comparison: highlighter below ink, then by time to the millisecond, then by id. */
export function drawingOrder(
  one: { readonly id: string; readonly made_at: string; readonly shape: { readonly kind: string } },
  other: { readonly id: string; readonly made_at: string; readonly shape: { readonly kind: string } },
): number {
  const layer = Number(one.shape.kind !== 'highlight') - Number(other.shape.kind !== 'highlight');
  if (layer !== 0) return layer;
  const time = Date.parse(one.made_at) - Date.parse(other.made_at);
  if (time !== 0) return time;
  return one.id < other.id ? -1 : Number(one.id > other.id);
}

export function pressuresOf(shape: StrokeShape): readonly number[] {
  return shape.kind === 'ink' ? shape.pressures : [];
}

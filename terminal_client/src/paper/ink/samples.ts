/** Where a pointer event lies on the page, and the events the browser kept for itself. */
import { type Fraction, fromDisplayed, GRID, type GridPoint, toGrid } from './geometry';
import type { View } from './stroke';

export interface Surrounding {
  readonly view: View;
  /** The page on the screen, CSS pixels. */
  readonly bounds: { readonly left: number; readonly top: number; readonly width: number; readonly height: number };
}

/** Fraction of the unrotated page under a pointer; may lie outside the page. */
export function place({ bounds, view }: Surrounding, event: PointerEvent): Fraction {
  const shown: Fraction = [(event.clientX - bounds.left) / bounds.width, (event.clientY - bounds.top) / bounds.height];
  return fromDisplayed(shown, view.rotation);
}

export function onGrid([x, y]: Fraction): GridPoint {
  return [toGrid(x), toGrid(y)];
}

export function scaled([x, y]: Fraction): Fraction {
  return [x * GRID, y * GRID];
}

/** Pressure 0–255. */
export function pressureOf(event: PointerEvent): number {
  return Math.round(Math.min(1, Math.max(0, event.pressure)) * 255);
}

/** Every place the pointer was since the last event; Safari before 17 tells only the newest, some tell an empty list. */
export function coalesced(event: PointerEvent): readonly PointerEvent[] {
  const events = typeof event.getCoalescedEvents === 'function' ? event.getCoalescedEvents() : [];
  return events.length > 0 ? events : [event];
}

export function predicted(event: PointerEvent): readonly PointerEvent[] {
  return typeof event.getPredictedEvents === 'function' ? event.getPredictedEvents() : [];
}

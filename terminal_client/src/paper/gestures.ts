/** Fingers and mouse on the stage, as far as no pen or tool took them: taps, swipes, dragging, pinching. Decides nothing. */

import type { Point } from './zoom';

export interface GestureOptions {
  /** Whether one finger drags the page instead of turning it. */
  mayDrag(): boolean;
  /** Whether one finger may tap and swipe at all: not while a tool is chosen. */
  mayTurn(): boolean;
  /** Where the finger tapped; `double` for the second tap at the same place. */
  onTap(at: Point, double: boolean): void;
  onSwipe(direction: 1 | -1): void;
  onDrag(dx: number, dy: number): void;
  /** Fingers moved: how much further apart since the last call, around which point, which itself moved by dx, dy. */
  onPinch(factor: number, around: Point, dx: number, dy: number): void;
  onEnd(): void;
}

/** Farther than this a tap is a drag. */
const TAP_PIXELS = 12;
const TAP_MS = 500;
const DOUBLE_TAP_MS = 320;
const SWIPE_PIXELS = 48;
/** A swipe is much more sideways than up or down. */
const SWIPE_SLOPE = 1.4;

interface Finger {
  readonly start: Point;
  readonly startedAt: number;
  at: Point;
  /** A pen or tool took it. */
  taken: boolean;
}

export class Gestures {
  readonly #stage: HTMLElement;
  readonly #options: GestureOptions;
  readonly #fingers = new Map<number, Finger>();
  #lastTap: { at: Point; when: number } | null = null;
  #pinched = false;
  #dragged = false;

  constructor(stage: HTMLElement, options: GestureOptions) {
    this.#stage = stage;
    this.#options = options;
    stage.style.touchAction = 'none';
    stage.addEventListener('pointerdown', this.#down);
    stage.addEventListener('pointermove', this.#move);
    stage.addEventListener('pointerup', this.#up);
    stage.addEventListener('pointercancel', this.#cancel);
    stage.addEventListener('wheel', this.#wheel, { passive: false });
  }

  detach(): void {
    this.#stage.removeEventListener('pointerdown', this.#down);
    this.#stage.removeEventListener('pointermove', this.#move);
    this.#stage.removeEventListener('pointerup', this.#up);
    this.#stage.removeEventListener('pointercancel', this.#cancel);
    this.#stage.removeEventListener('wheel', this.#wheel);
  }

  readonly #down = (event: PointerEvent): void => {
    if (event.pointerType === 'pen' && event.defaultPrevented) return;
    if (event.pointerType === 'mouse' && event.button !== 0) return;
    if (this.#fingers.size === 0) {
      this.#pinched = false;
      this.#dragged = false;
    }
    const at = this.#place(event);
    this.#fingers.set(event.pointerId, { start: at, at, startedAt: event.timeStamp, taken: event.defaultPrevented });
    if (!event.defaultPrevented) {
      try {
        this.#stage.setPointerCapture(event.pointerId);
      } catch {
        // The pointer is gone again already.
      }
    }
  };

  readonly #move = (event: PointerEvent): void => {
    const finger = this.#fingers.get(event.pointerId);
    if (finger === undefined) return;
    const before = this.#span();
    const from = finger.at;
    finger.at = this.#place(event);
    if (this.#fingers.size === 2 && before !== null) {
      const after = this.#span();
      if (after === null || before.distance < 1) return;
      this.#pinched = true;
      const [dx, dy] = [after.middle.x - before.middle.x, after.middle.y - before.middle.y];
      this.#options.onPinch(after.distance / before.distance, after.middle, dx, dy);
      return;
    }
    if (this.#fingers.size !== 1 || finger.taken || this.#pinched) return;
    const far = distance(finger.start, finger.at) > TAP_PIXELS;
    if ((far || this.#dragged) && this.#options.mayDrag() && this.#options.mayTurn()) {
      const origin = this.#dragged ? from : finger.start;
      this.#dragged = true;
      this.#options.onDrag(finger.at.x - origin.x, finger.at.y - origin.y);
    }
  };

  readonly #up = (event: PointerEvent): void => {
    const finger = this.#fingers.get(event.pointerId);
    this.#fingers.delete(event.pointerId);
    if (finger === undefined || this.#fingers.size > 0) return;
    if (!finger.taken && !this.#pinched && !this.#dragged && this.#options.mayTurn())
      this.#ended(finger, event.timeStamp);
    this.#options.onEnd();
  };

  readonly #cancel = (event: PointerEvent): void => {
    if (this.#fingers.delete(event.pointerId) && this.#fingers.size === 0) this.#options.onEnd();
  };

  readonly #wheel = (event: WheelEvent): void => {
    event.preventDefault();
    // Browsers tell a pinch on a touch pad as a wheel with the control key.
    if (event.ctrlKey) this.#options.onPinch(Math.exp(-event.deltaY / 200), this.#place(event), 0, 0);
    else if (this.#options.mayDrag()) this.#options.onDrag(-event.deltaX, -event.deltaY);
    this.#options.onEnd();
  };

  #ended(finger: Finger, when: number): void {
    const [dx, dy] = [finger.at.x - finger.start.x, finger.at.y - finger.start.y];
    if (Math.abs(dx) >= SWIPE_PIXELS && Math.abs(dx) > Math.abs(dy) * SWIPE_SLOPE) {
      this.#options.onSwipe(dx < 0 ? 1 : -1);
      return;
    }
    if (distance(finger.start, finger.at) > TAP_PIXELS || when - finger.startedAt > TAP_MS) return;
    const last = this.#lastTap;
    const double = last !== null && when - last.when < DOUBLE_TAP_MS && distance(last.at, finger.at) < 3 * TAP_PIXELS;
    this.#lastTap = double ? null : { at: finger.at, when };
    this.#options.onTap(finger.at, double);
  }

  #span(): { distance: number; middle: Point } | null {
    const [one, other] = [...this.#fingers.values()];
    if (one === undefined || other === undefined) return null;
    return {
      distance: distance(one.at, other.at),
      middle: { x: (one.at.x + other.at.x) / 2, y: (one.at.y + other.at.y) / 2 },
    };
  }

  #place(event: MouseEvent): Point {
    const { left, top } = this.#stage.getBoundingClientRect();
    return { x: event.clientX - left, y: event.clientY - top };
  }
}

function distance(one: Point, other: Point): number {
  return Math.hypot(one.x - other.x, one.y - other.y);
}

/** From pointer events to strokes: follows one pen or finger over a page, tells segments while it is down and the whole
 * stroke at the end. Draws nothing itself. */
import type { Segment } from '../../wire/generated/types';
import { checksum } from './checksum';
import { encodePoints, type Fraction, type GridPoint } from './geometry';
import type { StrokeShape } from './marks';
import { type DrawingTool, tellingPressures, toolFor } from './pointers';
import { coalesced, onGrid, place, predicted, pressureOf, type Surrounding, scaled } from './samples';
import { type LiveStroke, SEGMENT_INTERVAL_MS, segmentFrom } from './segments';
import { simplifyTo } from './simplify';
import { aspectOf, type StrokeStyle, type View } from './stroke';

/** What `mark.add` carries of a stroke. */
export interface FinishedStroke {
  readonly id: string;
  readonly shape: StrokeShape;
  readonly checksum: string;
}

/** One move of the eraser, grid units, not rounded. */
export interface Sweep {
  readonly start: Fraction;
  readonly end: Fraction;
  readonly radius: number;
}

export interface CaptureOptions {
  view(): View;
  selectedTool(): DrawingTool | null;
  /** What a pen does when no tool is selected. */
  penTool(): DrawingTool | null;
  readonly eraserRadius: number;
  newId(): string;
  /** The stroke so far, with the points the browser predicts: draw it at once. */
  onLive(stroke: LiveStroke): void;
  /** A piece for the others, at most 30 a second. */
  onSegment(segment: Segment): void;
  onStroke(stroke: FinishedStroke): void;
  /** The stroke was no stroke: a palm, or the first finger of a pinch. */
  onCancel(id: string): void;
  onErase(sweep: Sweep): void;
  onEraseEnd(): void;
}

/** A second finger within this time makes the first one half of a pinch; later, what the first drew is kept. */
const PINCH_WINDOW_MS = 250;

type Surface = Pick<HTMLElement, 'addEventListener' | 'removeEventListener' | 'getBoundingClientRect' | 'style'> &
  Partial<Pick<HTMLElement, 'setPointerCapture'>>;

interface Follow extends Surrounding {
  readonly pointerId: number;
  readonly beganAt: number;
  readonly pointerType: string;
}

interface Drawing extends Follow {
  readonly id: string;
  readonly style: StrokeStyle;
  readonly points: GridPoint[];
  readonly pressures: number[];
  told: number;
  toldAt: number;
}

interface Erasing extends Follow {
  readonly radius: number;
  at: Fraction;
}

/** Listens on `surface`, the element that covers the page exactly. A pointer it takes has its events' default prevented,
 * so that gestures (swipe, pinch) know to leave it alone; make it before them. */
export class Capture {
  private drawing: Drawing | null = null;
  private erasing: Erasing | null = null;
  private penSeen = false;
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(
    private readonly surface: Surface,
    private readonly options: CaptureOptions,
  ) {
    surface.style.touchAction = 'none';
    surface.addEventListener('pointerdown', this.down);
    surface.addEventListener('pointermove', this.move);
    surface.addEventListener('pointerup', this.up);
    surface.addEventListener('pointercancel', this.cancel);
    surface.addEventListener('touchmove', this.hold, { passive: false });
  }

  /** Whether a pen or finger is down and drawing or erasing. */
  get busy(): boolean {
    return this.drawing !== null || this.erasing !== null;
  }

  /** End what is being drawn and hand it over, before the page under it changes. */
  finish(): void {
    const { drawing, erasing } = this;
    this.drawing = null;
    this.erasing = null;
    this.stopTimer();
    if (drawing !== null) this.handOver(drawing);
    if (erasing !== null) this.options.onEraseEnd();
  }

  /** Let fingers draw again, as when the pen was put away. */
  forgetPen(): void {
    this.penSeen = false;
  }

  /** Hand over what is being drawn and stop listening. */
  detach(): void {
    this.finish();
    this.surface.removeEventListener('pointerdown', this.down);
    this.surface.removeEventListener('pointermove', this.move);
    this.surface.removeEventListener('pointerup', this.up);
    this.surface.removeEventListener('pointercancel', this.cancel);
    this.surface.removeEventListener('touchmove', this.hold);
  }

  private readonly down = (event: PointerEvent): void => {
    if (event.pointerType === 'pen') {
      this.penSeen = true;
      // The palm often lands before the pen.
      if (this.following()?.pointerType === 'touch') this.drop();
    } else if (this.following()?.pointerType === 'touch' && event.pointerType === 'touch') {
      this.finishUnlessPinch();
      return;
    }
    if (this.busy) return;
    const tool = toolFor(event, {
      selected: this.options.selectedTool(),
      penDefault: this.options.penTool(),
      eraserRadius: this.options.eraserRadius,
      penSeen: this.penSeen,
    });
    if (tool === null) return;
    event.preventDefault();
    this.begin(event, tool);
  };

  private readonly move = (event: PointerEvent): void => {
    const follow = this.following();
    if (follow === null || event.pointerId !== follow.pointerId) return;
    event.preventDefault();
    if (this.drawing !== null) this.extend(this.drawing, event);
    else if (this.erasing !== null) this.sweep(this.erasing, event);
  };

  private readonly up = (event: PointerEvent): void => {
    if (event.pointerId !== this.following()?.pointerId) return;
    event.preventDefault();
    const drawing = this.drawing;
    // A lifted pen presses no more: its last place counts with the pressure before.
    if (drawing !== null) this.addPoint(drawing, event, drawing.pressures[drawing.pressures.length - 1]);
    this.finish();
  };

  /** The system took the pointer away. What was written is kept; a finger that just came down was a gesture or a palm. */
  private readonly cancel = (event: PointerEvent): void => {
    const follow = this.following();
    if (follow === null || event.pointerId !== follow.pointerId) return;
    if (follow.pointerType === 'touch') this.finishUnlessPinch();
    else this.finish();
  };

  /** iPadOS 14 turns pencil strokes into text ("Scribble") unless touch moves are refused. */
  private readonly hold = (event: Event): void => {
    if (this.busy && event.cancelable) event.preventDefault();
  };

  private begin(event: PointerEvent, tool: DrawingTool): void {
    const { left, top, width, height } = this.surface.getBoundingClientRect();
    const follow: Follow = {
      pointerId: event.pointerId,
      pointerType: event.pointerType,
      beganAt: performance.now(),
      view: this.options.view(),
      bounds: { left, top, width, height },
    };
    try {
      this.surface.setPointerCapture?.(event.pointerId);
    } catch {
      // The pointer is gone again (Safari, fast taps): its end comes to the surface all the same.
    }
    if (tool.kind === 'eraser') {
      this.erasing = { ...follow, radius: tool.radius, at: place(follow, event) };
      this.sweep(this.erasing, event);
      return;
    }
    this.drawing = {
      ...follow,
      id: this.options.newId(),
      style: { kind: tool.kind, colour: tool.colour, width: tool.width },
      points: [],
      pressures: [],
      told: 0,
      toldAt: -Infinity,
    };
    this.extend(this.drawing, event);
  }

  private extend(drawing: Drawing, event: PointerEvent): void {
    for (const each of coalesced(event)) this.addPoint(drawing, each);
    const stroke = liveStroke(drawing);
    const ahead = predicted(event);
    this.options.onLive({
      ...stroke,
      points: [...stroke.points, ...ahead.map((each) => onGrid(place(drawing, each)))],
      pressures: stroke.pressures.length > 0 ? [...stroke.pressures, ...ahead.map(pressureOf)] : [],
    });
    this.tell(drawing);
  }

  private addPoint(drawing: Drawing, event: PointerEvent, pressure = pressureOf(event)): void {
    const point = onGrid(place(drawing, event));
    const last = drawing.points[drawing.points.length - 1];
    if (last !== undefined && last[0] === point[0] && last[1] === point[1]) return;
    drawing.points.push(point);
    // Pressure counts only where a pen tells it: fingers and mice report a constant.
    if (drawing.pointerType === 'pen' && drawing.style.kind === 'ink') drawing.pressures.push(pressure);
  }

  private tell(drawing: Drawing): void {
    const wait = drawing.toldAt + SEGMENT_INTERVAL_MS - performance.now();
    if (wait > 0) {
      this.timer ??= setTimeout(() => {
        this.timer = undefined;
        if (this.drawing === drawing) this.tell(drawing);
      }, wait);
      return;
    }
    const segment = segmentFrom(liveStroke(drawing), drawing.told);
    if (segment === null) return;
    drawing.told += segment.points.length / 2;
    drawing.toldAt = performance.now();
    this.options.onSegment(segment);
    if (drawing.told < drawing.points.length) this.tell(drawing);
  }

  private sweep(erasing: Erasing, event: PointerEvent): void {
    for (const each of coalesced(event)) {
      const end = place(erasing, each);
      this.options.onErase({ start: scaled(erasing.at), end: scaled(end), radius: erasing.radius });
      erasing.at = end;
    }
  }

  private handOver(drawing: Drawing): void {
    const { points, pressures } = simplifyTo(
      { points: drawing.points, pressures: tellingPressures(drawing.pressures) },
      aspectOf(drawing.view),
    );
    const packed = encodePoints(points);
    const { kind, colour, width } = drawing.style;
    const shape: StrokeShape =
      kind === 'ink'
        ? { kind, colour, width, points: packed, pressures: [...pressures] }
        : { kind, colour, width, points: packed };
    this.options.onStroke({ id: drawing.id, shape, checksum: checksum(packed, pressures) });
  }

  private finishUnlessPinch(): void {
    const follow = this.following();
    if (follow !== null && performance.now() - follow.beganAt < PINCH_WINDOW_MS) this.drop();
    else this.finish();
  }

  private drop(): void {
    const { drawing, erasing } = this;
    this.drawing = null;
    this.erasing = null;
    this.stopTimer();
    if (drawing !== null) this.options.onCancel(drawing.id);
    if (erasing !== null) this.options.onEraseEnd();
  }

  private following(): Follow | null {
    return this.drawing ?? this.erasing;
  }

  private stopTimer(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
  }
}

function liveStroke({ id, style, points, pressures }: Drawing): LiveStroke {
  return { id, ...style, points, pressures };
}

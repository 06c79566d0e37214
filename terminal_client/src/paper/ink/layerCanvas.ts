/** Shows the marks of one page over its image: three canvases (highlighter, ink, strokes in progress) in one element. */
import type { Sweep } from './capture';
import { DrawnMarks, type ReadyMark, repaintOf } from './drawnMarks';
import type { DrawnMark } from './marks';
import type { LiveStroke } from './segments';
import { aspectOf, pageMatrix, paint, type StrokePath, strokePath, styleOf, trace, type View } from './stroke';

/** Pixels of one canvas: iPads of the browser floor hold about 16 million, and there are three canvases to a page. */
const PIXELS_MAX = 6_000_000;

/** So many points of a growing stroke are painted for good before its rest is painted anew at every event. */
const SETTLE_AFTER = 160;
const SETTLE_KEEP = 40;

interface Live {
  readonly stroke: LiveStroke;
  /** Points before this one are on the ink canvas already. */
  settled: number;
}

export class LayerCanvas {
  private readonly highlight = canvas('multiply');
  private readonly ink = canvas('normal');
  private readonly live = canvas('normal');
  private readonly marks: DrawnMarks;
  private readonly traced = new WeakMap<StrokePath, Path2D>();
  private readonly growing = new Map<string, Live>();
  private paintedHighlights: readonly ReadyMark[] = [];
  private paintedInk: readonly ReadyMark[] = [];
  private frame = 0;

  /** `host` is the positioned element that holds the page's image and is exactly as large: the highlighter multiplies
   * with what lies in the same stacking context. */
  constructor(
    host: HTMLElement,
    private view: View,
  ) {
    this.marks = new DrawnMarks(aspectOf(view));
    host.append(this.highlight, this.ink, this.live);
    this.resize(view);
  }

  /** Fit to a page shown at another size or rotation, or to another `devicePixelRatio`. */
  resize(view: View): void {
    this.view = view;
    this.marks.setAspect(aspectOf(view));
    for (const each of [this.highlight, this.ink, this.live]) {
      each.width = Math.round(view.width * this.scale);
      each.height = Math.round(view.height * this.scale);
    }
    this.repaintAll();
    this.paintLive();
  }

  /** Show exactly these marks; painted before the next frame. */
  setMarks(marks: Iterable<DrawnMark>): void {
    this.marks.set(marks);
    if (this.frame === 0) this.frame = requestAnimationFrame(() => this.paintMarks());
  }

  /** Show a stroke in progress, one's own or another's, at once; called again as it grows. */
  showLive(stroke: LiveStroke): void {
    const settled = this.growing.get(stroke.id)?.settled ?? 0;
    const live: Live = { stroke, settled };
    this.growing.set(stroke.id, live);
    this.settle(live);
    this.paintLive();
  }

  /** The stroke is a mark now, or was given up. Call it after `setMarks` with the mark: nothing flickers. */
  endLive(id: string): void {
    const live = this.growing.get(id);
    if (live === undefined) return;
    this.growing.delete(id);
    // The finished, simplified stroke takes the place of the pieces that were painted on its way.
    if (live.settled > 0) this.repaintAll();
    else this.paintMarks();
    this.paintLive();
  }

  /** Ids of the marks the eraser touches, among those `may` lets through. */
  touched(sweep: Sweep, may: (mark: DrawnMark) => boolean): string[] {
    return this.marks.touched(sweep, may);
  }

  /** Free the canvases; iPadOS counts their memory until they are made empty. */
  destroy(): void {
    cancelAnimationFrame(this.frame);
    for (const each of [this.highlight, this.ink, this.live]) {
      each.width = 0;
      each.height = 0;
      each.remove();
    }
  }

  private get scale(): number {
    const { width, height } = this.view;
    return Math.min(window.devicePixelRatio || 1, Math.sqrt(PIXELS_MAX / Math.max(1, width * height)));
  }

  private repaintAll(): void {
    this.paintedHighlights = [];
    this.paintedInk = [];
    clear(this.highlight);
    clear(this.ink);
    this.paintMarks();
    for (const live of Array.from(this.growing.values())) {
      live.settled = 0;
      this.settle(live);
    }
  }

  private paintMarks(): void {
    cancelAnimationFrame(this.frame);
    this.frame = 0;
    const highlights = this.marks.ofKind('highlight');
    const ink = this.marks.ofKind('ink');
    this.bring(this.highlight, this.paintedHighlights, highlights);
    const cleared = this.bring(this.ink, this.paintedInk, ink);
    this.paintedHighlights = highlights;
    this.paintedInk = ink;
    // An empty canvas with a blend mode still costs every frame.
    this.highlight.style.display = highlights.length > 0 ? 'block' : 'none';
    if (!cleared) return;
    for (const live of Array.from(this.growing.values())) {
      live.settled = 0;
      this.settle(live);
    }
  }

  private bring(target: HTMLCanvasElement, painted: readonly ReadyMark[], wanted: readonly ReadyMark[]): boolean {
    const repaint = repaintOf(painted, wanted);
    if (repaint.kind === 'none') return false;
    if (repaint.kind === 'all') clear(target);
    const context = this.onPage(target);
    for (const { mark, path } of repaint.marks) paint(context, styleOf(mark.shape), path, this.path2D(path));
    return repaint.kind === 'all';
  }

  /** Paint the older part of a long stroke onto the ink canvas, so that hours of writing never make the pen lag. */
  private settle(live: Live): void {
    const { stroke } = live;
    // Highlighter is see-through: two parts would show where they overlap.
    while (stroke.kind === 'ink' && stroke.points.length - live.settled > SETTLE_AFTER) {
      const open = stroke.points.length - live.settled;
      const end = open > 2 * SETTLE_AFTER ? live.settled + SETTLE_AFTER : stroke.points.length - SETTLE_KEEP;
      this.paintPart(this.onPage(this.ink), stroke, live.settled, end + 1);
      live.settled = end;
    }
  }

  private paintLive(): void {
    clear(this.live);
    const strokes = Array.from(this.growing.values());
    if (strokes.length === 0) return;
    const context = this.onPage(this.live);
    this.live.style.mixBlendMode = strokes.every(({ stroke }) => stroke.kind === 'highlight') ? 'multiply' : 'normal';
    for (const { stroke, settled } of strokes) this.paintPart(context, stroke, settled, stroke.points.length);
  }

  private paintPart(context: CanvasRenderingContext2D, stroke: LiveStroke, from: number, to: number): void {
    const [points, pressures] = [stroke.points.slice(from, to), stroke.pressures.slice(from, to)];
    const path = strokePath(points, pressures, stroke.width, aspectOf(this.view));
    paint(context, stroke, path, this.path2D(path));
  }

  private path2D(path: StrokePath): Path2D {
    let made = this.traced.get(path);
    if (made === undefined) {
      made = new Path2D();
      trace(path, made);
      this.traced.set(path, made);
    }
    return made;
  }

  private onPage(target: HTMLCanvasElement): CanvasRenderingContext2D {
    const context = contextOf(target);
    context.setTransform(...pageMatrix(this.view, this.scale));
    return context;
  }
}

function canvas(blend: 'multiply' | 'normal'): HTMLCanvasElement {
  const made = document.createElement('canvas');
  Object.assign(made.style, {
    position: 'absolute',
    left: '0',
    top: '0',
    width: '100%',
    height: '100%',
    pointerEvents: 'none',
    mixBlendMode: blend,
  });
  return made;
}

function clear(target: HTMLCanvasElement): void {
  const context = contextOf(target);
  context.setTransform(1, 0, 0, 1, 0, 0);
  context.clearRect(0, 0, target.width, target.height);
}

function contextOf(target: HTMLCanvasElement): CanvasRenderingContext2D {
  const context = target.getContext('2d');
  if (context === null) throw new Error('this browser gives no 2d canvas');
  return context;
}

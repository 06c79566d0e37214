/** Binds the ink of one stage to the page it shows: own strokes, others' strokes while they grow, the eraser. */

import type { Ref } from 'vue';
import { onBeforeUnmount, onMounted, watch } from 'vue';

import { useMeeting } from '../state/store';
import type { Mark, Page, Segment } from '../wire/generated/types';
import { newId } from '../wire/ids';
import type { Place } from './follow';
import { isSamePlace } from './follow';
import type { Sweep } from './ink/capture';
import { Capture } from './ink/capture';
import type { Rotation } from './ink/geometry';
import { LayerCanvas } from './ink/layerCanvas';
import { IncomingStrokes } from './ink/segments';
import type { View } from './ink/stroke';
import { ERASER_RADIUS } from './inkStyles';
import { usePapers } from './papers';
import { useInk } from './useInk';
import type { Size } from './zoom';

/** How often strokes that fell silent are looked for. */
const EXPIRE_EVERY_MS = 2000;
/** One who leafs through does not need the ink of every page. */
const LINGER_MS = 400;
const PAGES_HELD = 8;

export interface PageInk {
  /** Show the ink of this page at this size; what was being drawn on another is finished first. */
  show(place: Place, page: Page, size: Size): void;
  /** Nothing is shown. */
  hide(): void;
}

/** `sheet` is the element that covers the page exactly; without `mayDraw` it only shows. */
export function usePageInk(sheet: Ref<HTMLElement | null>, mayDraw = true): PageInk {
  const meeting = useMeeting();
  const ink = useInk();
  const papers = usePapers();
  const incoming = new IncomingStrokes();
  let layer: LayerCanvas | null = null;
  let capture: Capture | null = null;
  let place: Place | null = null;
  let view: View = { width: 1, height: 1, rotation: 0 };
  let gone: Mark[] = [];
  let held: readonly Place[] = [];
  let lingering: number | undefined;

  function show(next: Place, page: Page, size: Size): void {
    if (layer === null) return;
    const other = !isSamePlace(place, next);
    if (other) {
      capture?.finish();
      if (place !== null) for (const id of forgotten(place)) layer.endLive(id);
      place = next;
      ink.place = next;
      void meeting.marks.open(next.version, next.page);
      hold(next);
      window.clearTimeout(lingering);
      lingering = window.setTimeout(() => openFollowing(next), LINGER_MS);
      layer.setMarks(meeting.marks.marks(next.version, next.page));
    }
    const resized: View = { ...size, rotation: (page.rotation % 360) as Rotation };
    if (resized.width !== view.width || resized.height !== view.height || resized.rotation !== view.rotation) {
      view = resized;
      layer.resize(view);
    }
  }

  /** The marks of pages left behind are let go of: after an outage every page held is asked for again. */
  function hold(next: Place): void {
    held = [...held.filter((one) => !isSamePlace(one, next)), next];
    for (const { version, page } of held.slice(0, -PAGES_HELD)) meeting.marks.release(version, page);
    held = held.slice(-PAGES_HELD);
  }

  /** The ink of the next page comes beforehand, as its image does. */
  function openFollowing({ version, page }: Place): void {
    if (page >= (papers.lists.get(version)?.pages.length ?? 0)) return;
    void meeting.marks.open(version, page + 1);
    held = [{ version, page: page + 1 }, ...held.filter((one) => one.version !== version || one.page !== page + 1)];
  }

  function hide(): void {
    capture?.finish();
    place = null;
    ink.place = null;
    layer?.setMarks([]);
  }

  /** Strokes of others that were growing on the page one leaves. */
  function forgotten(left: Place): string[] {
    const ids = [...growing].filter(([, at]) => isSamePlace(at, left)).map(([id]) => id);
    for (const id of ids) growing.delete(id);
    return ids;
  }

  const growing = new Map<string, Place>();

  function marksChanged(version: string, page: number): void {
    if (layer === null || place === null || version !== place.version || page !== place.page) return;
    const marks = meeting.marks.marks(version, page);
    layer.setMarks(marks);
    for (const { id } of marks) ended(id);
  }

  function ended(id: string): void {
    if (!growing.delete(id)) return;
    incoming.finish(id);
    layer?.endLive(id);
  }

  function heard(author: string, at: Place, segment: Segment): void {
    if (layer === null || author === meeting.me?.attendee || !isSamePlace(place, at)) return;
    const stroke = incoming.receive(segment, performance.now());
    if (stroke === null) return;
    growing.set(stroke.id, at);
    layer.showLive(stroke);
  }

  function swept(sweep: Sweep): void {
    if (layer === null || place === null) return;
    const ids = layer.touched(sweep, (mark) => mark.author === meeting.me?.attendee);
    if (ids.length > 0) gone = [...gone, ...ink.showAs(place, ids, true)];
  }

  function erased(): void {
    if (place !== null) ink.erase(place, gone);
    gone = [];
    ink.busy = false;
  }

  const stops: (() => void)[] = [];

  onMounted(() => {
    const host = sheet.value;
    if (host === null) return;
    layer = new LayerCanvas(host, view);
    stops.push(meeting.marks.onChange(marksChanged));
    stops.push(
      meeting.onSignal(({ name, payload }) => {
        if (name === 'ink') heard(payload.author, payload, payload.segment);
      }),
    );
    const expiring = window.setInterval(() => {
      for (const id of incoming.expire(performance.now())) {
        growing.delete(id);
        layer?.endLive(id);
      }
    }, EXPIRE_EVERY_MS);
    stops.push(() => window.clearInterval(expiring));
    if (mayDraw) capture = captureOn(host, layer);
  });

  function captureOn(host: HTMLElement, on: LayerCanvas): Capture {
    return new Capture(host, {
      view: () => view,
      selectedTool: () => (place === null ? null : ink.drawingTool()),
      penTool: () => (place === null ? null : ink.drawingTool(ink.tool ?? 'ink')),
      eraserRadius: ERASER_RADIUS,
      newId,
      onLive: (stroke) => {
        ink.busy = true;
        on.showLive(stroke);
      },
      onSegment: (segment) => {
        const author = meeting.me?.attendee;
        if (place === null || author == null || ink.layer !== 'shared') return;
        meeting.signal('ink', { ...place, author, layer: 'shared', segment });
      },
      onStroke: (stroke) => {
        ink.busy = false;
        if (place !== null) ink.add(place, stroke);
        on.endLive(stroke.id);
      },
      onCancel: (id) => {
        ink.busy = false;
        on.endLive(id);
      },
      onErase: (sweep) => {
        ink.busy = true;
        swept(sweep);
      },
      onEraseEnd: erased,
    });
  }

  // A tool tapped anew may be meant for the finger, although a pen was used before.
  watch(
    () => ink.tool,
    () => capture?.forgetPen(),
  );

  onBeforeUnmount(() => {
    capture?.detach();
    window.clearTimeout(lingering);
    for (const stop of stops) stop();
    layer?.destroy();
    layer = null;
    ink.place = null;
  });

  return { show, hide };
}

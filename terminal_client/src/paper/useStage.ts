/** Decides how the page lies on the stage and draws it: in the next frame if it was decoded ahead. */

import type { Ref } from 'vue';
import { computed, onBeforeUnmount, onMounted, ref, shallowRef, watch } from 'vue';

import { useMeeting } from '../state/store';
import type { Page, Region } from '../wire/generated/types';
import type { Drawable } from './decodedPages';
import { around } from './decodedPages';
import type { Place } from './follow';
import { isSamePlace } from './follow';
import { Gestures } from './gestures';
import { tellPainted } from './painted';
import { usePapers } from './papers';
import { poseOf, regionOf } from './region';
import { useInk } from './useInk';
import { usePageInk } from './usePageInk';
import type { Fit, Point, Pose, Size } from './zoom';
import { fitted, halted, posed, settled, ZOOM_TAPPED, zoomedAt } from './zoom';

/** Pixels of one page canvas: iPads of the browser floor hold 16 million in all, and ink needs its share. */
const PIXELS_MAX = 6_000_000;
/** A finger that pinches moves sixty times a second; the page is drawn sharp when it rests. */
const REST_MS = 140;
/** A few frames; somebody who leafs on faster than that reads nothing. */
const AHEAD_MS = 60;
/** The outer parts of the stage turn the page when tapped. */
const TURN_ZONE = 0.28;
/** Half of what a finger covers, in pixels. */
const FINGER = 14;

export interface StageOptions {
  readonly stage: Ref<HTMLElement | null>;
  readonly sheet: Ref<HTMLElement | null>;
  readonly canvas: Ref<HTMLCanvasElement | null>;
  readonly place: Readonly<Ref<Place | null>>;
  readonly fit: Readonly<Ref<Fit>>;
  /** Where a page that was just turned to is entered. */
  readonly from: Readonly<Ref<'top' | 'end'>>;
  readonly mayDraw: boolean;
  readonly mayTurn: Readonly<Ref<boolean>>;
  /** What of the page is to be in sight: the presenter's region while one follows; undefined where one looks oneself. */
  readonly region: Readonly<Ref<Region | null | undefined>>;
  turn(step: 1 | -1): void;
  /** What a tap on the page does before it turns: false if nothing. `at` and what a finger covers, in fractions of it. */
  tapped(at: Point, reach: Point): boolean;
  /** The reader moved the page; `rests` when the fingers do. */
  moved(region: Region | null, rests: boolean): void;
}

export function useStage(options: StageOptions) {
  const meeting = useMeeting();
  const papers = usePapers();
  const ink = useInk();
  const pageInk = usePageInk(options.sheet, options.mayDraw);
  const room = ref<Size>({ width: 0, height: 0 });
  const pose = shallowRef<Pose>({ zoom: 1, x: 0, y: 0 });
  const painted = ref(false);
  const failed = ref(false);
  /** The size at which canvas and ink were last drawn sharp. */
  let drawn: Size = { width: 0, height: 0 };
  let resting: number | undefined;
  /** A follower who moved the page stays where they looked until the next page. */
  let looksAround = false;

  const page = computed(() => (options.place.value === null ? undefined : papers.pageOf(options.place.value)));
  const base = computed<Size>(() =>
    page.value === undefined || room.value.width === 0
      ? { width: 0, height: 0 }
      : fitted(room.value, page.value, options.fit.value),
  );
  const box = computed(() => ({
    width: Math.round(base.value.width * pose.value.zoom),
    height: Math.round(base.value.height * pose.value.zoom),
    x: Math.round(pose.value.x),
    y: Math.round(pose.value.y),
  }));

  function pixelScale({ width, height }: Size): number {
    return Math.min(window.devicePixelRatio || 1, Math.sqrt(PIXELS_MAX / Math.max(1, width * height)));
  }

  /** Another page, or another room for it: laid, drawn and, where it is not decoded yet, waited for. */
  function present(place: Place | null, shown: Page | undefined, entered: 'top' | 'end' | null): void {
    if (place === null || shown === undefined || room.value.width === 0) {
      painted.value = false;
      if (place === null) pageInk.hide();
      return;
    }
    if (entered !== null) looksAround = false;
    pose.value =
      called() ??
      (entered === null ? settled(room.value, base.value, pose.value) : posed(room.value, base.value, 1, entered));
    void draw(place, shown);
  }

  async function draw(place: Place, shown: Page): Promise<void> {
    const size: Size = { width: box.value.width, height: box.value.height };
    const width = Math.ceil(size.width * pixelScale(size));
    drawn = size;
    pageInk.show(place, shown, size);
    failed.value = false;
    const ready = papers.decoded.get(place);
    if (ready === undefined) blank(size);
    else paint(ready, size, place);
    papers.readAt(place, width);
    const sharp = await papers.decoded.take(place, width);
    if (!isSamePlace(options.place.value, place) || drawn !== size) return;
    if (sharp !== null && sharp !== ready) paint(sharp, size, place);
    failed.value = sharp === null && ready === undefined;
    await papers.afterShown();
    if (pose.value.zoom === 1) window.setTimeout(() => decodeAround(place, width), AHEAD_MS);
  }

  /** Neighbours are decoded when this page is on the glass: they must not delay it. */
  function decodeAround(place: Place, width: number): void {
    if (!isSamePlace(options.place.value, place)) return;
    void papers.decoded.want(around(place, papers.lists.get(place.version)?.pages.length ?? 0), width);
  }

  function paint(drawable: Drawable, size: Size, place: Place): void {
    const target = options.canvas.value;
    const context = target?.getContext('2d', { alpha: false });
    if (target == null || context == null) return;
    const scale = pixelScale(size);
    const [width, height] = [Math.round(size.width * scale), Math.round(size.height * scale)];
    if (target.width !== width || target.height !== height) {
      target.width = width;
      target.height = height;
    }
    context.imageSmoothingQuality = 'high';
    context.drawImage(drawable.source, 0, 0, width, height);
    painted.value = true;
    tellPainted(place);
  }

  /** White paper until the page is there: never the page before. */
  function blank({ width, height }: Size): void {
    const target = options.canvas.value;
    if (target === null) return;
    painted.value = false;
    target.width = Math.min(width, 8);
    target.height = Math.min(height, 8);
    const context = target.getContext('2d', { alpha: false });
    if (context === null) return;
    context.fillStyle = '#ffffff';
    context.fillRect(0, 0, target.width, target.height);
  }

  /** Where the presenter's region lies on this stage, for who follows it. */
  function called(): Pose | null {
    const region = options.region.value;
    return region == null || looksAround || base.value.width === 0 ? null : poseOf(room.value, base.value, region);
  }

  function repose(next: Pose): void {
    looksAround = true;
    options.moved(regionOf(room.value, base.value, next), false);
    move(next);
  }

  function move(next: Pose): void {
    pose.value = next;
    window.clearTimeout(resting);
    resting = window.setTimeout(rest, REST_MS);
  }

  /** The fingers rest: what is shown larger or smaller is drawn sharp. */
  function rest(): void {
    const place = options.place.value;
    if (place === null || page.value === undefined) return;
    if (looksAround) options.moved(regionOf(room.value, base.value, pose.value), true);
    if (box.value.width !== drawn.width || box.value.height !== drawn.height) void draw(place, page.value);
  }

  function step(direction: 1 | -1): void {
    const further = halted(room.value, base.value, pose.value, direction);
    if (further !== null && (options.fit.value === 'width' || pose.value.zoom > 1)) repose(further);
    else options.turn(direction);
  }

  function tapped(at: Point, double: boolean): void {
    const { x, y, width, height } = box.value;
    const reach = { x: FINGER / Math.max(1, width), y: FINGER / Math.max(1, height) };
    if (options.tapped({ x: (at.x - x) / Math.max(1, width), y: (at.y - y) / Math.max(1, height) }, reach)) return;
    const share = at.x / Math.max(1, room.value.width);
    if (share < TURN_ZONE) step(-1);
    else if (share > 1 - TURN_ZONE) step(1);
    else if (double) repose(zoomedAt(room.value, base.value, pose.value, pose.value.zoom > 1.05 ? 1 : ZOOM_TAPPED, at));
  }

  const isLarger = (): boolean => box.value.width > room.value.width + 1 || box.value.height > room.value.height + 1;
  let gestures: Gestures | null = null;
  let observer: ResizeObserver | null = null;

  onMounted(() => {
    const stage = options.stage.value;
    if (stage === null) return;
    gestures = new Gestures(stage, {
      mayDrag: isLarger,
      mayTurn: () => options.mayTurn.value && ink.tool === null,
      onTap: tapped,
      onSwipe: options.turn,
      onDrag: (dx, dy) =>
        repose(settled(room.value, base.value, { ...pose.value, x: pose.value.x + dx, y: pose.value.y + dy })),
      onPinch: (factor, around, dx, dy) => {
        const moved: Pose = { ...pose.value, x: pose.value.x + dx, y: pose.value.y + dy };
        repose(zoomedAt(room.value, base.value, moved, moved.zoom * factor, around));
      },
      onEnd: () => undefined,
    });
    observer = new ResizeObserver(() => measure(stage));
    observer.observe(stage);
    measure(stage);
  });

  function measure(stage: HTMLElement): void {
    if (stage.clientWidth === room.value.width && stage.clientHeight === room.value.height) return;
    room.value = { width: stage.clientWidth, height: stage.clientHeight };
  }

  watch(
    [options.place, page, room, options.fit] as const,
    ([place, shown], [before, , , fitBefore]) => {
      const turned = !isSamePlace(place, before ?? null);
      const refitted = fitBefore !== options.fit.value || drawn.width === 0;
      present(place, shown, turned ? options.from.value : refitted ? 'top' : null);
    },
    // After the sheet has its new size, still in the same frame.
    { flush: 'post' },
  );

  watch(options.region, (region, before) => {
    // Who comes back to the presenter is called again.
    if (before === undefined) looksAround = false;
    if (region === undefined || looksAround || base.value.width === 0) return;
    move(called() ?? posed(room.value, base.value, 1, 'top'));
  });

  // A page that could not be had is tried again when the link is back.
  watch(
    () => meeting.link.kind,
    (link) => {
      const place = options.place.value;
      if (link === 'live' && failed.value && place !== null && page.value !== undefined) void draw(place, page.value);
    },
  );

  onBeforeUnmount(() => {
    window.clearTimeout(resting);
    gestures?.detach();
    observer?.disconnect();
  });

  return { box, painted, failed, forward: () => step(1), back: () => step(-1) };
}

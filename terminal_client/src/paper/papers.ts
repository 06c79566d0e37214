/** The papers on this device: lists of pages, their images kept and decoded, fetched in the background when pushed. */

import { defineStore } from 'pinia';
import { computed, markRaw, ref, shallowReactive, watch } from 'vue';

import { currentItem, currentView, documents } from '../state/selectors';
import { useMeeting } from '../state/store';
import type { Document, Page, PageImage, PageList } from '../wire/generated/types';
import type { Problem } from '../wire/problem';
import { problemOf } from '../wire/problem';
import { decode } from './decode';
import { DecodedPages } from './decodedPages';
import { imageFor, nextToFetch, shelfOrder } from './fetchOrder';
import type { Place } from './follow';
import { presented } from './follow';
import { openPageBytes } from './pageBytes';

/** Forty tablets told of a paper at once must not all ask in the same second. */
const JITTER_SECONDS = 2;
const AFTER_FAILURE_SECONDS = 5;
/** Pages that are drawn one after the other are asked for in handfuls. */
const PROGRESS_MS = 1000;
/** More would take the page that is turned to now its share of the link. */
const FETCHERS = 2;

export const usePapers = defineStore('papers', () => {
  const meeting = useMeeting();
  const lists = shallowReactive(new Map<string, PageList>());
  const problems = shallowReactive(new Map<string, Problem>());
  /** Digests of images that are on this device. */
  const kept = shallowReactive(new Set<string>());
  const listing = new Map<string, Promise<void>>();
  const fetching = new Map<string, Promise<Blob>>();
  const bytes = openPageBytes(meeting.slot);
  let reading: { shown: Place | null; width: number } = { shown: null, width: 1200 };
  const scheduled = new Set<string>();
  let fetchers = 0;
  /** Only a window that shows pages fetches them all; the desk shows one now and then. */
  const shelved = ref(false);

  void bytes.then(async (store) => {
    for (const digest of await store.known()) kept.add(digest);
  });

  const readable = computed(() => documents(meeting.streams).filter(({ pages_ready }) => pages_ready > 0));

  function pageOf({ version, page }: Place): Page | undefined {
    const pages = lists.get(version)?.pages;
    return pages?.[page - 1]?.number === page ? pages[page - 1] : pages?.find(({ number }) => number === page);
  }

  /** Get the list of a version's pages, again when more of them are drawn. */
  async function open(version: string): Promise<void> {
    const running = listing.get(version) ?? list(version);
    listing.set(version, running);
    await running.then(() => listing.delete(version));
  }

  async function list(version: string): Promise<void> {
    try {
      lists.set(version, await meeting.http.call('documents.pages', { version }));
      problems.delete(version);
    } catch (thrown) {
      problems.set(version, problemOf(thrown));
    }
  }

  /** The bytes of an image: from this device, else fetched and kept. */
  async function image(version: string, page: number, wanted: PageImage): Promise<Blob> {
    const store = await bytes;
    const here = kept.has(wanted.digest) ? await store.get(wanted.digest).catch(() => undefined) : undefined;
    if (here !== undefined) return here;
    const running = fetching.get(wanted.digest) ?? fetched(version, page, wanted.digest);
    fetching.set(wanted.digest, running);
    return running;
  }

  async function fetched(version: string, page: number, digest: string): Promise<Blob> {
    try {
      const blob = await meeting.http.blob('documents.image', { version, page: String(page), digest });
      const store = await bytes;
      // Let out while it was on its way: it must not stay.
      if (lists.has(version))
        await store.put(version, digest, blob).then(
          () => kept.add(digest),
          () => undefined,
        );
      return blob;
    } finally {
      fetching.delete(digest);
    }
  }

  const decoded = markRaw(
    new DecodedPages(async (place, width) => {
      const page = pageOf(place);
      const wanted = page === undefined ? undefined : imageFor(page, width);
      if (wanted === undefined) throw new Error('the page is not drawn yet');
      return decode(await image(place.version, place.page, wanted), Math.min(width, wanted.width));
    }),
  );

  /** Tell what is read now and how many pixels wide: what is fetched in the background begins there. */
  function readAt(shown: Place | null, width: number): void {
    reading = { shown, width };
    shelved.value = true;
    void run();
  }

  async function run(): Promise<void> {
    while (fetchers < FETCHERS) {
      const next = nextToFetch(shelves(), reading.width, (digest) => kept.has(digest) || fetching.has(digest));
      if (next === undefined || !(await taken(next.version, next.page, next.image))) return;
    }
  }

  async function taken(version: string, page: number, wanted: PageImage): Promise<boolean> {
    fetchers += 1;
    try {
      // A second one beside it.
      void Promise.resolve().then(run);
      await image(version, page, wanted);
      return kept.has(wanted.digest);
    } catch {
      window.setTimeout(run, AFTER_FAILURE_SECONDS * 1000);
      return false;
    } finally {
      fetchers -= 1;
    }
  }

  function shelves(): { version: string; pages: readonly Page[]; at: number }[] {
    const room = presented(currentView(meeting.streams));
    const order = shelfOrder(readable.value, reading.shown, room, currentItem(meeting.streams)?.id ?? null);
    return order.flatMap((version) => {
      const pages = lists.get(version)?.pages;
      if (pages === undefined) return [];
      const at = [reading.shown, room].find((place) => place?.version === version)?.page ?? 1;
      return [{ version, pages, at }];
    });
  }

  /** How many of a paper's pages can be read without the server. */
  function keptPages(document: Document): number {
    const pages = lists.get(document.version)?.pages ?? [];
    return pages.filter((page) => page.images.some(({ digest }) => kept.has(digest))).length;
  }

  watch(
    [readable, shelved, () => meeting.link.kind === 'live'] as const,
    ([now, shelves]) => {
      if (!shelves) return;
      for (const { version, pages_ready } of now) {
        const known = lists.get(version)?.pages.length ?? 0;
        if (known >= pages_ready || scheduled.has(version)) continue;
        scheduled.add(version);
        const wait = known > 0 ? PROGRESS_MS : Math.random() * JITTER_SECONDS * 1000;
        window.setTimeout(() => {
          scheduled.delete(version);
          void open(version).then(run);
        }, wait);
      }
    },
    { immediate: true },
  );

  /** Nothing of these versions stays on this device. */
  function drop(versions: readonly string[]): void {
    if (versions.length === 0) return;
    for (const version of versions) {
      for (const page of lists.get(version)?.pages ?? []) for (const { digest } of page.images) kept.delete(digest);
      lists.delete(version);
      problems.delete(version);
    }
    decoded.drop(versions);
    void bytes.then((store) => store.drop(versions)).catch(() => undefined);
  }

  /** Somebody else sits here now, or the device was only borrowed: no paper stays on it. */
  function wipe(): void {
    drop([...lists.keys()]);
    kept.clear();
    void bytes.then((store) => store.clear()).catch(() => undefined);
  }

  meeting.onStreamClosed((_, dropped) => {
    if (dropped?.kind === 'item') drop(dropped.documents.map(({ version }) => version));
  });

  meeting.onEvent((event) => {
    if (event.name !== 'document.withdrawn') return;
    const gone = [...lists.values()].filter(({ document }) => document.id === event.payload.document_id);
    drop(gone.map(({ document }) => document.version));
  });

  return { lists, problems, decoded, open, pageOf, image, readAt, keptPages, drop, wipe };
});

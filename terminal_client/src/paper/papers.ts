/** The papers on this device: lists of pages, their images kept and decoded, fetched ahead of their being needed. */

import { defineStore } from 'pinia';
import { computed, markRaw, shallowReactive, watch } from 'vue';

import { attendeeById, currentItem, currentView, documentOfVersion, documents, itemById } from '../state/selectors';
import { useMeeting } from '../state/store';
import type { Document, Page, PageImage, PageList } from '../wire/generated/types';
import type { Problem } from '../wire/problem';
import { problemOf } from '../wire/problem';
import { Attention } from './attention';
import { Background } from './background';
import { decode } from './decode';
import { DecodedPages } from './decodedPages';
import type { Shelf, Task, Whereabouts } from './fetchOrder';
import { imageFor, nextTask, shelfOrder } from './fetchOrder';
import type { Place } from './follow';
import { presented } from './follow';
import { reportHolding } from './holding';
import { PageBytes } from './pageBytes';
import { openShelf } from './pageShelf';

/** Pages that are drawn one after the other are asked for in handfuls. */
const LIST_AGAIN_MS = 1000;
/** What could not be had is left alone for a while, so that the rest is fetched. */
const IN_VAIN_MS = 30_000;
const KEEPING_FACES: readonly unknown[] = ['terminal', 'screen'];
const DONE: readonly unknown[] = ['closed', 'postponed'];

export const usePapers = defineStore('papers', () => {
  const meeting = useMeeting();
  const lists = shallowReactive(new Map<string, PageList>());
  const problems = shallowReactive(new Map<string, Problem>());
  /** By version: how many of its pages can be read without the server. */
  const counts = shallowReactive(new Map<string, number>());
  const listing = new Map<string, Promise<void>>();
  const listedAt = new Map<string, number>();
  const fetching = new Map<string, Promise<Blob>>();
  const keeping = new Set<string>();
  /** By digest: until when it is not fetched ahead again. */
  const inVain = new Map<string, number>();
  let listTimer: number | undefined;
  const bytes = markRaw(new PageBytes(openShelf(meeting.slot), recount));

  const readable = computed(() => documents(meeting.streams).filter(({ pages_ready }) => pages_ready > 0));
  const isLive = computed(() => meeting.link.kind === 'live');
  const keeps = computed(() => KEEPING_FACES.includes(meeting.me?.face) && meeting.me?.page_key != null);
  /** A reader fetches ahead from signing in on; before that only what is pushed. */
  const isPresent = computed(
    () =>
      meeting.me?.face === 'screen' ||
      attendeeById(meeting.streams.room, meeting.me?.attendee ?? null)?.state === 'present',
  );

  function pageOf({ version, page }: Place): Page | undefined {
    const pages = lists.get(version)?.pages;
    return pages?.[page - 1]?.number === page ? pages[page - 1] : pages?.find(({ number }) => number === page);
  }

  /** Get the list of a version's pages, again when more of them are drawn. */
  async function open(version: string): Promise<void> {
    const running = listing.get(version) ?? list(version);
    listing.set(version, running);
    await running;
  }

  async function list(version: string): Promise<void> {
    listedAt.set(version, Date.now());
    try {
      lists.set(version, await meeting.http.call('documents.pages', { version }));
      problems.delete(version);
    } catch (thrown) {
      problems.set(version, problemOf(thrown));
    } finally {
      listing.delete(version);
      background.poke();
    }
  }

  /** The bytes of an image: from this device, else fetched and kept. `ahead`: nobody is waiting for it. */
  async function image(version: string, page: number, wanted: PageImage, ahead = false): Promise<Blob> {
    const here = await bytes.get(wanted.digest);
    if (here !== undefined) return here;
    const running = fetching.get(wanted.digest) ?? fetched(version, page, wanted.digest, ahead);
    fetching.set(wanted.digest, running);
    return running;
  }

  async function fetched(version: string, page: number, digest: string, ahead: boolean): Promise<Blob> {
    try {
      const blob = await meeting.http.blob(
        'documents.image',
        { version, page: String(page), digest },
        { isSecret: true },
      );
      // Whoever waits for the page need not wait until it is sealed and written.
      void keep(version, page, digest, blob, ahead);
      return blob;
    } catch (thrown) {
      inVain.set(digest, Date.now() + IN_VAIN_MS);
      throw thrown;
    } finally {
      fetching.delete(digest);
    }
  }

  async function keep(version: string, page: number, digest: string, blob: Blob, ahead: boolean): Promise<void> {
    keeping.add(digest);
    await attention.rest();
    const list = lists.get(version);
    // Let out while it was on its way: it must not stay.
    if (list !== undefined) {
      const isThumbnail = list.pages.some(({ thumbnail }) => thumbnail.digest === digest);
      const kept = { digest, version, document: list.document.id, page: isThumbnail ? 0 : page, blob };
      // What is not kept now will not be until something else goes.
      if (!(await bytes.put(kept, !ahead, rank()))) inVain.set(digest, Number.POSITIVE_INFINITY);
    }
    keeping.delete(digest);
    background.poke();
  }

  const decoded = markRaw(
    new DecodedPages(async (place, width) => {
      const page = pageOf(place);
      const wanted = page === undefined ? undefined : imageFor(page, width);
      if (wanted === undefined) throw new Error('the page is not drawn yet');
      return decode(await image(place.version, place.page, wanted), Math.min(width, wanted.width));
    }),
  );

  const attention = new Attention(
    async (place, width) => (await decoded.take(place, width)) !== null,
    () => background.poke(),
  );

  /** Tell what is read now and how many pixels wide: what is fetched in the background begins there. */
  function readAt(shown: Place | null, width: number): void {
    attention.turnTo(shown, width);
  }

  /** Resolves when the page that is read is on the glass or cannot be had: whatever is less needed waits for it. */
  function afterShown(): Promise<void> {
    return attention.rest();
  }

  const background = new Background({
    next: () => {
      if (!isLive.value || attention.isSettling) return undefined;
      const task = nextTask(shelves(), attention.width, { image: imageAt, list: listAt });
      return task?.kind === 'page' && !keeps.value ? undefined : task;
    },
    fetch: async (task: Task) => {
      if (task.kind === 'page') await image(task.version, task.page, task.image, true);
      else {
        await open(task.version);
        if (problems.has(task.version)) throw new Error('the list cannot be had');
      }
    },
  });

  function imageAt(digest: string): Whereabouts {
    if (bytes.has(digest) || (inVain.get(digest) ?? 0) > Date.now()) return 'here';
    return fetching.has(digest) || keeping.has(digest) ? 'coming' : 'missing';
  }

  function listAt(version: string): Whereabouts {
    if (listing.has(version)) return 'coming';
    if (Date.now() - (listedAt.get(version) ?? 0) > LIST_AGAIN_MS) return 'missing';
    if (listTimer !== undefined) return 'here';
    listTimer = window.setTimeout(() => {
      listTimer = undefined;
      background.poke();
    }, LIST_AGAIN_MS);
    return 'here';
  }

  /** Versions in the order they will be needed; others than terminals and screens need what they show and no more. */
  function order(): readonly string[] {
    const room = presented(currentView(meeting.streams));
    const current = currentItem(meeting.streams)?.id ?? null;
    const waiting = readable.value
      .filter(({ version, pushed_at }) =>
        keeps.value ? isPresent.value || pushed_at !== null : version === attention.shown?.version,
      )
      .map(({ version, item, pushed_at }) => ({
        version,
        item,
        pushed: pushed_at !== null,
        ahead: !DONE.includes(itemById(meeting.streams, item)?.state),
      }));
    return shelfOrder(waiting, attention.shown, room, current);
  }

  function shelves(): Shelf[] {
    const room = presented(currentView(meeting.streams));
    return order().map((version) => ({
      version,
      pages: lists.get(version)?.pages ?? [],
      ready: documentOfVersion(meeting.streams, version)?.pages_ready ?? 0,
      at: [attention.shown, room].find((place) => place?.version === version)?.page ?? null,
    }));
  }

  function rank(): (version: string) => number {
    const ranks = new Map(order().map((version, index) => [version, index]));
    return (version) => ranks.get(version) ?? Number.POSITIVE_INFINITY;
  }

  function recount(versions: ReadonlySet<string>): void {
    const pages = [...bytes.pages()];
    for (const version of versions) {
      const here = new Set(pages.filter((one) => one.version === version && one.page > 0).map(({ page }) => page));
      if (here.size > 0) counts.set(version, here.size);
      else counts.delete(version);
    }
  }

  /** How many of a paper's pages can be read without the server. */
  function keptPages(document: Document): number {
    return counts.get(document.version) ?? 0;
  }

  /** Nothing of these versions stays on this device. */
  function drop(versions: readonly string[]): void {
    if (versions.length === 0) return;
    for (const version of versions) {
      lists.delete(version);
      problems.delete(version);
    }
    decoded.drop(versions);
    void bytes.drop(versions);
  }

  /** Somebody else sits here now, the meeting is over, or the device was only borrowed: no paper stays on it. */
  function wipe(): void {
    drop([...lists.keys()]);
    lock();
  }

  /** What the streams name no more, withdrawn or closed to this reader, goes at once; former versions of a paper stay. */
  function retain(): void {
    if (!isLive.value || meeting.streams.room === undefined) return;
    const named = new Set(documents(meeting.streams).map(({ id }) => id));
    drop([...lists].filter(([, { document }]) => !named.has(document.id)).map(([version]) => version));
    void bytes.retain(named);
  }

  /** Nothing can be kept any more: what was, goes. */
  function lock(): void {
    decoded.clear();
    void bytes.wipe().catch(() => undefined);
  }

  watch(
    () => (meeting.me === null ? 'nobody' : (meeting.me.page_key?.id ?? 'no key')),
    (now, before) => {
      const key = meeting.me?.page_key ?? null;
      if (key !== null) void bytes.unlock(key).then(retain).then(background.poke);
      else if (now === 'nobody' && before !== undefined) wipe();
      else if (KEEPING_FACES.includes(meeting.me?.face)) lock();
    },
    { immediate: true },
  );
  watch(
    isLive,
    (now) => {
      if (!now) return background.pause();
      retain();
      background.soon();
    },
    { immediate: true },
  );
  watch(
    () => [...documents(meeting.streams).map(standing), isPresent.value, currentItem(meeting.streams)?.id].join(),
    () => {
      retain();
      inVain.clear();
      background.soon();
    },
  );

  meeting.onStreamClosed((_, dropped) => {
    if (dropped?.kind === 'item') drop(dropped.documents.map(({ version }) => version));
  });
  reportHolding(meeting, () => ({
    isWanted: isLive.value && keeps.value,
    papers: readable.value.map((document) => ({ version: document.version, pages: keptPages(document) })),
  }));

  return { lists, problems, decoded, open, pageOf, image, readAt, afterShown, keptPages, drop, wipe };
});

/** What of a paper tells that there may be something to fetch. */
function standing({ id, version, pages_ready, pushed_at }: Document): string {
  return `${id} ${version} ${pages_ready} ${pushed_at ?? ''}`;
}

/**
 * The marks of the pages one has open: fetched with the page, kept by events, merged by `revision`. A mark's images may
 * come in any order and more than once; the highest revision is the newest, and a tombstone is an image like others.
 * What is fetched has no tombstones, so it replaces what was held, except for images that came while it was on its way.
 */

import type { Mark, PageMarks } from '../wire/generated/types';

/** Fetches a page's marks; throws if it cannot. */
export type FetchMarks = (version: string, page: number) => Promise<PageMarks>;

interface PageHeld {
  readonly version: string;
  readonly page: number;
  /** Whose papers these are: `room` or the inside of an item; null until fetched. */
  stream: string | null;
  marks: Map<string, Mark>;
  /** Told while the page was being fetched. */
  meanwhile: readonly Mark[];
  /** Drawn here, not told by the server yet. */
  readonly own: Map<string, Mark>;
  loading: boolean;
  loaded: boolean;
  stale: boolean;
}

export class PageMarkStore {
  readonly #fetch: FetchMarks;
  readonly #pages = new Map<string, PageHeld>();
  /** Streams one was let out of: an answer that was on its way then must not bring their marks back. */
  readonly #closed = new Set<string>();
  readonly #listeners = new Set<(version: string, page: number) => void>();

  constructor(fetch: FetchMarks) {
    this.#fetch = fetch;
  }

  /** Marks to draw, oldest first: those told and those just drawn here; tombstones are left out. */
  marks(version: string, page: number): readonly Mark[] {
    const held = this.#pages.get(keyOf(version, page));
    if (held === undefined) return [];
    const all = [...held.marks.values(), ...held.own.values()].filter((mark) => !mark.erased);
    return all.sort((a, b) => compare(a.made_at, b.made_at) || compare(a.id, b.id));
  }

  /** Every image held, tombstones too. */
  images(version: string, page: number): readonly Mark[] {
    return [...(this.#pages.get(keyOf(version, page))?.marks.values() ?? [])];
  }

  isLoaded(version: string, page: number): boolean {
    return this.#pages.get(keyOf(version, page))?.loaded ?? false;
  }

  /** Hold a page; fetches its marks unless they are held already. Resolves even if the link is lost: events go on. */
  async open(version: string, page: number): Promise<void> {
    const key = keyOf(version, page);
    const held = this.#pages.get(key) ?? newPage(version, page);
    this.#pages.set(key, held);
    if (held.loading || (held.loaded && !held.stale)) return;
    // From here on events are merged in, so that nothing is lost between the server's reading and the answer.
    held.loading = true;
    held.stale = false;
    held.meanwhile = [];
    let failed = false;
    try {
      this.#loaded(held, await this.#fetch(version, page));
    } catch {
      failed = true;
    }
    held.loading = false;
    if (failed) held.stale = true;
    // The stream began again meanwhile: what was read may be older than that.
    else if (held.stale) await this.open(version, page);
  }

  /** The link is back: fetch what could not be fetched. */
  retry(): void {
    for (const held of this.#pages.values()) {
      if (!held.loaded || held.stale) void this.open(held.version, held.page);
    }
  }

  /** Let go of a page that is far away. */
  release(version: string, page: number): void {
    const held = this.#pages.get(keyOf(version, page));
    if (held !== undefined && held.own.size === 0) this.#pages.delete(keyOf(version, page));
  }

  /** Take the marks of an event, or the image that was just drawn here and acknowledged. */
  apply(marks: readonly Mark[]): void {
    const changed = new Set<PageHeld>();
    for (const mark of marks) {
      const held = this.#pages.get(keyOf(mark.version, mark.page));
      if (held === undefined) continue;
      if (held.loading) held.meanwhile = [...held.meanwhile, mark];
      if (merge(held, mark)) changed.add(held);
    }
    for (const held of changed) this.#changed(held);
  }

  /** Show a mark at once, before the server knows of it. */
  drawOwn(mark: Mark): void {
    const key = keyOf(mark.version, mark.page);
    const held = this.#pages.get(key) ?? newPage(mark.version, mark.page);
    this.#pages.set(key, held);
    if (!held.marks.has(mark.id)) held.own.set(mark.id, mark);
    this.#changed(held);
  }

  /** The server refused it, or it was taken back before it was sent. */
  dropOwn(id: string): void {
    for (const held of this.#pages.values()) if (held.own.delete(id)) this.#changed(held);
  }

  /** A stream began again from a snapshot: what its pages missed is fetched anew. */
  refresh(stream: string): void {
    this.#closed.delete(stream);
    for (const held of this.#pages.values()) {
      // Private marks come on `me`, so a new `me` concerns every page.
      if (stream !== 'me' && held.stream !== null && held.stream !== stream) continue;
      held.stale = true;
      void this.open(held.version, held.page);
    }
  }

  /** One was let out: nothing of its pages stays, nor anything drawn there. */
  drop(stream: string): void {
    this.#closed.add(stream);
    for (const [key, held] of [...this.#pages]) {
      if (held.stream !== stream) continue;
      this.#pages.delete(key);
      this.#changed(held);
    }
  }

  /** A paper left the table: nothing of its pages stays. */
  dropVersion(version: string): void {
    for (const [key, held] of [...this.#pages]) {
      if (held.version !== version) continue;
      this.#pages.delete(key);
      this.#changed(held);
    }
  }

  /** Forget everything. */
  clear(): void {
    const pages = [...this.#pages.values()];
    this.#pages.clear();
    this.#closed.clear();
    for (const held of pages) this.#changed(held);
  }

  /** Hear which page changed; returns how to stop hearing. */
  onChange(listener: (version: string, page: number) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  #loaded(held: PageHeld, fetched: PageMarks): void {
    const key = keyOf(held.version, held.page);
    if (this.#pages.get(key) !== held) return;
    if (this.#closed.has(fetched.stream)) {
      this.#pages.delete(key);
    } else {
      held.stream = fetched.stream;
      held.loaded = true;
      held.marks = new Map();
      for (const mark of [...fetched.marks, ...held.meanwhile]) merge(held, mark);
      held.meanwhile = [];
    }
    this.#changed(held);
  }

  #changed(held: PageHeld): void {
    for (const listener of this.#listeners) listener(held.version, held.page);
  }
}

function newPage(version: string, page: number): PageHeld {
  return {
    version,
    page,
    stream: null,
    marks: new Map(),
    meanwhile: [],
    own: new Map(),
    loading: false,
    loaded: false,
    stale: false,
  };
}

function merge(held: PageHeld, mark: Mark): boolean {
  held.own.delete(mark.id);
  const before = held.marks.get(mark.id);
  if (before !== undefined && before.revision >= mark.revision) return false;
  held.marks.set(mark.id, mark);
  return true;
}

function keyOf(version: string, page: number): string {
  return `${version}/${page}`;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/**
 * Fetched pages on this device: sealed, bounded in bytes, opened only as long as the server gives the key.
 *
 * Locked, it keeps and opens nothing. What another key sealed is thrown away when it is unlocked.
 */

import type { PageKey } from '../wire/generated/types';
import type { KeptPage, Rank } from './eviction';
import { toEvict } from './eviction';
import type { PageShelf, ShelvedPage } from './pageShelf';
import { keyBytes, open, seal } from './seal';

/** A page that was fetched. */
export interface FetchedPage {
  readonly digest: string;
  readonly document: string;
  readonly version: string;
  readonly page: number;
  readonly blob: Blob;
}

/** A page leafed to and fro is not written down each time. */
const TOUCH_MS = 60_000;

export class PageBytes {
  readonly #shelf: Promise<PageShelf>;
  readonly #changed: (versions: ReadonlySet<string>) => void;
  #key: { readonly id: string; readonly bytes: Uint8Array } | null = null;
  #pages = new Map<string, ShelvedPage>();
  #limit = Number.POSITIVE_INFINITY;
  #ready: Promise<void> = Promise.resolve();

  /** `changed` hears of which versions more or fewer pages are kept now. */
  constructor(shelf: Promise<PageShelf>, changed: (versions: ReadonlySet<string>) => void) {
    this.#shelf = shelf;
    this.#changed = changed;
  }

  get isUnlocked(): boolean {
    return this.#key !== null;
  }

  /** Use this key from now on; what it opens is there again, also after a reload. */
  unlock({ id, key }: PageKey): Promise<void> {
    if (this.#key?.id === id) return this.#ready;
    this.#key = { id, bytes: keyBytes(key) };
    this.#ready = this.#load(id);
    return this.#ready;
  }

  /** Forget the key and throw away everything: the meeting is over, or somebody else sits here. */
  async wipe(): Promise<void> {
    const versions = versionsOf(this.#pages.values());
    this.#key = null;
    this.#pages = new Map();
    this.#changed(versions);
    await (await this.#shelf).clear();
  }

  has(digest: string): boolean {
    return this.#pages.has(digest);
  }

  pages(): Iterable<KeptPage> {
    return this.#pages.values();
  }

  async get(digest: string): Promise<Blob | undefined> {
    await this.#ready;
    const page = this.#pages.get(digest);
    const key = this.#key;
    if (page === undefined || key === null) return undefined;
    try {
      const sealed = await (await this.#shelf).read(digest);
      if (sealed === undefined) throw new Error('the browser took it away');
      const blob = new Blob([open(key.bytes, digest, sealed) as Uint8Array<ArrayBuffer>], { type: page.type });
      void this.#touch(page);
      return blob;
    } catch {
      await this.#remove([digest]);
      return undefined;
    }
  }

  /** Keep a page, letting go of others if it must; false if it is not kept. Never throws. */
  async put(fetched: FetchedPage, urgent: boolean, rank: Rank): Promise<boolean> {
    await this.#ready;
    const key = this.#key;
    if (key === null) return false;
    try {
      const { blob, ...about } = fetched;
      const sealed = seal(key.bytes, fetched.digest, new Uint8Array(await blob.arrayBuffer()));
      const page = { ...about, type: blob.type, bytes: sealed.length, used_at: Date.now(), key: key.id };
      // A device that turns out to be full is tried once more, with less on it.
      return (
        (await this.#place(page, sealed, urgent, rank)) ?? (await this.#place(page, sealed, urgent, rank)) ?? false
      );
    } catch {
      return false;
    }
  }

  /** Nothing of these versions stays. */
  drop(versions: readonly string[]): Promise<void> {
    return this.#removeWhere(({ version }) => versions.includes(version));
  }

  /** Only pages of these papers stay. */
  async retain(documents: ReadonlySet<string>): Promise<void> {
    await this.#ready;
    await this.#removeWhere(({ document }) => !documents.has(document));
  }

  async #load(id: string): Promise<void> {
    const shelf = await this.#shelf;
    this.#limit = Math.min(this.#limit, shelf.limit);
    const found = await shelf.pages().catch(() => []);
    if (this.#key?.id !== id) return;
    const own = found.filter(({ key }) => key === id);
    this.#pages = new Map(own.map((page) => [page.digest, page]));
    this.#changed(versionsOf(own));
    const others = found.filter(({ key }) => key !== id).map(({ digest }) => digest);
    if (others.length > 0) await shelf.remove(others).catch(() => undefined);
  }

  /** Whether it was kept; undefined if the device had no room although it should have. */
  async #place(page: ShelvedPage, sealed: Uint8Array, urgent: boolean, rank: Rank): Promise<boolean | undefined> {
    const key = this.#key;
    const shelf = await this.#shelf;
    const others = [...this.#pages.values()].filter(({ digest }) => digest !== page.digest);
    const gone = toEvict(others, this.#limit, { version: page.version, bytes: page.bytes, urgent }, rank);
    if (gone === null) return false;
    await this.#remove(gone);
    try {
      await shelf.write(page, sealed);
    } catch {
      // What is here now is all it has room for.
      this.#limit = [...this.#pages.values()].reduce((sum, { bytes }) => sum + bytes, 0);
      return undefined;
    }
    // Locked, wiped or unlocked for somebody else while it was written.
    if (this.#key === null || this.#key !== key) {
      await shelf.remove([page.digest]);
      return false;
    }
    this.#pages.set(page.digest, page);
    this.#changed(new Set([page.version]));
    return true;
  }

  async #touch(page: ShelvedPage): Promise<void> {
    const now = Date.now();
    if (now - page.used_at < TOUCH_MS || !this.#pages.has(page.digest)) return;
    const used = { ...page, used_at: now };
    this.#pages.set(page.digest, used);
    await (await this.#shelf).touch(used).catch(() => undefined);
  }

  #removeWhere(goes: (page: ShelvedPage) => boolean): Promise<void> {
    return this.#remove([...this.#pages.values()].filter(goes).map(({ digest }) => digest));
  }

  async #remove(digests: readonly string[]): Promise<void> {
    if (digests.length === 0) return;
    const versions = new Set<string>();
    for (const digest of digests) {
      const page = this.#pages.get(digest);
      if (page !== undefined) versions.add(page.version);
      this.#pages.delete(digest);
    }
    this.#changed(versions);
    await (await this.#shelf).remove(digests).catch(() => undefined);
  }
}

function versionsOf(pages: Iterable<KeptPage>): ReadonlySet<string> {
  return new Set([...pages].map(({ version }) => version));
}

/** Where sealed pages lie: IndexedDB, or memory where there is none. It knows nothing of keys. */

import type { DBSchema } from 'idb';
import { openDB } from 'idb';

import type { KeptPage } from './eviction';

/** A page on the shelf: `key` names what it was sealed with, `type` is that of its image. */
export interface ShelvedPage extends KeptPage {
  readonly key: string;
  readonly type: string;
}

export interface PageShelf {
  /** More than this is never put on it. */
  readonly limit: number;
  pages(): Promise<readonly ShelvedPage[]>;
  read(digest: string): Promise<Uint8Array | undefined>;
  /** Throws when the device has no room left. */
  write(page: ShelvedPage, sealed: Uint8Array): Promise<void>;
  /** Note that it was used. */
  touch(page: ShelvedPage): Promise<void>;
  remove(digests: readonly string[]): Promise<void>;
  clear(): Promise<void>;
}

interface Schema extends DBSchema {
  pages: { key: string; value: ShelvedPage };
  sealed: { key: string; value: Uint8Array };
}

/** Twelve hundred dense pages: more than a meeting has, less than an old tablet gives. */
const LIMIT_BYTES = 200 * 1024 * 1024;
/** Without IndexedDB: about a hundred and fifty of them. */
const MEMORY_BYTES = 24 * 1024 * 1024;

/** The shelf of a slot; windows of other slots may be other people and do not share it. */
export async function openShelf(slot: string): Promise<PageShelf> {
  try {
    const database = await openDB<Schema>(`yixi-pages-${slot}`, 2, {
      upgrade: (created) => {
        // Pages lay there unsealed.
        for (const former of [...created.objectStoreNames]) created.deleteObjectStore(former);
        created.createObjectStore('pages', { keyPath: 'digest' });
        created.createObjectStore('sealed');
      },
      blocking: () => database.close(),
    });
    return {
      limit: LIMIT_BYTES,
      pages: () => database.getAll('pages'),
      read: (digest) => database.get('sealed', digest),
      write: async (page, sealed) => {
        const both = database.transaction(['pages', 'sealed'], 'readwrite');
        await Promise.all([
          both.objectStore('pages').put(page),
          both.objectStore('sealed').put(sealed, page.digest),
          both.done,
        ]);
      },
      touch: async (page) => {
        const pages = database.transaction('pages', 'readwrite').store;
        // Taken away meanwhile: it must not come back without its bytes.
        if ((await pages.getKey(page.digest)) !== undefined) await pages.put(page);
      },
      remove: async (digests) => {
        const both = database.transaction(['pages', 'sealed'], 'readwrite');
        for (const digest of digests) {
          void both.objectStore('pages').delete(digest);
          void both.objectStore('sealed').delete(digest);
        }
        await both.done;
      },
      clear: async () => {
        const both = database.transaction(['pages', 'sealed'], 'readwrite');
        await Promise.all([both.objectStore('pages').clear(), both.objectStore('sealed').clear(), both.done]);
      },
    };
  } catch {
    return memoryShelf();
  }
}

export function memoryShelf(limit = MEMORY_BYTES): PageShelf {
  const shelf = new Map<string, { page: ShelvedPage; sealed: Uint8Array }>();
  return {
    limit,
    pages: async () => [...shelf.values()].map(({ page }) => page),
    read: async (digest) => shelf.get(digest)?.sealed,
    write: async (page, sealed) => {
      shelf.set(page.digest, { page, sealed });
    },
    touch: async () => undefined,
    remove: async (digests) => {
      for (const digest of digests) shelf.delete(digest);
    },
    clear: async () => shelf.clear(),
  };
}

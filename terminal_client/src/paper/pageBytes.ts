/** Fetched page images on this device: IndexedDB, or memory where there is none. Plain HTTP has no other cache. */

import type { DBSchema } from 'idb';
import { openDB } from 'idb';

interface KeptImage {
  readonly digest: string;
  readonly version: string;
  readonly kept_at: number;
  readonly blob: Blob;
}

interface Schema extends DBSchema {
  images: { key: string; value: KeptImage; indexes: { version: string } };
}

export interface PageBytes {
  /** Digests that are kept. */
  known(): Promise<readonly string[]>;
  get(digest: string): Promise<Blob | undefined>;
  put(version: string, digest: string, blob: Blob): Promise<void>;
  /** Nothing of these versions stays. */
  drop(versions: readonly string[]): Promise<void>;
  clear(): Promise<void>;
}

/** Papers of meetings long past do not stay on a tablet. */
const KEEP_DAYS = 2;
/** Without IndexedDB pages are kept in memory: about eighty of them. */
const MEMORY_BYTES = 24 * 1024 * 1024;

/** The kept pages of a slot; windows of other slots may be other people and do not share them. */
export async function openPageBytes(slot: string): Promise<PageBytes> {
  try {
    const database = await openDB<Schema>(`yixi-pages-${slot}`, 1, {
      upgrade: (created) => {
        created.createObjectStore('images', { keyPath: 'digest' }).createIndex('version', 'version');
      },
    });
    const oldest = Date.now() - KEEP_DAYS * 86_400_000;
    for (const kept of await database.getAll('images')) {
      if (kept.kept_at < oldest) await database.delete('images', kept.digest);
    }
    return {
      known: () => database.getAllKeys('images'),
      get: async (digest) => (await database.get('images', digest))?.blob,
      put: async (version, digest, blob) => {
        await database.put('images', { digest, version, kept_at: Date.now(), blob });
      },
      drop: async (versions) => {
        for (const version of versions) {
          for (const digest of await database.getAllKeysFromIndex('images', 'version', version)) {
            await database.delete('images', digest);
          }
        }
      },
      clear: () => database.clear('images'),
    };
  } catch {
    return memoryPageBytes();
  }
}

export function memoryPageBytes(limitBytes = MEMORY_BYTES): PageBytes {
  const kept = new Map<string, { version: string; blob: Blob }>();
  let bytes = 0;
  const remove = (digest: string): void => {
    bytes -= kept.get(digest)?.blob.size ?? 0;
    kept.delete(digest);
  };
  return {
    known: async () => [...kept.keys()],
    get: async (digest) => kept.get(digest)?.blob,
    put: async (version, digest, blob) => {
      remove(digest);
      kept.set(digest, { version, blob });
      bytes += blob.size;
      for (const oldest of [...kept.keys()]) {
        if (bytes <= limitBytes || oldest === digest) break;
        remove(oldest);
      }
    },
    drop: async (versions) => {
      for (const [digest, { version }] of [...kept]) if (versions.includes(version)) remove(digest);
    },
    clear: async () => {
      kept.clear();
      bytes = 0;
    },
  };
}

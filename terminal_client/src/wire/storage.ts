/** Where commands wait that the server has not acknowledged: IndexedDB, or memory where there is none. */

import type { DBSchema, IDBPDatabase } from 'idb';
import { openDB } from 'idb';

import type { CommandName } from './generated/events';
import type { JsonValue, ProblemReply } from './generated/types';

/** A command on its way, or one that was refused after it had waited and nobody has seen it yet. */
export interface Kept {
  /** Grows with every command of this slot; they are sent in this order. */
  readonly order: number;
  readonly id: string;
  /** Whose it is: a tablet that somebody else takes over must not send it in their name. */
  readonly owner: string;
  readonly name: CommandName;
  readonly payload: JsonValue;
  readonly made_at: number;
  readonly problem: ProblemReply | null;
}

export interface OutboxStorage {
  all(): Promise<Kept[]>;
  put(kept: Kept): Promise<void>;
  remove(id: string): Promise<void>;
}

interface Schema extends DBSchema {
  commands: { key: string; value: Kept };
}

/** What a forgotten tablet still holds is of no use to anybody after a week. */
const KEEP_DAYS = 7;

/** The storage of a slot; memory if the browser refuses to keep anything. */
export async function openStorage(slot: string): Promise<OutboxStorage> {
  try {
    const database = await openDB<Schema>(`yixi-outbox-${slot}`, 1, {
      upgrade: (created) => {
        created.createObjectStore('commands', { keyPath: 'id' });
      },
    });
    await dropOld(database);
    return {
      all: async () => (await database.getAll('commands')).sort((a, b) => a.order - b.order),
      put: async (kept) => {
        await database.put('commands', kept);
      },
      remove: (id) => database.delete('commands', id),
    };
  } catch {
    return memoryStorage();
  }
}

export function memoryStorage(): OutboxStorage {
  const kept = new Map<string, Kept>();
  return {
    all: async () => [...kept.values()].sort((a, b) => a.order - b.order),
    put: async (one) => {
      kept.set(one.id, one);
    },
    remove: async (id) => {
      kept.delete(id);
    },
  };
}

async function dropOld(database: IDBPDatabase<Schema>): Promise<void> {
  const oldest = Date.now() - KEEP_DAYS * 86_400_000;
  for (const kept of await database.getAll('commands')) {
    if (kept.made_at < oldest) await database.delete('commands', kept.id);
  }
}

import 'fake-indexeddb/auto';
import { describe, expect, it } from 'vitest';

import type { FetchedPage } from './pageBytes';
import { PageBytes } from './pageBytes';
import type { PageShelf } from './pageShelf';
import { memoryShelf, openShelf } from './pageShelf';

const KEY = { id: 'key-of-wu', key: '07'.repeat(32) };
const OTHER = { id: 'key-of-qian', key: '09'.repeat(32) };
/** What sealing adds: a nonce and a tag. */
const SEAL = 40;
const page = (digest: string, version: string, size: number, number = 1): FetchedPage => ({
  digest,
  document: `paper ${version}`,
  version,
  page: number,
  blob: new Blob([new Uint8Array(size).fill(digest.charCodeAt(0))], { type: 'image/png' }),
});
const RANKS: Readonly<Record<string, number>> = { now: 0, later: 1 };
const rank = (version: string): number => RANKS[version] ?? Number.POSITIVE_INFINITY;

function bytesOn(shelf: PageShelf | Promise<PageShelf>) {
  const changes: string[] = [];
  const bytes = new PageBytes(Promise.resolve(shelf), (versions) => changes.push([...versions].sort().join()));
  const here = (): string[] => [...bytes.pages()].map(({ digest }) => digest).sort();
  return { bytes, changes, here };
}

describe('kept pages', () => {
  it('are there after a reload once the same key is given, as they were', async () => {
    const first = bytesOn(openShelf('reload'));
    await first.bytes.unlock(KEY);
    expect(await first.bytes.put(page('a', 'now', 300), false, rank)).toBe(true);
    const again = bytesOn(openShelf('reload'));
    expect(again.bytes.has('a')).toBe(false);
    await again.bytes.unlock(KEY);
    expect(again.changes).toEqual(['now']);
    const blob = await again.bytes.get('a');
    expect(blob?.type).toBe('image/png');
    expect(new Uint8Array((await blob?.arrayBuffer()) ?? [])).toEqual(new Uint8Array(300).fill(97));
  });

  it('lie sealed: neither the bytes nor the key can be read from the shelf', async () => {
    const shelf = memoryShelf();
    const { bytes } = bytesOn(shelf);
    await bytes.unlock(KEY);
    await bytes.put(page('a', 'now', 300), false, rank);
    const sealed = Array.from((await shelf.read('a')) ?? []);
    expect(sealed).toHaveLength(300 + SEAL);
    expect(sealed.filter((byte) => byte === 97).length).toBeLessThan(20);
    expect(JSON.stringify(await shelf.pages())).not.toContain('0707');
  });

  it('go when somebody else unlocks, and cannot be opened under another name', async () => {
    const shelf = memoryShelf();
    const wu = bytesOn(shelf);
    await wu.bytes.unlock(KEY);
    await wu.bytes.put(page('a', 'now', 30), false, rank);
    await wu.bytes.put(page('b', 'now', 30), false, rank);
    const [first] = await shelf.pages();
    if (first !== undefined) await shelf.write(first, (await shelf.read('b')) ?? new Uint8Array());
    expect(await wu.bytes.get('a')).toBeUndefined();
    expect(wu.here()).toEqual(['b']);
    const qian = bytesOn(shelf);
    await qian.bytes.unlock(OTHER);
    expect(qian.here()).toEqual([]);
    expect(await shelf.pages()).toEqual([]);
  });

  it('are not kept while locked, and are gone when wiped, with the key', async () => {
    const shelf = memoryShelf();
    const { bytes, here } = bytesOn(shelf);
    expect(await bytes.put(page('a', 'now', 30), true, rank)).toBe(false);
    await bytes.unlock(KEY);
    await bytes.put(page('a', 'now', 30), true, rank);
    const late = bytes.put(page('b', 'now', 30), true, rank);
    await bytes.wipe();
    expect(await late).toBe(false);
    expect([here(), await shelf.pages(), bytes.isUnlocked]).toEqual([[], [], false]);
    expect(await bytes.get('a')).toBeUndefined();
  });

  it('go with the version that was dropped and the paper that is named no more', async () => {
    const { bytes, here } = bytesOn(memoryShelf());
    await bytes.unlock(KEY);
    for (const [digest, version] of [
      ['a', 'now'],
      ['b', 'later'],
      ['c', 'third'],
    ] as const) {
      await bytes.put(page(digest, version, 30), false, rank);
    }
    await bytes.drop(['later']);
    expect(here()).toEqual(['a', 'c']);
    await bytes.retain(new Set(['paper now']));
    expect(here()).toEqual(['a']);
  });

  it('stay within the limit: what is needed last makes room, what is needed now stays', async () => {
    const { bytes, here } = bytesOn(memoryShelf(3 * (100 + SEAL)));
    await bytes.unlock(KEY);
    for (const [digest, version] of [
      ['a', 'now'],
      ['b', 'later'],
      ['c', 'gone'],
    ] as const) {
      await bytes.put(page(digest, version, 100), false, rank);
    }
    expect(await bytes.put(page('d', 'now', 100), false, rank)).toBe(true);
    expect(here()).toEqual(['a', 'b', 'd']);
    expect(await bytes.put(page('e', 'later', 100), false, rank)).toBe(false);
    expect(await bytes.put(page('e', 'elsewhere', 100), true, rank)).toBe(true);
    expect(here()).toEqual(['a', 'd', 'e']);
  });

  it('make do with less on a device that is full, and never throw', async () => {
    const shelf = memoryShelf();
    let room = 2;
    const full: PageShelf = {
      ...shelf,
      write: async (one, sealed) => {
        if ((await shelf.pages()).length >= room) throw new DOMException('full', 'QuotaExceededError');
        await shelf.write(one, sealed);
      },
    };
    const { bytes, here } = bytesOn(full);
    await bytes.unlock(KEY);
    await bytes.put(page('a', 'gone', 100), false, rank);
    await bytes.put(page('b', 'now', 100), false, rank);
    expect(await bytes.put(page('c', 'now', 100, 2), false, rank)).toBe(true);
    expect(here()).toEqual(['b', 'c']);
    room = 0;
    expect(await bytes.put(page('d', 'now', 100, 3), true, rank)).toBe(false);
  });
});

import 'fake-indexeddb/auto';
import { describe, expect, it } from 'vitest';

import { memoryPageBytes, openPageBytes } from './pageBytes';

const blob = (bytes: number): Blob => new Blob([new Uint8Array(bytes)]);

describe('kept pages', () => {
  it('keeps pages across a reload and drops those of a version that may no longer be seen', async () => {
    const bytes = await openPageBytes('test');
    await bytes.put('v1', 'one', blob(3));
    await bytes.put('v2', 'two', blob(4));
    const again = await openPageBytes('test');
    expect([...(await again.known())].sort()).toEqual(['one', 'two']);
    await again.drop(['v1']);
    expect(await again.known()).toEqual(['two']);
    expect(await again.get('one')).toBeUndefined();
  });

  it('lets go of the oldest pages where only memory is left', async () => {
    const bytes = memoryPageBytes(10);
    await bytes.put('v1', 'one', blob(6));
    await bytes.put('v1', 'two', blob(6));
    expect(await bytes.known()).toEqual(['two']);
    expect((await bytes.get('two'))?.size).toBe(6);
  });
});

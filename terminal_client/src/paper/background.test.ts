import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

import { Background } from './background';
import type { Task } from './fetchOrder';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const settle = (): Promise<unknown> => vi.advanceTimersByTimeAsync(0);

function bench(versions: string[], random = 0.5) {
  const left = [...versions];
  const begun: string[] = [];
  const ends: { done(): void; fail(): void }[] = [];
  const work = {
    next: (): Task | undefined => {
      const version = left.shift();
      return version === undefined ? undefined : { kind: 'list', version };
    },
    fetch: (task: Task): Promise<void> => {
      begun.push(task.version);
      return new Promise((done, fail) => ends.push({ done, fail: () => fail(new Error('lost')) }));
    },
  };
  return { background: new Background(work, () => random), begun, ends, left };
}

describe('fetching ahead', () => {
  it('begins at a moment of its own, two at a time', async () => {
    const { background, begun, ends } = bench(['a', 'b', 'c']);
    background.soon();
    background.poke();
    await vi.advanceTimersByTimeAsync(900);
    expect(begun).toEqual([]);
    await vi.advanceTimersByTimeAsync(100);
    expect(begun).toEqual(['a', 'b']);
    ends[0]?.done();
    await settle();
    expect(begun).toEqual(['a', 'b', 'c']);
  });

  it('rests after a failure and goes on', async () => {
    const { background, begun, ends, left } = bench(['a'], 0);
    background.soon();
    await settle();
    left.push('a');
    ends[0]?.fail();
    await vi.advanceTimersByTimeAsync(2000);
    expect(begun).toEqual(['a']);
    await vi.advanceTimersByTimeAsync(500);
    expect(begun).toEqual(['a', 'a']);
  });

  it('begins nothing while the link is lost and goes on after, even if something still hangs', async () => {
    const { background, begun, ends, left } = bench(['a'], 0);
    background.soon();
    await settle();
    left.push('b', 'c');
    background.pause();
    background.poke();
    await settle();
    expect(begun).toEqual(['a']);
    background.soon();
    await settle();
    expect(begun).toEqual(['a', 'b']);
    ends[0]?.fail();
    await settle();
    expect(begun).toEqual(['a', 'b']);
  });
});

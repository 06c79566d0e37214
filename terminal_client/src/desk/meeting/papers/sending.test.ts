import { describe, expect, it } from 'vitest';

import { CallFailed } from '../../../wire/problem';
import type { Send, Sending } from './sending';
import { SendingQueue } from './sending';

/** Sends that end when the test says so. */
class Post {
  readonly begun: string[] = [];
  readonly #ends = new Map<string, { resolve: () => void; reject: (thrown: unknown) => void }>();
  readonly send: Send = (_item, file, progress, signal) => {
    this.begun.push(file.name);
    progress(0.5);
    return new Promise<void>((resolve, reject) => {
      this.#ends.set(file.name, { resolve, reject });
      signal.addEventListener('abort', () => reject(new CallFailed({ code: 'unreachable', facts: {}, field: '' }, 0)));
    });
  };
  async arrive(name: string): Promise<void> {
    this.#ends.get(name)?.resolve();
    await settled();
  }
  async refuse(name: string): Promise<void> {
    this.#ends.get(name)?.reject(new CallFailed({ code: 'unsupported_kind', facts: {}, field: '' }, 415));
    await settled();
  }
}
const settled = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 0));
const files = (...names: string[]): File[] => names.map((name) => new File(['x'], name));

function queue(): { post: Post; queue: SendingQueue; shown: () => string[] } {
  const post = new Post();
  let all: readonly Sending[] = [];
  const made = new SendingQueue(post.send, (now) => {
    all = now;
  });
  return { post, queue: made, shown: () => all.map((one) => `${one.name} ${one.state} ${one.fraction}`) };
}

describe('sending papers', () => {
  it('sends two at once and the next as soon as one is through', async () => {
    const { post, queue: q, shown } = queue();
    q.add('item00001', files('a', 'b', 'c'));
    expect(shown()).toEqual(['a sending 0.5', 'b sending 0.5', 'c waiting 0']);
    await post.arrive('b');
    expect(post.begun).toEqual(['a', 'b', 'c']);
    expect(shown()).toEqual(['a sending 0.5', 'c sending 0.5']);
  });
  it('keeps a refused one with its problem and goes on with the others', async () => {
    const { post, queue: q, shown } = queue();
    q.add('item00001', files('a', 'b', 'c'));
    await post.refuse('a');
    expect(shown()).toEqual(['a failed 0.5', 'b sending 0.5', 'c sending 0.5']);
    q.giveUp(1);
    expect(shown()).toEqual(['b sending 0.5', 'c sending 0.5']);
  });
  it('gives up one on its way without calling it failed', async () => {
    const { queue: q, shown, post } = queue();
    q.add('item00001', files('a', 'b', 'c'));
    q.giveUp(1);
    await settled();
    expect(shown()).toEqual(['b sending 0.5', 'c sending 0.5']);
    await post.arrive('b');
    await post.arrive('c');
    expect(q.isBusy).toBe(false);
  });
});

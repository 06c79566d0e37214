import { describe, expect, it } from 'vitest';

import type { PageMarks } from '../wire/generated/types';
import { PageMarkStore } from './marks';
import { markOf } from './samples';

const page = (stream: string, ...marks: PageMarks['marks'][number][]): PageMarks => ({
  stream,
  seq: 1,
  me_seq: 1,
  marks,
});

describe('the marks of a page', () => {
  it('are fetched once and kept by events', async () => {
    let fetched = 0;
    const store = new PageMarkStore(async () => {
      fetched += 1;
      return page('room', markOf('first000', 1));
    });
    await store.open('version01', 1);
    await store.open('version01', 1);
    store.apply([markOf('second00', 1), markOf('elsewhere', 1, { page: 2 })]);
    expect(store.marks('version01', 1).map((mark) => mark.id)).toEqual(['first000', 'second00']);
    expect(fetched).toBe(1);
  });

  it('take the highest revision whatever comes first', async () => {
    let answer: (marks: PageMarks) => void = () => undefined;
    const store = new PageMarkStore(() => new Promise((resolve) => (answer = resolve)));
    const opened = store.open('version01', 1);
    store.apply([markOf('first000', 2)]);
    answer(page('room', markOf('first000', 1)));
    await opened;
    expect(store.marks('version01', 1)).toEqual([]);
    expect(store.images('version01', 1)).toHaveLength(1);
    store.apply([markOf('first000', 3)]);
    expect(store.marks('version01', 1)).toHaveLength(1);
  });

  it('show what was just drawn here until the server tells it', async () => {
    const store = new PageMarkStore(async () => page('room'));
    await store.open('version01', 1);
    store.drawOwn(markOf('mine0000', 1));
    expect(store.marks('version01', 1)).toHaveLength(1);
    store.apply([markOf('mine0000', 1)]);
    expect(store.marks('version01', 1)).toHaveLength(1);
    store.drawOwn(markOf('refused0', 1));
    store.dropOwn('refused0');
    expect(store.marks('version01', 1)).toHaveLength(1);
  });

  it('are gone at once when one is let out, even those still on their way', async () => {
    const answers: ((marks: PageMarks) => void)[] = [];
    const store = new PageMarkStore(() => new Promise((resolve) => answers.push(resolve)));
    const first = store.open('version01', 1);
    answers[0]?.(page('item/itemitem1', markOf('first000', 1)));
    await first;
    const second = store.open('version01', 2);
    store.drop('item/itemitem1');
    answers[1]?.(page('item/itemitem1', markOf('second00', 1, { page: 2 })));
    await second;
    expect(store.images('version01', 1)).toEqual([]);
    expect(store.images('version01', 2)).toEqual([]);
  });

  it('are fetched anew when the stream began again', async () => {
    let marks = [markOf('first000', 1)];
    const store = new PageMarkStore(async () => page('room', ...marks));
    await store.open('version01', 1);
    // The answer has no tombstones: what is missing in it was erased meanwhile.
    marks = [markOf('second00', 1)];
    store.refresh('room');
    await new Promise((resolve) => setTimeout(resolve, 0));
    expect(store.marks('version01', 1).map((mark) => mark.id)).toEqual(['second00']);
  });

  it('are fetched when the link is back', async () => {
    let down = true;
    const store = new PageMarkStore(async () => {
      if (down) throw new Error('no answer');
      return page('room', markOf('first000', 1));
    });
    await store.open('version01', 1);
    expect(store.isLoaded('version01', 1)).toBe(false);
    down = false;
    store.retry();
    await new Promise((resolve) => setTimeout(resolve, 0));
    expect(store.isLoaded('version01', 1)).toBe(true);
  });
});

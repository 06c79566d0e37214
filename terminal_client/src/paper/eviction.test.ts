import { describe, expect, it } from 'vitest';

import type { KeptPage } from './eviction';
import { toEvict } from './eviction';

const kept = (digest: string, version: string, used_at: number, bytes = 10): KeptPage => ({
  digest,
  document: version,
  version,
  page: 1,
  bytes,
  used_at,
});
const RANKS: Readonly<Record<string, number>> = { now: 0, next: 1, later: 2 };
const rank = (version: string): number => RANKS[version] ?? Number.POSITIVE_INFINITY;

describe('making room', () => {
  const pages = [kept('n', 'now', 1), kept('x', 'next', 2), kept('l', 'later', 3), kept('o', 'over', 9)];

  it('is not needed while there is some', () => {
    expect(toEvict(pages, 50, { version: 'now', bytes: 10, urgent: false }, rank)).toEqual([]);
  });

  it('lets go of what nobody will need, then of what is needed last', () => {
    expect(toEvict(pages, 40, { version: 'now', bytes: 10, urgent: false }, rank)).toEqual(['o']);
    expect(toEvict(pages, 40, { version: 'now', bytes: 25, urgent: false }, rank)).toEqual(['o', 'l', 'x']);
  });

  it('never puts a page fetched ahead in the place of one needed as soon', () => {
    expect(toEvict(pages, 40, { version: 'later', bytes: 20, urgent: false }, rank)).toBeNull();
    expect(toEvict([kept('n', 'now', 1)], 10, { version: 'now', bytes: 5, urgent: false }, rank)).toBeNull();
  });

  it('makes room for a page somebody looks at, the current paper last', () => {
    expect(toEvict(pages, 40, { version: 'elsewhere', bytes: 35, urgent: true }, rank)).toEqual(['o', 'l', 'x', 'n']);
    expect(toEvict(pages, 40, { version: 'elsewhere', bytes: 41, urgent: true }, rank)).toBeNull();
  });

  it('takes the least lately used of equals', () => {
    const equals = [kept('a', 'over', 5), kept('b', 'gone', 2), kept('c', 'over', 3)];
    expect(toEvict(equals, 30, { version: 'now', bytes: 20, urgent: false }, rank)).toEqual(['b', 'c']);
  });
});

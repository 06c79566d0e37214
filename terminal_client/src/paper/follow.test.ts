import { describe, expect, it } from 'vitest';

import { VIEW } from '../state/samples';
import type { View } from '../wire/generated/types';
import {
  companyOf,
  FRESH,
  isLocked,
  presented,
  readFreely,
  rejoin,
  roomMoved,
  shown,
  turnTo,
  withoutVersions,
} from './follow';

const ME = 'attendee1';
const at = (page: number, more: Partial<View> = {}): View => ({
  ...VIEW,
  version: 'v1',
  page,
  presenter: 'other0001',
  ...more,
});

describe('following', () => {
  it('shows the page of the presenter and goes along', () => {
    expect(shown(FRESH, at(4))).toEqual({ version: 'v1', page: 4 });
    expect(shown(FRESH, at(5))).toEqual({ version: 'v1', page: 5 });
    expect(companyOf(FRESH, at(4), ME)).toBe('following');
  });

  it('turning a page leaves the presenter and moves nobody else', () => {
    const { reading, forAll } = turnTo(FRESH, at(4), ME, { version: 'v1', page: 5 });
    expect(forAll).toBeNull();
    expect(shown(reading, at(9))).toEqual({ version: 'v1', page: 5 });
    expect(companyOf(reading, at(9), ME)).toBe('apart');
  });

  it('comes back with one tap', () => {
    const apart = readFreely(FRESH, at(4));
    expect(shown(apart, at(9))).toEqual({ version: 'v1', page: 4 });
    expect(shown(rejoin(apart), at(9))).toEqual({ version: 'v1', page: 9 });
  });

  it('held together nobody leaves but who runs the meeting', () => {
    const locked = at(4, { mode: 'locked' });
    expect(isLocked(locked, false)).toBe(true);
    expect(isLocked(locked, true)).toBe(false);
    expect(isLocked({ ...VIEW, mode: 'locked' }, false)).toBe(false);
    expect(turnTo(FRESH, locked, ME, { version: 'v1', page: 9 }, true)).toEqual({ reading: FRESH, forAll: null });
    const apart = readFreely(FRESH, at(4));
    expect(roomMoved(apart, at(4), locked, ME).mode).toBe('together');
    expect(roomMoved(apart, at(4), locked, ME, true)).toBe(apart);
  });

  it('reading freely nobody is called, but who presents moves with the paper', () => {
    const free = at(4, { mode: 'free' });
    expect(roomMoved(FRESH, VIEW, free, ME)).toEqual({ mode: 'freely', own: { version: 'v1', page: 4 } });
    expect(roomMoved(FRESH, at(3), free, ME)).toEqual({ mode: 'freely', own: { version: 'v1', page: 3 } });
    const along = rejoin(readFreely(FRESH, free));
    expect(roomMoved(along, free, at(5, { mode: 'free' }), ME)).toBe(along);
    expect(roomMoved(FRESH, VIEW, at(4, { mode: 'free', presenter: ME }), ME).mode).toBe('together');
  });

  it('a hand-over takes the new presenter to the page and leaves everybody where they were', () => {
    const apart = readFreely(FRESH, at(4));
    expect(roomMoved(apart, at(9), at(9, { presenter: ME }), ME).mode).toBe('together');
    expect(roomMoved(apart, at(9), at(9, { presenter: 'third0001' }), ME)).toBe(apart);
    expect(roomMoved(FRESH, at(9), at(9, { presenter: 'third0001' }), ME)).toBe(FRESH);
  });

  it('a new presentation calls everybody, the next paper of the same one leaves free readers alone', () => {
    const apart = readFreely(FRESH, at(4));
    expect(roomMoved(apart, VIEW, at(1)).mode).toBe('together');
    expect(roomMoved(apart, at(4), at(1, { version: 'v2' }))).toBe(apart);
  });

  it('the end of a presentation leaves each on their page', () => {
    expect(roomMoved(FRESH, at(7), VIEW)).toEqual({ mode: 'together', own: { version: 'v1', page: 7 } });
    const apart = readFreely(FRESH, at(2));
    expect(shown(roomMoved(apart, at(7), VIEW), VIEW)).toEqual({ version: 'v1', page: 2 });
  });
});

describe('presenting', () => {
  const mine = at(4, { presenter: ME });

  it('turns the page for all within the presented paper', () => {
    expect(companyOf(FRESH, mine, ME)).toBe('presenting');
    expect(turnTo(FRESH, mine, ME, { version: 'v1', page: 5 }).forAll).toEqual({ version: 'v1', page: 5 });
  });

  it('opening another paper moves nobody', () => {
    const { reading, forAll } = turnTo(FRESH, mine, ME, { version: 'v2', page: 1 });
    expect(forAll).toBeNull();
    expect(reading.mode).toBe('freely');
  });
});

describe('alone', () => {
  it('turning stays ready for the next presentation', () => {
    const { reading } = turnTo(FRESH, VIEW, ME, { version: 'v1', page: 2 });
    expect(companyOf(reading, VIEW, ME)).toBe('alone');
    expect(shown(roomMoved(reading, VIEW, at(6)), at(6))).toEqual({ version: 'v1', page: 6 });
  });

  it('what is closed to this reader is not presented', () => {
    expect(presented({ ...VIEW, closed: true })).toBeNull();
  });

  it('a paper that was taken away is not held', () => {
    const reading = { mode: 'freely', own: { version: 'v1', page: 3 } } as const;
    expect(withoutVersions(reading, ['v1']).own).toBeNull();
    expect(withoutVersions(reading, ['v2'])).toBe(reading);
  });
});

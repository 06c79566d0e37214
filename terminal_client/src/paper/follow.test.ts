import { describe, expect, it } from 'vitest';

import { VIEW } from '../state/samples';
import type { View } from '../wire/generated/types';
import { companyOf, FRESH, presented, readFreely, rejoin, roomMoved, shown, turnTo, withoutVersions } from './follow';

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

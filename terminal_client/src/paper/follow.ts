/** Whether a reader is where the room is: following the presenter, presenting, or reading freely. Pure. */

import type { View } from '../wire/generated/types';

/** A page of a version. */
export interface Place {
  readonly version: string;
  readonly page: number;
}

/** How one reads: `together` goes where the presenter goes as long as something is presented. */
export interface Reading {
  readonly mode: 'together' | 'freely';
  readonly own: Place | null;
}

/** Whether everybody must stay with the presenter; whoever runs the meeting may look around all the same. */
export function isLocked(view: View | undefined, conducts: boolean): boolean {
  return view?.mode === 'locked' && presented(view) !== null && !conducts;
}

/** What the bar says: nobody presents, one is with the presenter, one presents, or one is elsewhere. */
export type Company = 'alone' | 'following' | 'presenting' | 'apart';

/** What a turn makes: how one reads afterwards, and the page to put before everybody, if one presents. */
export interface TurnTaken {
  readonly reading: Reading;
  readonly forAll: Place | null;
}

export const FRESH: Reading = { mode: 'together', own: null };

/** The page that is presented, or null where nothing is or where it is closed to this reader. */
export function presented(view: View | undefined): Place | null {
  if (view === undefined || view.version === null || view.page < 1) return null;
  return { version: view.version, page: view.page };
}

/** The page to show. */
export function shown(reading: Reading, view: View | undefined): Place | null {
  return reading.mode === 'together' ? (presented(view) ?? reading.own) : reading.own;
}

export function companyOf(reading: Reading, view: View | undefined, me: string | null): Company {
  if (presented(view) === null) return 'alone';
  if (reading.mode === 'freely') return 'apart';
  return me !== null && view?.presenter === me ? 'presenting' : 'following';
}

/** Go to a page: the presenter takes everybody along within the paper; anybody else goes alone from here on. */
export function turnTo(
  reading: Reading,
  view: View | undefined,
  me: string | null,
  place: Place,
  locked = false,
): TurnTaken {
  const company = companyOf(reading, view, me);
  if (company === 'presenting' && view?.version === place.version) {
    return { reading: { mode: 'together', own: place }, forAll: place };
  }
  if (company === 'alone') return { reading: { mode: 'together', own: place }, forAll: null };
  if (locked) return { reading, forAll: null };
  return { reading: { mode: 'freely', own: place }, forAll: null };
}

/** Leave the presenter, staying on the page that is shown. */
export function readFreely(reading: Reading, view: View | undefined): Reading {
  return { mode: 'freely', own: shown(reading, view) };
}

/** Come back to the presenter. */
export function rejoin(reading: Reading): Reading {
  return { ...reading, mode: 'together' };
}

/**
 * What becomes of a reader when the room moves: a new presentation calls everybody, its end leaves each where they are.
 * Where each reads freely nobody is called, except who presents; where all are held together everybody is, always.
 */
export function roomMoved(
  reading: Reading,
  before: View | undefined,
  after: View | undefined,
  me: string | null = null,
  conducts = false,
): Reading {
  const was = presented(before);
  const is = presented(after);
  if (is !== null && after !== undefined) {
    if (after.presenter === me && before?.presenter !== me && me !== null) return { ...reading, mode: 'together' };
    if (isLocked(after, conducts)) return reading.mode === 'together' ? reading : { ...reading, mode: 'together' };
    if (after.mode === 'free') {
      const released = was === null || before?.mode !== 'free';
      return released && after.presenter !== me ? { mode: 'freely', own: shown(reading, before) ?? is } : reading;
    }
  }
  if (was === null && is !== null) return { ...reading, mode: 'together' };
  if (was !== null && is === null) return { mode: 'together', own: shown(reading, before) };
  return reading;
}

/** A newer version took the place of one that is read: the reader goes on at the page that stands for theirs. */
export function revised(reading: Reading, version: string, to: Place): Reading {
  return reading.own?.version === version ? { ...reading, own: to } : reading;
}

/** Papers that may no longer be seen are not held either. */
export function withoutVersions(reading: Reading, versions: readonly string[]): Reading {
  return reading.own !== null && versions.includes(reading.own.version) ? { ...reading, own: null } : reading;
}

export function isSamePlace(one: Place | null, other: Place | null): boolean {
  return one?.version === other?.version && one?.page === other?.page;
}

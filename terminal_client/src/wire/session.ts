/** Which session this window is: slot, token, place in a meeting. Several faces share one origin, each in a slot. */

import type { DeskSession, Entrance } from './generated/types';

/** What a window needs to be somebody. */
export interface Session {
  readonly token: string;
  readonly face: 'terminal' | 'screen' | 'desk';
  /** Absent at the desk, and while the room of a bound terminal has no meeting today. */
  readonly meeting: string | null;
  readonly attendee: string | null;
}

const DEFAULT_SLOT = 'main';
const inMemory = new Map<string, string>();

/** The slot named by `?slot=` in the address of the window. */
export function slotOf(search: string): string {
  const slot = new URLSearchParams(search).get('slot') ?? '';
  return /^[0-9A-Za-z_-]{1,40}$/.test(slot) ? slot : DEFAULT_SLOT;
}

/** The terminal's own secret out of `#terminal=…`; null if the address carries none. */
export function terminalTokenOf(hash: string): string | null {
  return new URLSearchParams(hash.replace(/^#/, '')).get('terminal');
}

/** The kept session of a slot, or null. */
export function readSession(slot: string): Session | null {
  const kept = read(key(slot));
  if (kept === null) return null;
  try {
    const value: unknown = JSON.parse(kept);
    return isSession(value) ? value : null;
  } catch {
    return null;
  }
}

/** Keep a session for the next time this slot is opened. */
export function keepSession(slot: string, session: Session): void {
  write(key(slot), JSON.stringify(session));
}

/** Forget the session of a slot. */
export function forgetSession(slot: string): void {
  inMemory.delete(key(slot));
  try {
    localStorage.removeItem(key(slot));
  } catch {
    // Storage is switched off: nothing was kept.
  }
}

/** The session that a way into a meeting opens. */
export function sessionOfEntrance(entrance: Entrance): Session {
  return { token: entrance.token, face: entrance.face, meeting: entrance.meeting, attendee: entrance.attendee };
}

/** The session that a login opens. */
export function sessionOfLogin(login: DeskSession): Session {
  return { token: login.token, face: 'desk', meeting: null, attendee: null };
}

function key(slot: string): string {
  return `yixi.session.${slot}`;
}

function read(name: string): string | null {
  try {
    return localStorage.getItem(name) ?? inMemory.get(name) ?? null;
  } catch {
    return inMemory.get(name) ?? null;
  }
}

function write(name: string, value: string): void {
  inMemory.set(name, value);
  try {
    localStorage.setItem(name, value);
  } catch {
    // Private windows may refuse: the session then lives as long as the page.
  }
}

function isSession(value: unknown): value is Session {
  if (typeof value !== 'object' || value === null) return false;
  const { token, face, meeting, attendee } = value as Record<string, unknown>;
  return (
    typeof token === 'string' &&
    (face === 'terminal' || face === 'screen' || face === 'desk') &&
    (meeting === null || typeof meeting === 'string') &&
    (attendee === null || typeof attendee === 'string')
  );
}

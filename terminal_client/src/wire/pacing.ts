/** Every duration of the live channel on the terminal's side, and how long to wait before trying again. */

/** The server pulses every five seconds; two missed ones and some slack mean that the link is dead. */
export const SILENCE_SECONDS = 12;

/** After waking up one missed pulse is suspicious enough to try a new link. */
export const SILENCE_AFTER_WAKING_SECONDS = 6.5;

/** From opening the socket to the welcome. */
export const WELCOME_SECONDS = 12;

/** Several signs of waking come at once; an attempt this young is left alone. */
export const TRYING_SECONDS = 2;

/** A tick this late means that the device slept. */
export const SLEPT_SECONDS = 5;

/** Refused for good unless something changes on the server: ask again, rarely. */
export const REFUSED_SECONDS = 15;

const FIRST_WAIT_SECONDS = 0.4;
const LONGEST_WAIT_SECONDS = 8;

/** Seconds before attempt `attempt` (from 1): doubling, with jitter so that forty tablets do not come at once. */
export function waitBefore(attempt: number, random: () => number): number {
  const ceiling = Math.min(LONGEST_WAIT_SECONDS, FIRST_WAIT_SECONDS * 2 ** Math.max(0, attempt - 1));
  return ceiling * (0.5 + random() * 0.5);
}

/** Signals on their way out: at most thirty a second for each key, the newest wins, none waits for a lost link. */

import type { SignalName, SignalPayloads } from './generated/events';
import type { SignalMessage } from './generated/types';

const GAP_MS = 33;

interface Lane {
  sentAt: number;
  next: SignalMessage | null;
  timer: ReturnType<typeof setTimeout> | undefined;
}

export class Signals {
  readonly #send: (message: SignalMessage) => void;
  readonly #lanes = new Map<string, Lane>();

  constructor(send: (message: SignalMessage) => void) {
    this.#send = send;
  }

  /** Send now, or replace the newest that waits under the same key (by default the signal's name). */
  send<N extends SignalName>(name: N, payload: SignalPayloads[N], key: string = name): void {
    const message = { name, payload } as SignalMessage;
    const lane = this.#lanes.get(key) ?? { sentAt: 0, next: null, timer: undefined };
    this.#lanes.set(key, lane);
    const wait = lane.sentAt + GAP_MS - Date.now();
    if (wait <= 0 && lane.timer === undefined) {
      this.#sendFrom(lane, message);
      return;
    }
    lane.next = message;
    lane.timer ??= setTimeout(() => this.#flush(key), Math.max(0, wait));
  }

  /** Drop what waits: the link is lost, or the meeting was left. */
  drop(): void {
    for (const lane of this.#lanes.values()) clearTimeout(lane.timer);
    this.#lanes.clear();
  }

  #flush(key: string): void {
    const lane = this.#lanes.get(key);
    if (lane === undefined) return;
    lane.timer = undefined;
    if (lane.next === null) this.#lanes.delete(key);
    else this.#sendFrom(lane, lane.next);
  }

  #sendFrom(lane: Lane, message: SignalMessage): void {
    lane.sentAt = Date.now();
    lane.next = null;
    this.#send(message);
  }
}

/** How far each stream was read: what comes next is let through, what came before is dropped, a gap is noticed. */

import type { EventMessage, StreamPosition } from './generated/types';

export type Place = 'next' | 'old' | 'gap' | 'unknown';

/** Events held back behind a gap, per stream; past it they are dropped and asked for again. */
const HELD_MAX = 1000;

export class StreamLedger {
  readonly #read = new Map<string, number>();
  readonly #held = new Map<string, Map<number, EventMessage>>();

  positions(): StreamPosition[] {
    return [...this.#read].map(([stream, seq]) => ({ stream, seq }));
  }

  streams(): string[] {
    return [...this.#read.keys()];
  }

  position(stream: string): number | undefined {
    return this.#read.get(stream);
  }

  /** Start a stream, or start it again, from a snapshot. */
  begin(stream: string, seq: number): void {
    this.#read.set(stream, seq);
  }

  /** Say where an event stands; only `next` moves the stream on. An event behind a gap is held back. */
  take(event: EventMessage): Place {
    const read = this.#read.get(event.stream);
    if (read === undefined) return 'unknown';
    if (event.seq <= read) return 'old';
    if (event.seq > read + 1) {
      this.#hold(event);
      return 'gap';
    }
    this.#read.set(event.stream, event.seq);
    this.#held.get(event.stream)?.delete(event.seq);
    return 'next';
  }

  /** The held event that comes next in a stream, if it is there. */
  heldNext(stream: string): EventMessage | undefined {
    const read = this.#read.get(stream);
    return read === undefined ? undefined : this.#held.get(stream)?.get(read + 1);
  }

  /** Whether the server is ahead of what was read. */
  isBehind(position: StreamPosition): boolean {
    const read = this.#read.get(position.stream);
    return read !== undefined && read < position.seq;
  }

  forget(stream: string): void {
    this.#read.delete(stream);
    this.#held.delete(stream);
  }

  #hold(event: EventMessage): void {
    const held = this.#held.get(event.stream) ?? new Map<number, EventMessage>();
    if (held.size >= HELD_MAX) held.clear();
    held.set(event.seq, event);
    this.#held.set(event.stream, held);
  }
}

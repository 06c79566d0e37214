/** Every stream told strictly in order, and dropped when one is let out of it. */

import type { EventMessage, Snapshot, StreamState } from './generated/types';
import type { Told } from './link';
import { type Place, StreamLedger } from './streams';

export class Delivery {
  readonly ledger = new StreamLedger();
  readonly #told: Told;

  constructor(told: Told) {
    this.#told = told;
  }

  /** What a stream brought with a welcome or an answer: its events, or its snapshot. */
  catchUp(state: StreamState): void {
    if (state.snapshot !== null) {
      this.begin(state.stream, state.seq, state.snapshot);
      return;
    }
    for (const event of state.events) this.deliver(event);
  }

  /** Start a stream, or start it again. */
  begin(stream: string, seq: number, snapshot: Snapshot): void {
    this.ledger.begin(stream, seq);
    this.#told.snapshot(stream, snapshot);
    this.#deliverHeld(stream);
  }

  /** Tell an event if it is the next one, and what was held back behind it; says where it stood. */
  deliver(event: EventMessage): Place {
    const place = this.ledger.take(event);
    if (place === 'next') {
      this.#told.event(event);
      this.#deliverHeld(event.stream);
    }
    return place;
  }

  #deliverHeld(stream: string): void {
    for (let held = this.ledger.heldNext(stream); held !== undefined; held = this.ledger.heldNext(stream)) {
      if (this.ledger.take(held) === 'next') this.#told.event(held);
    }
  }

  /** Nothing more is known of a stream. */
  drop(stream: string): void {
    this.ledger.forget(stream);
    this.#told.closed(stream);
  }

  dropAll(): void {
    for (const stream of this.ledger.streams()) this.drop(stream);
  }
}

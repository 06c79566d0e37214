/** What a terminal holds of its meeting: fed by the live channel, read by the faces; knows no framework. */

import type {
  EventMessage,
  Me,
  PaperReadiness,
  ReadinessSignal,
  SignalMessage,
  Snapshot,
} from '../wire/generated/types';
import type { Link, Told } from '../wire/link';
import type { FetchMarks } from './marks';
import { PageMarkStore } from './marks';
import { documents } from './selectors';
import type { Streams } from './streams';
import { NO_STREAMS, snapshotOf, withEvent, withoutStream, withSnapshot } from './streams';

/** A tablet that has heard nothing for so long is in no meeting any more: what it keeps is locked. */
const KEY_MS = 8 * 3_600_000;

/** Hears which stream was closed and what was held of it: its papers and pages are dropped everywhere, at once. */
export type ClosedListener = (stream: string, dropped: Snapshot | undefined) => void;

export class Held implements Told {
  readonly marks: PageMarkStore;
  readonly #changed: () => void;
  readonly #events = new Set<(event: EventMessage) => void>();
  readonly #signals = new Set<(signal: SignalMessage) => void>();
  readonly #closings = new Set<ClosedListener>();
  state: Link = { kind: 'idle' };
  me: Me | null = null;
  streams: Streams = NO_STREAMS;
  /** How ready the terminals are, as it was told last; only those hear it who run the meeting. */
  readiness: readonly PaperReadiness[] = [];
  /** Milliseconds to add to this device's clock to get the server's. */
  clockAhead = 0;

  constructor(fetchMarks: FetchMarks, changed: () => void) {
    this.marks = new PageMarkStore(fetchMarks);
    this.#changed = changed;
  }

  link(link: Link): void {
    this.state = link;
    if (link.kind === 'refused' || (link.kind === 'lost' && Date.now() - link.since > KEY_MS)) this.#forgetKey();
    this.#changed();
  }

  welcomed(me: Me, serverTime: string): void {
    this.me = me;
    this.clockAhead = Date.parse(serverTime) - Date.now();
    this.marks.retry();
    this.#changed();
  }

  snapshot(stream: string, snapshot: Snapshot): void {
    this.streams = withSnapshot(this.streams, stream, snapshot);
    this.marks.refresh(stream);
    this.#changed();
  }

  event(event: EventMessage): void {
    const before = this.streams;
    this.streams = withEvent(before, event);
    if ('document_id' in event.payload) {
      const { document_id: gone } = event.payload;
      const paper = documents(before).find((document) => document.id === gone);
      for (const { version } of paper === undefined ? [] : [paper, ...paper.earlier]) this.marks.dropVersion(version);
    }
    if ('marks' in event.payload) this.marks.apply(event.payload.marks);
    if (isOver(this.streams)) this.#forgetKey();
    this.#changed();
    for (const listener of this.#events) listener(event);
  }

  closed(stream: string): void {
    const dropped = snapshotOf(this.streams, stream);
    this.streams = withoutStream(this.streams, stream);
    this.marks.drop(stream);
    if (stream === 'room') this.#forgetKey();
    if (stream === 'staff') this.readiness = [];
    this.#changed();
    for (const listener of this.#closings) listener(stream, dropped);
  }

  signal(signal: SignalMessage): void {
    if (signal.name === 'readiness') {
      this.readiness = (signal.payload as unknown as ReadinessSignal).papers;
      this.#changed();
    }
    for (const listener of this.#signals) listener(signal);
  }

  /** Forget everything: the meeting was left. */
  clear(): void {
    this.me = null;
    this.streams = NO_STREAMS;
    this.readiness = [];
    this.marks.clear();
    this.#changed();
  }

  /** What was kept under the key can be opened no more. */
  #forgetKey(): void {
    if (this.me !== null && this.me.page_key !== null) this.me = { ...this.me, page_key: null };
  }

  onEvent(listener: (event: EventMessage) => void): () => void {
    return listening(this.#events, listener);
  }

  onSignal(listener: (signal: SignalMessage) => void): () => void {
    return listening(this.#signals, listener);
  }

  onClosed(listener: ClosedListener): () => void {
    return listening(this.#closings, listener);
  }
}

function isOver(streams: Streams): boolean {
  const phase = streams.room?.meeting.phase;
  return phase === 'closed' || phase === 'minuted' || phase === 'archived' || phase === 'cancelled';
}

function listening<T>(listeners: Set<T>, listener: T): () => void {
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
  };
}

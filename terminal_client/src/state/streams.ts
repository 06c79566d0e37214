/** The snapshots of all streams one hears, and how they change; pure. */

import type {
  EventMessage,
  ItemSnapshot,
  MeSnapshot,
  RoomSnapshot,
  Snapshot,
  StaffSnapshot,
} from '../wire/generated/types';
import { reduce } from './reduce';

/** By name of the stream; what is missing one is not told. */
export interface Streams {
  readonly room?: RoomSnapshot;
  readonly staff?: StaffSnapshot;
  readonly me?: MeSnapshot;
  readonly [item: `item/${string}`]: ItemSnapshot;
}

export const NO_STREAMS: Streams = {};

/** Begin a stream, or begin it again. */
export function withSnapshot(streams: Streams, stream: string, snapshot: Snapshot): Streams {
  return { ...streams, [stream]: snapshot };
}

/** One was let out: nothing of the stream stays. */
export function withoutStream(streams: Streams, stream: string): Streams {
  const { [stream as `item/${string}`]: _dropped, ...kept } = streams;
  return kept;
}

/** What the streams are after an event of one of them. */
export function withEvent(streams: Streams, event: EventMessage): Streams {
  const held = snapshotOf(streams, event.stream);
  if (held === undefined) return streams;
  const after = reduce(held, event);
  return after === held ? streams : withSnapshot(streams, event.stream, after);
}

export function snapshotOf(streams: Streams, stream: string): Snapshot | undefined {
  return streams[stream as keyof Streams];
}

/** The insides of restricted items one is in. */
export function insides(streams: Streams): readonly ItemSnapshot[] {
  return Object.values(streams as { readonly [stream: string]: Snapshot }).filter(isInside);
}

function isInside(snapshot: Snapshot): snapshot is ItemSnapshot {
  return snapshot.kind === 'item';
}

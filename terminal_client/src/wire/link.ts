/** How the link stands, and who is told what comes over it. */

import type { EventMessage, Me, ProblemReply, SignalMessage, Snapshot } from './generated/types';

/** How the link stands, for the sign that is always visible. */
export type Link =
  | { readonly kind: 'idle' }
  | { readonly kind: 'connecting' }
  | { readonly kind: 'live' }
  | { readonly kind: 'lost'; readonly since: number; readonly attempt: number }
  | { readonly kind: 'refused'; readonly problem: ProblemReply };

/** Who hears what the channel tells; called in the order of each stream. */
export interface Told {
  link(link: Link): void;
  welcomed(me: Me, serverTime: string): void;
  snapshot(stream: string, snapshot: Snapshot): void;
  event(event: EventMessage): void;
  /** One was let out, or the numbers mean nothing any more: what was held of it is dropped. */
  closed(stream: string): void;
  signal(signal: SignalMessage): void;
}

/** Thrown when a command went out and no acknowledgement came: it is sent again with the same id. */
export class LinkLost extends Error {}

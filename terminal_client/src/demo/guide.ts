/** Which steps of the guide really happened, told by the room itself; pure. */

import * as see from '../state/selectors';
import type { Streams } from '../state/streams';

export const STEPS = ['sign_in', 'start', 'present', 'draw', 'vote'] as const;
export type Step = (typeof STEPS)[number];

/** What only passes by and stands in no snapshot. */
export interface Noticed {
  /** The visitor drew on a layer that others see. */
  readonly drew: boolean;
}

/** What is done; a meeting that went on without the visitor leaves their steps open. */
export function stepsDone(streams: Streams, visitor: string, noticed: Noticed): Readonly<Record<Step, boolean>> {
  const { room } = streams;
  const person = room?.attendees.find((one) => one.name === visitor);
  return {
    sign_in: person !== undefined && person.signed_in_at !== null,
    start: room !== undefined && room.meeting.opened_at !== null,
    present: see.currentView(streams)?.version != null || (see.currentView(streams)?.view ?? 0) > 0,
    draw: noticed.drew,
    vote: see.latestResult(streams) !== undefined,
  };
}

/** The step to do now: the first that is open. */
export function nextStep(done: Readonly<Record<Step, boolean>>): Step | undefined {
  return STEPS.find((step) => !done[step]);
}

/** An address of this server as another device on the network reaches it. */
export function onNetwork(link: string, lan: string): string {
  return new URL(link, `${lan.replace(/\/$/, '')}/`).href;
}

/** What the wall shows, decided from the state of the room; pure. */

import * as see from '../state/selectors';
import type { Streams } from '../state/streams';
import type { AgendaItem, Ballot, Document, Meeting, View } from '../wire/generated/types';

/** All the wall knows. */
export interface ScreenState {
  /** How the screen came in: not bound to a room, bound to a room without a meeting, or in a meeting. */
  readonly place: 'unbound' | 'looking' | 'no_meeting' | 'in_meeting';
  readonly streams: Streams;
  /** The view that stood when a result came: any newer one means that the room went on. */
  readonly resultAt: { readonly ballot: string; readonly view: number } | null;
}

export type Slide =
  | { readonly kind: 'unbound' }
  | { readonly kind: 'joining' }
  | { readonly kind: 'no_meeting' }
  | { readonly kind: 'welcome'; readonly meeting: Meeting }
  | { readonly kind: 'item'; readonly item: AgendaItem }
  | { readonly kind: 'page'; readonly view: View; readonly document: Document; readonly item: AgendaItem | undefined }
  | { readonly kind: 'closed_door'; readonly item: AgendaItem | undefined }
  | { readonly kind: 'vote'; readonly ballot: Ballot; readonly item: AgendaItem | undefined }
  | { readonly kind: 'result'; readonly ballot: Ballot; readonly item: AgendaItem | undefined }
  | { readonly kind: 'decision'; readonly item: AgendaItem }
  | { readonly kind: 'recess'; readonly meeting: Meeting }
  | { readonly kind: 'closed'; readonly meeting: Meeting };

/** The one slide for a state. A question put goes before everything; what is closed to the room is never shown. */
export function screenSlide(state: ScreenState): Slide {
  if (state.place === 'unbound') return { kind: 'unbound' };
  if (state.place === 'no_meeting') return { kind: 'no_meeting' };
  const { room } = state.streams;
  if (state.place === 'looking' || room === undefined) return { kind: 'joining' };
  const { meeting } = room;
  if (meeting.phase === 'recess') return { kind: 'recess', meeting };
  if (['closed', 'minuted', 'archived', 'cancelled'].includes(meeting.phase)) return { kind: 'closed', meeting };
  if (meeting.phase !== 'in_session') return { kind: 'welcome', meeting };
  return inSession(state, meeting);
}

function inSession({ streams, resultAt }: ScreenState, meeting: Meeting): Slide {
  const view = see.currentView(streams);
  const item = see.currentItem(streams);
  // A paper may be shown while another item is discussed, so either of them closes the door.
  if (item?.restricted === true || view?.closed === true) return { kind: 'closed_door', item };
  const open = see.openBallot(streams);
  if (open !== undefined) return { kind: 'vote', ballot: open, item };
  const result = freshResult(streams, resultAt, view, item);
  if (result !== undefined) return { kind: 'result', ballot: result, item };
  const document = view?.version == null ? undefined : see.documentOfVersion(streams, view.version);
  if (view !== undefined && document !== undefined) {
    return { kind: 'page', view, document, item: see.itemById(streams, view.item) ?? item };
  }
  if (item !== undefined) return { kind: 'item', item };
  const ended = lastEnded(see.agenda(streams));
  return ended === undefined ? { kind: 'welcome', meeting } : { kind: 'decision', item: ended };
}

/** A result stays until the room goes on: a page is turned, a paper put up, the item closed. */
function freshResult(
  streams: Streams,
  resultAt: ScreenState['resultAt'],
  view: View | undefined,
  item: AgendaItem | undefined,
): Ballot | undefined {
  const result = see.latestResult(streams);
  if (result === undefined || item === undefined || result.item !== item.id) return undefined;
  const nothingShown = view?.version == null;
  const sameView = resultAt?.ballot === result.id && resultAt.view === (view?.view ?? 0);
  return nothingShown || sameView ? result : undefined;
}

function lastEnded(agenda: readonly AgendaItem[]): AgendaItem | undefined {
  return agenda
    .filter((item) => item.state === 'closed' && item.decision !== null)
    .sort((a, b) => Date.parse(b.ended_at ?? '') - Date.parse(a.ended_at ?? ''))[0];
}

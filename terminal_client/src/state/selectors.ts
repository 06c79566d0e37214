/** What the faces ask of the streams: room and insides of restricted items merged into one picture; pure. */

import type {
  AgendaItem,
  Attendee,
  Ballot,
  Conduct,
  Document,
  MyVote,
  Note,
  RoomSnapshot,
  Turnout,
  View,
} from '../wire/generated/types';
import type { Streams } from './streams';
import { insides } from './streams';

/** All papers one may see. */
export function documents(streams: Streams): readonly Document[] {
  return [...(streams.room?.documents ?? []), ...insides(streams).flatMap((inside) => inside.documents)];
}

/** The papers of an item, in the order they were filed. */
export function documentsOf(streams: Streams, item: string): readonly Document[] {
  return documents(streams)
    .filter((document) => document.item === item)
    .sort((a, b) => compare(a.uploaded_at, b.uploaded_at) || compare(a.id, b.id));
}

/** The paper a version belongs to, also one that was replaced by a newer one. */
export function documentOfVersion(streams: Streams, version: string): Document | undefined {
  return documents(streams).find(
    (document) => document.version === version || document.earlier.some((one) => one.version === version),
  );
}

/** All ballots that were put to the vote. */
export function ballots(streams: Streams): readonly Ballot[] {
  return [...(streams.room?.ballots ?? []), ...insides(streams).flatMap((inside) => inside.ballots)];
}

export function ballotsOf(streams: Streams, item: string): readonly Ballot[] {
  return ballots(streams)
    .filter((ballot) => ballot.item === item)
    .sort((a, b) => compare(a.opened_at ?? '', b.opened_at ?? '') || compare(a.id, b.id));
}

/** The ballot people are asked now. */
export function openBallot(streams: Streams): Ballot | undefined {
  return ballots(streams).find((ballot) => ballot.state === 'open');
}

/** The newest result. */
export function latestResult(streams: Streams): Ballot | undefined {
  return ballots(streams)
    .filter((ballot) => ballot.tally !== null)
    .sort((a, b) => compare(b.closed_at ?? '', a.closed_at ?? ''))[0];
}

/** Ballots nobody was asked yet; staff only. */
export function preparedBallots(streams: Streams): readonly Ballot[] {
  const asked = new Set(ballots(streams).map((ballot) => ballot.id));
  return (streams.staff?.prepared ?? []).filter((ballot) => !asked.has(ballot.id));
}

/** Where the room is, as far as one may know: of several the newest, inside before outside. */
export function currentView(streams: Streams): View | undefined {
  let newest = streams.room?.view;
  for (const { view } of insides(streams)) {
    if (view !== null && (newest === undefined || view.view >= newest.view)) newest = view;
  }
  return newest;
}

export function itemById(streams: Streams, id: string | null): AgendaItem | undefined {
  return streams.room?.items.find((item) => item.id === id);
}

/** Items in the order of the agenda. */
export function agenda(streams: Streams): readonly AgendaItem[] {
  return [...(streams.room?.items ?? [])].sort((a, b) => a.number - b.number);
}

export function currentItem(streams: Streams): AgendaItem | undefined {
  return itemById(streams, streams.room?.meeting.current_item ?? null);
}

export function attendeeById(room: RoomSnapshot | undefined, id: string | null): Attendee | undefined {
  return room?.attendees.find((attendee) => attendee.id === id);
}

/** One's own vote on a ballot. */
export function myVote(streams: Streams, ballot: string): MyVote | undefined {
  return streams.me?.votes.find((vote) => vote.ballot === ballot);
}

/** Who has voted; staff only. */
export function turnout(streams: Streams, ballot: string): Turnout | undefined {
  return streams.staff?.turnouts.find((one) => one.ballot === ballot);
}

/** What may be done next; staff only. */
export function conduct(streams: Streams): Conduct | undefined {
  return streams.staff?.conduct;
}

/** Notes, by time; staff only. */
export function notes(streams: Streams): readonly Note[] {
  return [...(streams.staff?.notes ?? [])].sort((a, b) => compare(a.at, b.at));
}

/** Whether somebody of the meeting was let into a restricted item, or out of it, by hand; staff only. */
export function admission(streams: Streams, item: string, attendee: string): boolean | undefined {
  return streams.staff?.admissions.find((one) => one.item === item && one.attendee === attendee)?.inside;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

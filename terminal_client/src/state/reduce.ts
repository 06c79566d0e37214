/**
 * What an event does to the snapshot of its stream. It knows parts, not names: a part is the complete picture of one
 * thing after the fact, and replaces the one held. Pure; the same rules stand in `terminal_client/headless/state.py`,
 * and `tests/vectors/state` holds both to them.
 */

import type { EventName, EventPayloads } from '../wire/generated/events';
import type {
  Admission,
  AgendaItem,
  Attendee,
  Ballot,
  Bookmark,
  Conduct,
  Document,
  Draft,
  EventMessage,
  ItemSnapshot,
  Mark,
  Meeting,
  MeSnapshot,
  MyVote,
  Note,
  Package,
  PapersReminder,
  ReadingCell,
  RoomSnapshot,
  Snapshot,
  StaffSnapshot,
  Turnout,
  View,
} from '../wire/generated/types';

/** Every part a payload may hold. */
export interface Parts {
  readonly meeting: Meeting;
  readonly item: AgendaItem;
  readonly items: readonly AgendaItem[];
  readonly attendee: Attendee;
  readonly attendees: readonly Attendee[];
  readonly document: Document;
  readonly document_id: string;
  readonly ballot: Ballot;
  readonly view: View;
  readonly conduct: Conduct;
  readonly admission: Admission;
  readonly turnout: Turnout;
  readonly note: Note;
  readonly draft: Draft;
  readonly package: Package;
  readonly my_vote: MyVote;
  /** Not part of any snapshot: said once, and looked up at the desk. */
  readonly reminder: PapersReminder;
  /** Not part of any snapshot: the desk fetches its table when it hears of one. */
  readonly reading: ReadingCell;
  readonly bookmark: Bookmark;
  /** Not part of any snapshot: the marks of a page are fetched with it and kept by the page's own store. */
  readonly marks: readonly Mark[];
}

type KeyOf<T> = T extends unknown ? keyof T : never;
type PayloadKey = KeyOf<EventPayloads[EventName]>;
/** Does not compile while an event carries a part that nobody here knows. */
export type EveryPartIsKnown = PayloadKey extends keyof Parts ? true : never;
export const EVERY_PART_IS_KNOWN: EveryPartIsKnown = true;

/** The snapshot after the event; the very same object if nothing changed. */
export function reduce<S extends Snapshot>(snapshot: S, event: EventMessage): S;
export function reduce(snapshot: Snapshot, event: EventMessage): Snapshot {
  const parts: Partial<Parts> = event.payload;
  switch (snapshot.kind) {
    case 'room':
      return reduceRoom(snapshot, parts);
    case 'item':
      return reduceItem(snapshot, parts);
    case 'staff':
      return reduceStaff(snapshot, parts, event.name);
    case 'me':
      return reduceMine(snapshot, parts);
  }
}

function reduceRoom(room: RoomSnapshot, parts: Partial<Parts>): RoomSnapshot {
  const changed: Changed<RoomSnapshot> = {};
  if (parts.meeting) changed.meeting = parts.meeting;
  if (parts.item) changed.items = upsert(room.items, parts.item, idOf);
  if (parts.items) changed.items = parts.items;
  if (parts.attendee) changed.attendees = upsert(room.attendees, parts.attendee, idOf);
  if (parts.attendees) changed.attendees = parts.attendees;
  if (parts.document) changed.documents = upsert(room.documents, parts.document, idOf);
  if (parts.document_id) changed.documents = without(room.documents, parts.document_id);
  if (parts.ballot) changed.ballots = upsert(room.ballots, parts.ballot, idOf);
  if (parts.view) changed.view = newer(room.view, parts.view);
  return patched(room, changed);
}

function reduceItem(item: ItemSnapshot, parts: Partial<Parts>): ItemSnapshot {
  const changed: Changed<ItemSnapshot> = {};
  if (parts.document) changed.documents = upsert(item.documents, parts.document, idOf);
  if (parts.document_id) changed.documents = without(item.documents, parts.document_id);
  if (parts.ballot) changed.ballots = upsert(item.ballots, parts.ballot, idOf);
  if (parts.view) {
    const view = item.view === null ? parts.view : newer(item.view, parts.view);
    // The room went elsewhere: nothing is shown in here any more.
    changed.view = view.item === item.item ? view : null;
  }
  return patched(item, changed);
}

function reduceStaff(staff: StaffSnapshot, parts: Partial<Parts>, name: EventName): StaffSnapshot {
  const changed: Changed<StaffSnapshot> = {};
  if (parts.conduct) changed.conduct = parts.conduct;
  if (parts.ballot) {
    // The one name that counts: a dropped ballot looks like a prepared one.
    const discarded = name === 'ballot.discarded';
    changed.prepared = discarded
      ? without(staff.prepared, parts.ballot.id)
      : upsert(staff.prepared, parts.ballot, idOf);
  }
  if (parts.turnout) {
    changed.turnouts = upsert(staff.turnouts, parts.turnout, (turnout) => turnout.ballot);
    // People vote on it, so it is no longer only prepared.
    changed.prepared = without(staff.prepared, parts.turnout.ballot);
  }
  if (parts.admission) {
    changed.admissions = upsert(staff.admissions, parts.admission, ({ item, attendee }) => `${item}/${attendee}`);
  }
  if (parts.note) {
    changed.notes = parts.note.removed ? without(staff.notes, parts.note.id) : upsert(staff.notes, parts.note, idOf);
  }
  if (parts.draft) changed.drafts = upsert(staff.drafts, parts.draft, (draft) => draft.kind);
  if (parts.package) changed.package = parts.package;
  return patched(staff, changed);
}

function reduceMine(mine: MeSnapshot, parts: Partial<Parts>): MeSnapshot {
  const changed: Changed<MeSnapshot> = {};
  if (parts.my_vote) changed.votes = upsert(mine.votes, parts.my_vote, (vote) => vote.ballot);
  if (parts.bookmark) {
    const { bookmark } = parts;
    const others = mine.bookmarks.filter((held) => held.document !== bookmark.document || held.page !== bookmark.page);
    changed.bookmarks = bookmark.removed ? others : [...others, bookmark];
  }
  return patched(mine, changed);
}

type Changed<T> = { -readonly [K in keyof T]?: T[K] };

function patched<S extends object>(snapshot: S, changed: Partial<S>): S {
  return Object.keys(changed).length === 0 ? snapshot : { ...snapshot, ...changed };
}

function idOf(part: { readonly id: string }): string {
  return part.id;
}

function upsert<T>(list: readonly T[], part: T, keyOf: (part: T) => string): readonly T[] {
  const place = list.findIndex((held) => keyOf(held) === keyOf(part));
  if (place < 0) return [...list, part];
  return list.map((held, index) => (index === place ? part : held));
}

function without<T extends { readonly id: string }>(list: readonly T[], id: string): readonly T[] {
  return list.filter((held) => held.id !== id);
}

function newer(held: View, told: View): View {
  // A straggler never turns the room back.
  return told.view < held.view ? held : told;
}

/** Who is invited and where they sit, as the organiser edits it; pure. */

import type { Attendee, AttendeeDraft, Person, Role, Room, Seat } from '../../../wire/generated/types';

/** Somebody on the list; `seat` is the id of a seat of the room, null while they have none. */
export interface Invited {
  readonly person: string;
  readonly name: string;
  readonly title: string;
  readonly department: string;
  readonly role: Role;
  readonly seat: string | null;
  /** Came already: the journal knows them, and they cannot be taken off the list. */
  readonly fixed: boolean;
}

/** The list as the server has it; seats are found by their place on the plan. */
export function invitedOf(attendees: readonly Attendee[], room: Room | undefined): Invited[] {
  return attendees.map((one) => ({
    person: one.person,
    name: one.name,
    title: one.title,
    department: one.department,
    role: one.role,
    seat: seatAt(room, one.row, one.column)?.id ?? null,
    fixed: one.state !== 'expected',
  }));
}

export function seatAt(room: Room | undefined, row: number | null, column: number | null): Seat | undefined {
  return room?.seats.find((seat) => seat.row === row && seat.column === column);
}

/** People added at the end, each once; without a seat the server seats them by the order of the list. */
export function withPeople(list: readonly Invited[], people: readonly Person[], role: Role): Invited[] {
  const there = new Set(list.map((one) => one.person));
  const added = people.filter((person) => !there.has(person.id));
  return [
    ...list,
    ...added.map(({ id, name, title, department }) => ({
      person: id,
      name,
      title,
      department,
      role,
      seat: null,
      fixed: false,
    })),
  ];
}

export function withoutPerson(list: readonly Invited[], person: string): Invited[] {
  return list.filter((one) => one.person !== person);
}

/** The list with one role changed; a meeting has one chair, so a former one becomes a member. */
export function withRole(list: readonly Invited[], person: string, role: Role): Invited[] {
  return list.map((one) => {
    if (one.person === person) return { ...one, role };
    return role === 'chair' && one.role === 'chair' ? { ...one, role: 'member' as const } : one;
  });
}

/** Somebody is put on a seat; who sat there takes theirs. */
export function seated(list: readonly Invited[], person: string, seat: string): Invited[] {
  const former = list.find((one) => one.person === person)?.seat ?? null;
  return list.map((one) => {
    if (one.person === person) return { ...one, seat };
    return one.seat === seat ? { ...one, seat: former } : one;
  });
}

/** What the server is asked to keep. */
export function drafts(list: readonly Invited[]): AttendeeDraft[] {
  return list.map(({ person, role, seat }) => ({ person, role, seat }));
}

/** Notes in the order of the agenda, and by time within an item; pure. */

import type { AgendaItem, Note } from '../../../wire/generated/types';

export interface NoteGroup {
  /** Absent for what was noted outside any item. */
  readonly item: AgendaItem | undefined;
  readonly notes: readonly Note[];
}

/** Items that have notes, plus the current one; what belongs to no item stands first. */
export function grouped(notes: readonly Note[], agenda: readonly AgendaItem[], current: string | null): NoteGroup[] {
  const of = (id: string | null): Note[] => notes.filter((note) => note.item === id);
  const outside = of(null);
  const inside = agenda.map((item) => ({ item, notes: of(item.id) }));
  return [
    ...(outside.length > 0 ? [{ item: undefined, notes: outside }] : []),
    ...inside.filter((group) => group.notes.length > 0 || group.item.id === current),
  ];
}

/**
 * Who is likely to speak: those who spoke last, then whoever is here. They stand in the order of the list, so that a
 * name keeps its place, and its key, while people take turns.
 */
export function likelySpeakers(notes: readonly Note[], present: readonly string[], count: number): string[] {
  const recent = [...notes].reverse().flatMap((note) => (note.speaker === null ? [] : [note.speaker]));
  const likely = [...new Set([...recent, ...present])].slice(0, count);
  const order = (id: string): number => (present.includes(id) ? present.indexOf(id) : present.length);
  return likely.sort((a, b) => order(a) - order(b));
}

/** What goes into a pack and for whom: defaults, and what keeps it from being made; pure. */

import type { AgendaItem, Attendee, Document, MakePack, Pack } from '../../../wire/generated/types';

export interface WantedCopy {
  readonly attendee: string | null;
  readonly name: string;
}

/** Everything that is ready and not restricted; restricted papers are chosen one by one. */
export function chosenAtFirst(documents: readonly Document[], items: readonly AgendaItem[]): ReadonlySet<string> {
  const restricted = restrictedItems(items);
  return new Set(documents.filter((one) => one.state === 'ready' && !isGuarded(one, restricted)).map(({ id }) => id));
}

/** A copy for everybody at the table. */
export function forEverybody(attendees: readonly Attendee[]): WantedCopy[] {
  return attendees
    .filter(({ role, state }) => role !== 'guest' && state !== 'excused')
    .map(({ id, name }) => ({ attendee: id, name }));
}

export function unnamed(count: number): WantedCopy[] {
  return Array.from({ length: count }, () => ({ attendee: null, name: '' }));
}

/** Whether a restricted paper is among the chosen: then every copy needs a person. */
export function isPersonal(
  chosen: ReadonlySet<string>,
  documents: readonly Document[],
  items: readonly AgendaItem[],
): boolean {
  const restricted = restrictedItems(items);
  return documents.some((one) => chosen.has(one.id) && isGuarded(one, restricted));
}

/** The number the next copy gets. */
export function nextNumber(packs: readonly Pack[]): number {
  return Math.max(0, ...packs.flatMap(({ copies }) => copies.map(({ number }) => number))) + 1;
}

export function asked(
  chosen: ReadonlySet<string>,
  documents: readonly Document[],
  copies: readonly WantedCopy[],
): MakePack {
  return {
    documents: documents.filter(({ id }) => chosen.has(id)).map(({ id }) => id),
    copies: copies.map(({ attendee, name }) => ({ attendee, name: name.trim() })),
  };
}

/** 001–017, or one number alone. */
export function numbers(pack: Pack): string {
  const all = pack.copies.map(({ number }) => number);
  const [first, last] = [Math.min(...all), Math.max(...all)].map((number) => String(number).padStart(3, '0'));
  return first === last ? `${first}` : `${first}–${last}`;
}

/** Restricted by its item or by itself. */
function isGuarded({ item, classification }: Document, restricted: ReadonlySet<string>): boolean {
  return restricted.has(item) || classification === 'restricted' || classification === 'confidential';
}

function restrictedItems(items: readonly AgendaItem[]): ReadonlySet<string> {
  return new Set(items.filter(({ restricted }) => restricted).map(({ id }) => id));
}

/** The agenda as the organiser edits it: what may change, and what the server is asked to keep; pure. */

import type { AgendaItem, ItemDraft } from '../../../wire/generated/types';

/** An item as typed; `id` is null until the server has it. */
export type TypedItem = Required<ItemDraft>;

export function typed(item: AgendaItem): TypedItem {
  return {
    id: item.id,
    title: item.title,
    submitted_by: item.submitted_by,
    reporter: item.reporter,
    purpose: item.purpose,
    planned_minutes: item.planned_minutes,
    restricted: item.restricted,
  };
}

export function newItem(): TypedItem {
  return {
    id: null,
    title: '',
    submitted_by: '',
    reporter: '',
    purpose: 'deliberate',
    planned_minutes: 15,
    restricted: false,
  };
}

/** An item that began stays as it is, in place and in words. */
export function isFixed(item: AgendaItem): boolean {
  return item.state === 'current' || item.state === 'closed';
}

/** The items with one replaced, or added at the end. */
export function withItem(items: readonly AgendaItem[], edited: TypedItem): TypedItem[] {
  const all = items.map(typed);
  return edited.id === null ? [...all, edited] : all.map((item) => (item.id === edited.id ? edited : item));
}

/** The items without one. */
export function withoutItem(items: readonly AgendaItem[], id: string): TypedItem[] {
  return items.filter((item) => item.id !== id).map(typed);
}

/** Planned minutes of all items. */
export function plannedMinutes(items: readonly AgendaItem[]): number {
  return items.reduce((sum, item) => sum + item.planned_minutes, 0);
}

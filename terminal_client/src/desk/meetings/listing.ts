/** Which meetings the list shows and in which order, as the address says; pure. */

import type { MeetingPhase, MeetingSummary } from '../../wire/generated/types';
import { matches } from '../search';

export type When = 'upcoming' | 'past' | 'all';
export type SortBy = 'starts_at' | 'title' | 'body' | 'phase';

/** All that the address of the list says. */
export interface Wanted {
  readonly when: When;
  readonly search: string;
  readonly body: string;
  readonly phase: string;
  readonly sort: SortBy;
  readonly descending: boolean;
}

const OVER: ReadonlySet<MeetingPhase> = new Set<MeetingPhase>(['closed', 'minuted', 'archived', 'cancelled']);
const SORTS: readonly string[] = ['starts_at', 'title', 'body', 'phase'];
const LIFE: readonly MeetingPhase[] = [
  'draft',
  'submitted',
  'approved',
  'noticed',
  'in_session',
  'recess',
  'closed',
  'minuted',
  'archived',
  'cancelled',
];

/** Read the address. Upcoming ones begin with the next, past ones with the last. */
export function wantedOf(query: Readonly<Record<string, unknown>>): Wanted {
  const text = (name: string): string => (typeof query[name] === 'string' ? (query[name] as string) : '');
  const when: When = text('when') === 'past' ? 'past' : text('when') === 'all' ? 'all' : 'upcoming';
  const sort = SORTS.includes(text('sort')) ? (text('sort') as SortBy) : 'starts_at';
  const descending = text('order') === '' ? when !== 'upcoming' && sort === 'starts_at' : text('order') === 'desc';
  return { when, search: text('q'), body: text('body'), phase: text('phase'), sort, descending };
}

/** Write the address: only what differs from where one starts. */
export function queryOf(wanted: Wanted): Record<string, string> {
  const standard = wantedOf({ when: wanted.when, sort: wanted.sort });
  const query: Record<string, string> = {};
  if (wanted.when !== 'upcoming') query.when = wanted.when;
  if (wanted.search !== '') query.q = wanted.search;
  if (wanted.body !== '') query.body = wanted.body;
  if (wanted.phase !== '') query.phase = wanted.phase;
  if (wanted.sort !== 'starts_at') query.sort = wanted.sort;
  if (wanted.descending !== standard.descending) query.order = wanted.descending ? 'desc' : 'asc';
  return query;
}

/** The lines of the list. */
export function listed(all: readonly MeetingSummary[], wanted: Wanted): MeetingSummary[] {
  const direction = wanted.descending ? -1 : 1;
  return all
    .filter(({ meeting }) => wanted.when === 'all' || OVER.has(meeting.phase) === (wanted.when === 'past'))
    .filter(({ meeting }) => wanted.body === '' || meeting.body === wanted.body)
    .filter(({ meeting }) => wanted.phase === '' || meeting.phase === wanted.phase)
    .filter(({ meeting }) => matches([meeting.title, meeting.body_name, meeting.room_name], wanted.search))
    .sort((a, b) => direction * compared(a, b, wanted.sort) || direction * compared(a, b, 'starts_at'));
}

/** Meetings that run, and those of the same day; running ones first. */
export function todays(all: readonly MeetingSummary[], now: Date): MeetingSummary[] {
  const running = ({ meeting }: MeetingSummary): boolean =>
    meeting.phase === 'in_session' || meeting.phase === 'recess';
  return all
    .filter((one) => running(one) || sameDay(new Date(one.meeting.starts_at), now))
    .sort((a, b) => Number(running(b)) - Number(running(a)) || compared(a, b, 'starts_at'));
}

/** Meetings of the days after, the next first. */
export function coming(all: readonly MeetingSummary[], now: Date): MeetingSummary[] {
  return all
    .filter(({ meeting }) => !OVER.has(meeting.phase) && Date.parse(meeting.starts_at) > now.getTime())
    .filter(({ meeting }) => !sameDay(new Date(meeting.starts_at), now))
    .sort((a, b) => compared(a, b, 'starts_at'));
}

/** Meetings that are over but not in the archive yet: their papers wait for somebody. */
export function unfinished(all: readonly MeetingSummary[]): MeetingSummary[] {
  return all
    .filter(({ meeting }) => meeting.phase === 'closed' || meeting.phase === 'minuted')
    .sort((a, b) => compared(b, a, 'starts_at'));
}

function sameDay(a: Date, b: Date): boolean {
  return a.toDateString() === b.toDateString();
}

function compared(a: MeetingSummary, b: MeetingSummary, by: SortBy): number {
  if (by === 'starts_at') return Date.parse(a.meeting.starts_at) - Date.parse(b.meeting.starts_at);
  if (by === 'phase') return LIFE.indexOf(a.meeting.phase) - LIFE.indexOf(b.meeting.phase);
  const key = by === 'body' ? 'body_name' : 'title';
  return a.meeting[key].localeCompare(b.meeting[key], 'zh-CN') || a.meeting.ordinal - b.meeting.ordinal;
}

/** What is missing for the next step of a meeting, and where one sees to it; pure. */

import type { MeetingDetail, Readiness } from '../../wire/generated/types';

export type Tab = 'overview' | 'agenda' | 'attendees' | 'readers' | 'live' | 'minutes' | 'archive';

const WHERE: Readonly<Record<string, Tab>> = {
  no_room: 'overview',
  no_chair: 'attendees',
  no_secretary: 'attendees',
  nobody_invited: 'attendees',
  agenda_empty: 'agenda',
  items_without_papers: 'agenda',
  papers_drawing: 'agenda',
  papers_failed: 'agenda',
  not_noticed: 'overview',
};
/** Without these the server refuses the notice. */
const FORBIDS_NOTICE: ReadonlySet<string> = new Set(['agenda_empty', 'nobody_invited']);

export interface Missing {
  readonly code: string;
  readonly count: number;
  readonly tab: Tab;
  /** The notice cannot go out before it is there; the others are advice. */
  readonly forbidsNotice: boolean;
}

/** What is missing, in the order in which one would see to it; that the notice is not out is the button's business. */
export function missing(readiness: readonly Readiness[]): Missing[] {
  return readiness
    .filter(({ code }) => code !== 'not_noticed')
    .map(({ code, count }) => ({
      code,
      count,
      tab: WHERE[code] ?? 'overview',
      forbidsNotice: FORBIDS_NOTICE.has(code),
    }));
}

/** Whether the notice is the next step, and may be sent now. */
export function notice(detail: MeetingDetail): 'not_yours' | 'sent' | 'missing' | 'ready' {
  if (!['draft', 'submitted', 'approved'].includes(detail.meeting.phase)) return 'sent';
  if (!detail.may_edit) return 'not_yours';
  return missing(detail.readiness).some(({ forbidsNotice }) => forbidsNotice) ? 'missing' : 'ready';
}

/** The tabs that mean something for this meeting and this person; each opens as soon as its time comes. */
export function tabsOf(detail: MeetingDetail): Tab[] {
  const { phase } = detail.meeting;
  const tabs: Tab[] = ['overview', 'agenda', 'attendees'];
  if (detail.may_edit) tabs.push('readers');
  if (phase === 'noticed' || phase === 'in_session' || phase === 'recess') tabs.push('live');
  if (['closed', 'minuted', 'archived'].includes(phase)) tabs.push('minutes', 'archive');
  return tabs;
}

/** The tab to show for the one in the address: who was in the meeting when it closed goes on to its minutes. */
export function tabFor(asked: string | undefined, tabs: readonly Tab[]): Tab {
  const there = tabs.find((one) => one === asked);
  return there ?? (asked === 'live' && tabs.includes('minutes') ? 'minutes' : 'overview');
}

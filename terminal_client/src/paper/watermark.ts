/** What stands in the watermark of a page, and over which pages it is drawn here. Pure. */

import type { Classification, Me } from '../wire/generated/types';

/** Whether this client draws the watermark: over all but public papers, on what somebody holds in their hands. */
export function needsMark(classification: Classification | undefined, me: Me | null): boolean {
  return classification !== undefined && classification !== 'public' && me?.face === 'terminal' && me.attendee !== null;
}

/** Name, seat and the minute: "王建国 3号 2026-11-23 09:05". */
export function markText(name: string, seat: string, at: Date): string {
  const two = (number: number): string => String(number).padStart(2, '0');
  const day = `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`;
  return [name, seat, `${day} ${two(at.getHours())}:${two(at.getMinutes())}`].filter((part) => part !== '').join('  ');
}

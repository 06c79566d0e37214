/** What may be recorded of somebody, and whether they are inside a restricted item. Pure. */

import { admission } from '../../state/selectors';
import type { Streams } from '../../state/streams';
import type { Attendee, PresenceState, Role } from '../../wire/generated/types';

export type AttendanceRecord =
  | 'attendee.record_sign_in'
  | 'attendee.excuse'
  | 'attendee.record_leaving'
  | 'attendee.record_return';

const RECORDS: Readonly<Record<PresenceState, readonly AttendanceRecord[]>> = {
  expected: ['attendee.record_sign_in', 'attendee.excuse'],
  excused: ['attendee.record_sign_in'],
  present: ['attendee.record_leaving'],
  left: ['attendee.record_return'],
  absent: [],
};

const INSIDE_BY_ROLE: readonly Role[] = ['chair', 'member', 'secretary', 'staff'];

export function nextRecords(state: PresenceState): readonly AttendanceRecord[] {
  return RECORDS[state];
}

/** What was recorded counts; else the role. The server asks the same rule at both doors. */
export function isInside(streams: Streams, item: string, { id, role }: Pick<Attendee, 'id' | 'role'>): boolean {
  return admission(streams, item, id) ?? INSIDE_BY_ROLE.includes(role);
}

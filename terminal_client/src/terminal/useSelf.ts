/** The person this terminal is for, and where the meeting stands for them. */

import { computed } from 'vue';

import { attendeeById } from '../state/selectors';
import { useMeeting } from '../state/store';
import type { Attendee, MeetingPhase } from '../wire/generated/types';

/** What the whole screen shows. */
export type Situation = 'joining' | 'refused' | 'welcome' | 'waiting' | 'meeting' | 'over';

const ENTERABLE: readonly MeetingPhase[] = ['noticed', 'in_session', 'recess'];

/** Pure: from phase and presence to what is shown. `reads`: one asked for the papers before or after the meeting. */
export function situationOf(
  phase: MeetingPhase | undefined,
  self: Attendee | undefined,
  refused: boolean,
  reads: boolean,
): Situation {
  if (phase === undefined) return refused ? 'refused' : 'joining';
  if (!ENTERABLE.includes(phase)) return reads ? 'meeting' : 'over';
  if (self !== undefined && (self.state === 'expected' || self.state === 'excused' || self.state === 'absent')) {
    return 'welcome';
  }
  return phase === 'noticed' && !reads ? 'waiting' : 'meeting';
}

export function useSelf() {
  const meeting = useMeeting();
  const room = computed(() => meeting.streams.room);
  const self = computed(() => attendeeById(room.value, meeting.me?.attendee ?? null));
  const name = computed(() => self.value?.name ?? meeting.me?.name ?? '');
  const title = computed(() => self.value?.title ?? meeting.me?.title ?? '');
  const seat = computed(() => self.value?.seat ?? meeting.me?.seat ?? '');
  return { room, self, name, title, seat };
}

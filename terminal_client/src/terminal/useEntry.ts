/** How this device comes into its meeting: by its binding, by the session it kept, or not at all. */

import { computed, onBeforeUnmount, onMounted, shallowRef, watch } from 'vue';
import { useRoute, useRouter } from 'vue-router';

import { usePapers } from '../paper/papers';
import { useMeeting } from '../state/store';
import type { MeetingPhase } from '../wire/generated/types';
import type { Problem } from '../wire/problem';
import { problemOf } from '../wire/problem';
import { sessionOfEntrance, terminalTokenOf } from '../wire/session';
import { forgetTerminalToken, keepTerminalToken, readTerminalToken } from './boundTerminal';

/** Where the device stands before it is in a meeting. */
export type Entry =
  | { readonly kind: 'entering' }
  /** Bound, but its room has no meeting, or its seat nobody, today. */
  | { readonly kind: 'idle'; readonly seat: string; readonly room: string }
  | { readonly kind: 'joined' }
  | { readonly kind: 'failed'; readonly problem: Problem };

const ASK_AGAIN_SECONDS = 20;
const RETRY_SECONDS = 5;
const isEnterable = (phase: MeetingPhase): boolean => ['noticed', 'in_session', 'recess'].includes(phase);
/** Refusals after which a bound terminal asks who it is now. */
const STALE_SESSION = new Set(['not_logged_in', 'not_in_meeting', 'meeting_unknown', 'not_permitted']);

export function useEntry() {
  const meeting = useMeeting();
  const papers = usePapers();
  const route = useRoute();
  const router = useRouter();
  const entry = shallowRef<Entry>({ kind: 'entering' });
  const isBound = computed(() => entry.value.kind !== 'entering' && readTerminalToken(meeting.slot) !== null);
  let waiting: number | undefined;

  async function begin(): Promise<void> {
    const linked = terminalTokenOf(window.location.hash);
    if (linked !== null) {
      keepTerminalToken(meeting.slot, linked);
      // The secret must stand neither in the address bar nor in the history.
      await router.replace({ path: route.path, query: route.query, hash: '' });
    }
    const session = meeting.session;
    if (linked === null && session?.face === 'terminal' && session.meeting !== null) await join();
    else if (readTerminalToken(meeting.slot) !== null) await enter();
    else await reception();
  }

  async function enter(): Promise<void> {
    window.clearTimeout(waiting);
    const token = readTerminalToken(meeting.slot);
    if (token === null) return reception();
    try {
      const entrance = await meeting.http.call('people.enter', {}, { by: { kind: 'terminal', terminal_token: token } });
      if (entrance.meeting === null || entrance.attendee === null || entrance.token === '') {
        entry.value = { kind: 'idle', seat: entrance.seat, room: entrance.room_name };
        waiting = window.setTimeout(enter, ASK_AGAIN_SECONDS * 1000);
        return;
      }
      if (meeting.session !== null && meeting.session.attendee !== entrance.attendee) papers.wipe();
      meeting.adopt(sessionOfEntrance(entrance));
      await join();
    } catch (thrown) {
      const problem = problemOf(thrown);
      if (problem.code === 'terminal_unknown') forgetTerminalToken(meeting.slot);
      entry.value = { kind: 'failed', problem };
      if (problem.code === 'unreachable') waiting = window.setTimeout(enter, RETRY_SECONDS * 1000);
    }
  }

  async function join(): Promise<void> {
    await meeting.join();
    entry.value = { kind: 'joined' };
  }

  async function reception(): Promise<void> {
    await router.replace({ path: '/', query: route.query });
  }

  /** Be nobody any more on this device, and go back to the door. */
  async function leave(): Promise<void> {
    window.clearTimeout(waiting);
    papers.wipe();
    meeting.forget();
    await reception();
  }

  watch(
    () => meeting.link,
    (link) => {
      if (link.kind !== 'refused' || !STALE_SESSION.has(link.problem.code)) return;
      meeting.leave();
      if (readTerminalToken(meeting.slot) !== null) void enter();
      else entry.value = { kind: 'failed', problem: link.problem };
    },
  );

  // After a meeting its bound tablets wait for the next one of the day.
  const phase = computed(() => meeting.streams.room?.meeting.phase);
  const isOver = computed(() => phase.value === 'closed' || phase.value === 'minuted' || phase.value === 'archived');
  async function lookForNext(): Promise<void> {
    if (!isOver.value || readTerminalToken(meeting.slot) === null) return;
    try {
      const today = await meeting.http.call('people.today', {});
      const here = meeting.streams.room?.meeting;
      const next = today.meetings.some(
        ({ id, room, phase }) => id !== here?.id && room === here?.room_name && isEnterable(phase),
      );
      const isPast = !today.meetings.some(({ id }) => id === here?.id);
      if (next || isPast) {
        meeting.leave();
        await enter();
        return;
      }
    } catch {
      // Asked again soon.
    }
    waiting = window.setTimeout(lookForNext, ASK_AGAIN_SECONDS * 1000);
  }
  watch(isOver, () => void lookForNext());

  onMounted(begin);
  onBeforeUnmount(() => {
    window.clearTimeout(waiting);
    meeting.leave();
  });

  return { entry, isBound, isOver, enter, leave };
}

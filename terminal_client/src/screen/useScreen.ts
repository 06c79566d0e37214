/** How a wall screen comes into the meeting of its room, stays there, and finds the next one. */

import { computed, onBeforeUnmount, onMounted, shallowRef, watch } from 'vue';

import * as see from '../state/selectors';
import { useMeeting } from '../state/store';
import { problemOf } from '../wire/problem';
import { sessionOfEntrance, terminalTokenOf } from '../wire/session';
import type { ScreenState } from './slide';
import { screenSlide } from './slide';

/** A wall that found no meeting, or whose meeting is over, asks again this often. */
const LOOK_SECONDS = 30;
const UNREACHABLE_SECONDS = 3;
const OVER: readonly string[] = ['closed', 'minuted', 'archived', 'cancelled'];

export function useScreen() {
  const live = useMeeting();
  const place = shallowRef<ScreenState['place']>('looking');
  const roomName = shallowRef('');
  const resultAt = shallowRef<ScreenState['resultAt']>(null);
  let joined: string | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const slide = computed(() => screenSlide({ place: place.value, streams: live.streams, resultAt: resultAt.value }));
  const isLost = computed(
    () => place.value === 'in_meeting' && (live.link.kind === 'lost' || live.link.kind === 'refused'),
  );

  async function look(): Promise<void> {
    clearTimeout(timer);
    const token = secret();
    if (token === null) {
      place.value = 'unbound';
      return;
    }
    try {
      const entrance = await live.http.call('people.enter', {}, { by: { kind: 'terminal', terminal_token: token } });
      roomName.value = entrance.room_name;
      if (entrance.meeting === null) place.value = 'no_meeting';
      else if (entrance.meeting !== joined) {
        live.adopt(sessionOfEntrance(entrance));
        await join(entrance.meeting);
      } else if (live.link.kind === 'refused') {
        // The session ran out while the meeting went on: go on with a fresh one.
        live.adopt(sessionOfEntrance(entrance));
        live.renew(entrance.token);
      }
      lookAgain(LOOK_SECONDS);
    } catch (thrown) {
      if (problemOf(thrown).code === 'terminal_unknown') place.value = 'unbound';
      lookAgain(problemOf(thrown).code === 'unreachable' ? UNREACHABLE_SECONDS : LOOK_SECONDS);
    }
  }

  /** The wall's own secret: out of the link it was bound with, and kept for the next time it is switched on. */
  function secret(): string | null {
    const given = terminalTokenOf(window.location.hash);
    const name = `yixi.screen.${live.slot}`;
    try {
      if (given !== null) localStorage.setItem(name, given);
      return given ?? localStorage.getItem(name);
    } catch {
      // Without storage the link is needed again after a restart.
      return given;
    }
  }

  async function join(meeting: string): Promise<void> {
    joined = meeting;
    resultAt.value = null;
    place.value = 'in_meeting';
    await live.join();
  }

  function lookAgain(seconds: number): void {
    timer = setTimeout(() => void lookIfIdle(), seconds * 1000);
  }

  async function lookIfIdle(): Promise<void> {
    const isOver = OVER.includes(live.streams.room?.meeting.phase ?? '');
    if (place.value !== 'in_meeting' || isOver || live.link.kind === 'refused') await look();
    else lookAgain(LOOK_SECONDS);
  }

  const stopHearing = live.onEvent((event) => {
    if (!('ballot' in event.payload)) return;
    const { ballot } = event.payload;
    if (ballot.state === 'closed')
      resultAt.value = { ballot: ballot.id, view: see.currentView(live.streams)?.view ?? 0 };
  });
  watch(
    () => live.link.kind,
    (kind) => {
      if (kind === 'refused') void look();
    },
  );
  const rebound = (): void => {
    if (terminalTokenOf(window.location.hash) === null) return;
    joined = null;
    void look();
  };
  onMounted(() => {
    window.addEventListener('hashchange', rebound);
    void look();
  });
  onBeforeUnmount(() => {
    clearTimeout(timer);
    window.removeEventListener('hashchange', rebound);
    stopHearing();
    live.leave();
  });

  return { live, slide, roomName, isLost };
}

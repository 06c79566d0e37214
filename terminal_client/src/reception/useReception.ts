/** From today's meetings to a seat, a name and a PIN; and from there to the terminal face. */

import { computed, onBeforeUnmount, onMounted, ref, shallowRef, watch } from 'vue';
import { useRoute, useRouter } from 'vue-router';

import { useMeeting } from '../state/store';
import type { Today, TodaySeat, TodaySeats } from '../wire/generated/types';
import type { Problem } from '../wire/problem';
import { problemOf } from '../wire/problem';
import { sessionOfEntrance } from '../wire/session';

const ASK_AGAIN_SECONDS = 30;

export function useReception() {
  const meeting = useMeeting();
  const route = useRoute();
  const router = useRouter();
  const today = shallowRef<Today | null>(null);
  const plan = shallowRef<TodaySeats | null>(null);
  const chosen = shallowRef<TodaySeat | null>(null);
  const problem = shallowRef<Problem | null>(null);
  const wrongPin = shallowRef<Problem | null>(null);
  const entering = ref(false);
  let waiting: number | undefined;

  const asked = computed(() => (typeof route.params.meeting === 'string' ? route.params.meeting : null));
  /** This device was in one of these meetings before and may go back without a PIN. */
  const former = computed(() => {
    const session = meeting.session;
    if (session?.face !== 'terminal' || session.attendee === null || session.meeting === null) return null;
    return asked.value === null || asked.value === session.meeting ? session.meeting : null;
  });

  async function load(): Promise<void> {
    window.clearTimeout(waiting);
    try {
      if (asked.value === null) {
        plan.value = null;
        today.value = await meeting.http.call('people.today', {});
      } else {
        plan.value = await meeting.http.call('people.today_seats', { meeting: asked.value });
      }
      problem.value = null;
    } catch (thrown) {
      problem.value = problemOf(thrown);
    }
    waiting = window.setTimeout(load, ASK_AGAIN_SECONDS * 1000);
  }

  async function enter(pin: string): Promise<void> {
    const seat = chosen.value;
    const target = plan.value?.meeting.id;
    if (seat === null || target === undefined || entering.value) return;
    entering.value = true;
    wrongPin.value = null;
    try {
      const by = { kind: 'pin', meeting: target, attendee: seat.attendee, pin } as const;
      meeting.adopt(sessionOfEntrance(await meeting.http.call('people.enter', {}, { by })));
      await goIn();
    } catch (thrown) {
      wrongPin.value = problemOf(thrown);
    } finally {
      entering.value = false;
    }
  }

  async function goIn(): Promise<void> {
    await router.push({ path: '/t', query: route.query });
  }

  async function open(target: string): Promise<void> {
    await router.push({ path: `/in/${target}`, query: route.query });
  }

  async function back(): Promise<void> {
    await router.push({ path: '/', query: route.query });
  }

  function choose(seat: TodaySeat | null): void {
    wrongPin.value = null;
    chosen.value = seat;
  }

  watch(asked, () => {
    chosen.value = null;
    problem.value = null;
    void load();
  });
  onMounted(load);
  onBeforeUnmount(() => window.clearTimeout(waiting));

  return { asked, today, plan, chosen, problem, wrongPin, entering, former, load, enter, goIn, open, back, choose };
}

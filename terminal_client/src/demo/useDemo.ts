/** What the demo page knows: the links, and which steps of the guide really happened. */

import { computed, onBeforeUnmount, onMounted, ref, shallowRef } from 'vue';

import { useMeeting } from '../state/store';
import { type DemoLinks, demoLinks } from '../wire/demo';
import { keepSession, sessionOfEntrance, sessionOfLogin, slotOf, terminalTokenOf } from '../wire/session';
import { nextStep, stepsDone } from './guide';

export function useDemo() {
  const meeting = useMeeting();
  const links = shallowRef<DemoLinks | null>(null);
  const failed = ref(false);
  /** The desk in its frame is logged in before it opens. */
  const deskUrl = ref('');
  const drew = ref(false);
  let stop = (): void => undefined;

  /** Listens as the wall does: what the guide ticks off is what everybody was told. */
  async function listen(found: DemoLinks): Promise<void> {
    const token = terminalTokenOf(found.screen.slice(found.screen.indexOf('#')));
    const by = { kind: 'terminal', terminal_token: token ?? '' } as const;
    const entrance = await meeting.http.call('people.enter', {}, { by });
    if (entrance.meeting === null) return;
    meeting.adopt(sessionOfEntrance(entrance));
    stop = meeting.onEvent((event) => {
      if (event.name === 'mark.added' && event.actor.name === found.visitor) drew.value = true;
    });
    await meeting.join();
  }

  async function openDesk({ desk, meeting: id }: DemoLinks): Promise<void> {
    const slot = slotOf(new URL(desk.url, window.location.href).search);
    try {
      const opened = await meeting.http.call('people.login', {}, { login: desk.login, password: desk.password });
      keepSession(slot, sessionOfLogin(opened));
      deskUrl.value = `/desk/meetings/${id}/live?slot=${slot}`;
    } catch {
      // The desk then asks for the login that stands beside it.
      deskUrl.value = desk.url;
    }
  }

  const done = computed(() => stepsDone(meeting.streams, links.value?.visitor ?? '', { drew: drew.value }));
  const next = computed(() => nextStep(done.value));
  const here = computed(() => meeting.streams.room?.meeting);

  onMounted(async () => {
    try {
      links.value = await demoLinks();
      await openDesk(links.value);
      await listen(links.value);
    } catch {
      failed.value = links.value === null;
    }
  });
  onBeforeUnmount(() => {
    stop();
    meeting.leave();
  });

  return { links, failed, deskUrl, done, next, here };
}

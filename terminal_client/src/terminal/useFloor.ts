/** Who presents: asking for the floor, giving it, taking it back, and who is with the presenter. */

import { defineStore } from 'pinia';
import { computed, onScopeDispose, ref, shallowRef, watch } from 'vue';

import { say } from '../design/toasts';
import { i18n } from '../i18n';
import { useReading } from '../paper/reading';
import { attendeeById } from '../state/selectors';
import { problemSentence } from '../state/sentences';
import { useMeeting } from '../state/store';
import type { CommandName, CommandPayloads } from '../wire/generated/events';
import type { Attendee, CompanySignal, FollowMode } from '../wire/generated/types';

export const useFloor = defineStore('floor', () => {
  const meeting = useMeeting();
  const reading = useReading();
  const { t, te } = i18n.global;
  const busy = ref(false);
  /** As told last; absent for who is told nothing. */
  const told = shallowRef<CompanySignal | null>(null);
  /** The presenter whose absence was seen and waited out. */
  const waitsFor = ref<string | null>(null);

  const me = computed(() => meeting.me?.attendee ?? null);
  const view = computed(() => reading.view);
  const conducts = computed(() => meeting.me?.permissions.includes('meeting:conduct') ?? false);
  const mode = computed<FollowMode>(() => view.value?.mode ?? 'follow');
  const presents = computed(() => me.value !== null && view.value?.presenter === me.value);
  const asks = computed(() => me.value !== null && (view.value?.asked.includes(me.value) ?? false));
  /** Who presents by right needs not ask. */
  const mayAsk = computed(
    () => me.value !== null && !presents.value && !(meeting.me?.permissions.includes('view:present') ?? false),
  );
  const asking = computed<readonly Attendee[]>(() =>
    (view.value?.asked ?? []).flatMap((id) => attendeeById(meeting.streams.room, id) ?? []),
  );
  const company = computed(() => (told.value?.presenter === view.value?.presenter ? told.value : null));
  /** The presenter fell off and has not come back. */
  const away = computed(() => {
    const presenter = view.value?.presenter ?? null;
    if (presenter === null || company.value?.away !== true || waitsFor.value === presenter) return undefined;
    return attendeeById(meeting.streams.room, presenter);
  });
  const chair = computed(() => meeting.streams.room?.attendees.find(({ role }) => role === 'chair'));

  async function does<N extends CommandName>(name: N, payload: CommandPayloads[N]): Promise<void> {
    if (busy.value) return;
    busy.value = true;
    try {
      const outcome = await meeting.command(name, payload);
      if (!outcome.ok) say(problemSentence({ t, te }, outcome.problem), 'warning');
    } finally {
      busy.value = false;
    }
  }

  const stop = meeting.onSignal(({ name, payload }) => {
    if (name !== 'company') return;
    told.value = payload;
    if (!payload.away) waitsFor.value = null;
  });
  onScopeDispose(stop);

  watch(presents, (now, before) => {
    if (now && before === false && !conducts.value) say(t('terminal.floor.given'));
  });

  // A terminal that came back is a new one to the server.
  watch(
    [() => reading.company, () => meeting.link.kind] as const,
    ([now, link]) => {
      if (link === 'live') meeting.signal('together', { together: now === 'following' || now === 'presenting' });
    },
    { immediate: true },
  );

  return {
    busy,
    mode,
    presents,
    conducts,
    asks,
    mayAsk,
    asking,
    company,
    away,
    chair,
    ask: () => does('presenter.ask', {}),
    unask: () => does('presenter.unask', {}),
    decline: (attendee: string) => does('presenter.decline', { attendee }),
    handOver: (attendee: string) => does('presenter.hand_over', { attendee }),
    takeBack: () => (me.value === null ? Promise.resolve() : does('presenter.hand_over', { attendee: me.value })),
    follow: (next: FollowMode) => does('view.follow', { mode: next }),
    wait: () => {
      waitsFor.value = view.value?.presenter ?? null;
    },
  };
});

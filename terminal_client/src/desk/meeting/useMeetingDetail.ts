/** One meeting at the desk: fetched whole, kept fresh while its papers are drawn and while the meeting tells something. */

import type { InjectionKey } from 'vue';
import { computed, inject, onBeforeUnmount, provide, shallowRef, watch } from 'vue';

import { useMeeting } from '../../state/store';
import type { Document, MeetingDetail } from '../../wire/generated/types';
import { useDesk } from '../session';
import { useLoad } from '../useLoad';

/** Papers being drawn are looked at again this often; whoever prepares a restricted item hears no events of it. */
const POLL_SECONDS = 1.5;
/** Events come in bursts. */
const SETTLE_MS = 300;
/** What only those inside the running meeting look at. */
const NOT_OF_THE_DESK = /^(view|mark|vote|note|turnout|conduct|admission)\./;

export function useMeetingDetail(id: string) {
  const desk = useDesk();
  const live = useMeeting();
  const documents = shallowRef<readonly Document[]>([]);
  const load = useLoad(async () => {
    const [detail, papers, rooms] = await Promise.all([
      desk.call('meetings.read', { meeting: id }),
      desk.call('documents.list', { meeting: id }),
      desk.call('rooms.list', {}),
    ]);
    documents.value = papers.documents;
    return { detail, rooms: rooms.rooms };
  });

  const detail = computed(() => load.value.value?.detail ?? null);
  const room = computed(() => load.value.value?.rooms.find((one) => one.id === detail.value?.meeting.room));
  const rooms = computed(() => load.value.value?.rooms ?? []);
  const isDrawing = computed(() =>
    documents.value.some(
      ({ state, coming }) =>
        state === 'waiting' || state === 'drawing' || (coming !== null && coming.state !== 'failed'),
    ),
  );
  /** One's own place in the meeting: only who is invited can go in. */
  const own = computed(() => detail.value?.attendees.find((one) => one.person === desk.person?.id) ?? null);

  /** Take what an action answered. */
  function put(changed: MeetingDetail): void {
    load.put({ detail: changed, rooms: rooms.value });
  }

  let timer: ReturnType<typeof setTimeout> | undefined;
  function refreshSoon(seconds: number): void {
    clearTimeout(timer);
    timer = setTimeout(() => void load.reload(), seconds * 1000);
  }
  watch(documents, () => {
    if (isDrawing.value) refreshSoon(POLL_SECONDS);
  });

  const stopHearing = live.onEvent((event) => {
    if (!NOT_OF_THE_DESK.test(event.name)) refreshSoon(SETTLE_MS / 1000);
  });
  watch(
    () => own.value?.id,
    (attendee) => {
      if (attendee !== undefined) void live.join(id);
    },
  );
  onBeforeUnmount(() => {
    clearTimeout(timer);
    stopHearing();
    live.leave();
  });

  return { id, load, detail, room, rooms, documents, own, put };
}

export type DeskMeeting = ReturnType<typeof useMeetingDetail>;
const KEY: InjectionKey<DeskMeeting> = Symbol('meeting of the page');

/** Offer the meeting of the page to its tabs. */
export function offerMeeting(meeting: DeskMeeting): void {
  provide(KEY, meeting);
}

/** The meeting of the page one is on. */
export function useThisMeeting(): DeskMeeting {
  const meeting = inject(KEY);
  if (meeting === undefined) throw new Error('a tab of a meeting stands outside its page');
  return meeting;
}

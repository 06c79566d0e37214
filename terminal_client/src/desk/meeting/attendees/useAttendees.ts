/** Editing who is invited and where they sit: every change is sent at once; a refused one is taken back and said. */

import { computed, shallowRef, watch } from 'vue';

import type { Person, Role } from '../../../wire/generated/types';
import { useDesk } from '../../session';
import { useLoad } from '../../useLoad';
import { useTell } from '../../useTell';
import type { DeskMeeting } from '../useMeetingDetail';
import type { Invited } from './seating';
import { drafts, invitedOf, seated, withoutPerson, withPeople, withRole } from './seating';

export function useAttendees(page: DeskMeeting) {
  const { attempt } = useTell();
  const desk = useDesk();
  const people = useLoad(() => desk.call('people.list', {}));
  /** As shown: ahead of the server while a change is on its way. */
  const list = shallowRef<readonly Invited[]>([]);
  const busy = shallowRef(false);
  /** Who is being put on a seat by keyboard. */
  const picked = shallowRef<string | null>(null);
  const told = computed(() => invitedOf(page.detail.value?.attendees ?? [], page.room.value));
  watch(
    told,
    (now) => {
      list.value = now;
    },
    { immediate: true },
  );

  const mayEdit = computed(
    () =>
      page.detail.value?.may_edit === true &&
      !['closed', 'minuted', 'archived', 'cancelled'].includes(page.detail.value.meeting.phase),
  );
  const invitable = computed(() => {
    const there = new Set(list.value.map((one) => one.person));
    return (people.value.value?.people ?? []).filter((person) => !there.has(person.id));
  });

  async function put(wanted: readonly Invited[]): Promise<void> {
    list.value = wanted;
    busy.value = true;
    const kept = await attempt(async () =>
      page.put(await desk.call('meetings.set_attendees', { meeting: page.id }, { attendees: drafts(wanted) })),
    );
    if (!kept) list.value = told.value;
    busy.value = false;
  }

  return {
    people,
    list,
    busy,
    picked,
    mayEdit,
    invitable,
    invite: (added: readonly Person[], role: Role) => put(withPeople(list.value, added, role)),
    remove: (person: string) => put(withoutPerson(list.value, person)),
    give: (person: string, role: Role) => put(withRole(list.value, person, role)),
    seat: (person: string, seat: string) => put(seated(list.value, person, seat)),
  };
}

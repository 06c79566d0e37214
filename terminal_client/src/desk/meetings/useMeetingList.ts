/** The list of meetings and its address: what is asked for is what stands in the address, and nothing else. */

import { computed } from 'vue';
import { useRoute, useRouter } from 'vue-router';

import type { MeetingPhase, MeetingSummary } from '../../wire/generated/types';
import { useDesk } from '../session';
import { useLoad } from '../useLoad';
import type { SortBy, Wanted } from './listing';
import { listed, queryOf, wantedOf } from './listing';

export function useMeetingList() {
  const desk = useDesk();
  const route = useRoute();
  const router = useRouter();
  const load = useLoad(() => desk.call('meetings.list', {}));

  const wanted = computed(() => wantedOf(route.query));
  const lines = computed(() => listed(load.value.value?.meetings ?? [], wanted.value));
  const bodies = computed(() => load.value.value?.bodies ?? []);
  const phases = computed(() => {
    const there = new Set<MeetingPhase>((load.value.value?.meetings ?? []).map((one) => one.meeting.phase));
    return [...there];
  });
  const isFiltered = computed(
    () => wanted.value.search !== '' || wanted.value.body !== '' || wanted.value.phase !== '',
  );
  const slotQuery = computed(() => (typeof route.query.slot === 'string' ? { slot: route.query.slot } : {}));

  function want(change: Partial<Wanted>): void {
    // Another side of the list begins in its own order.
    const base =
      change.when === undefined ? wanted.value : { ...wantedOf({ when: change.when }), ...filtersOf(wanted.value) };
    void router.replace({ query: { ...slotQuery.value, ...queryOf({ ...base, ...change }) } });
  }

  function sort({ prop, order }: { prop: string | null; order: 'ascending' | 'descending' | null }): void {
    if (order === null || prop === null) want({ sort: 'starts_at', descending: wanted.value.when !== 'upcoming' });
    else want({ sort: prop as SortBy, descending: order === 'descending' });
  }

  function open(line: MeetingSummary): void {
    void router.push({ name: 'desk-meeting', params: { meeting: line.meeting.id }, query: slotQuery.value });
  }

  const clear = (): void => want({ search: '', body: '', phase: '' });

  return { load, lines, bodies, phases, wanted, want, sort, isFiltered, clear, open, slotQuery };
}

function filtersOf(wanted: Wanted): Pick<Wanted, 'search' | 'body' | 'phase'> {
  return { search: wanted.search, body: wanted.body, phase: wanted.phase };
}

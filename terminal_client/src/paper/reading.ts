/** Which page this window shows, and whether it goes with the presenter. */

import { defineStore } from 'pinia';
import { computed, ref, shallowRef, watch } from 'vue';

import { currentItem, currentView, documentOfVersion, documents, documentsOf } from '../state/selectors';
import { useMeeting } from '../state/store';
import type { ProblemReply } from '../wire/generated/types';
import type { Place, Reading } from './follow';
import * as follow from './follow';
import { usePapers } from './papers';
import { useRegion } from './useRegion';

export const useReading = defineStore('reading', () => {
  const meeting = useMeeting();
  const papers = usePapers();
  const reading = shallowRef<Reading>(follow.FRESH);
  /** The page the presenter turned to and the server has not told yet. */
  const ahead = shallowRef<Place | null>(null);
  /** The view in which the server tells that turn. */
  let awaited = 0;
  /** A turn for everybody that was refused; the bar says why. */
  const refused = shallowRef<ProblemReply | null>(null);
  /** Which way the last turn went, so that a page turned back to is shown from its end. */
  const cameFrom = ref<'top' | 'end'>('top');

  const view = computed(() => currentView(meeting.streams));
  const me = computed(() => meeting.me?.attendee ?? null);
  const company = computed(() => follow.companyOf(reading.value, view.value, me.value));
  const may = (permission: string): boolean => meeting.me?.permissions.includes(permission) ?? false;
  const conducts = computed(() => may('meeting:conduct'));
  /** The floor is this reader's: given, or theirs by right. */
  const mayPresent = computed(() => may('view:present') || (me.value !== null && view.value?.presenter === me.value));
  const locked = computed(() => company.value === 'following' && follow.isLocked(view.value, conducts.value));
  const { region, frame } = useRegion(view, company);
  const place = computed<Place | null>((before) => {
    const now = (company.value === 'presenting' ? ahead.value : null) ?? follow.shown(reading.value, view.value);
    // The same object for the same page: nothing downstream wakes up for nothing.
    return before !== undefined && follow.isSamePlace(before, now) ? before : now;
  });
  const document = computed(() =>
    place.value === null ? undefined : documentOfVersion(meeting.streams, place.value.version),
  );
  /** Until one is led to the newer version, the pages of the one that is shown count. */
  const pages = computed(() =>
    place.value === null || place.value.version === document.value?.version
      ? (document.value?.pages ?? 0)
      : (papers.lists.get(place.value.version)?.pages.length ?? 0),
  );
  /** The room is in a restricted item, or in a paper, and this reader is outside. */
  const closed = computed(
    () =>
      reading.value.mode === 'together' &&
      (view.value?.closed === true ||
        (view.value?.version != null && documentOfVersion(meeting.streams, view.value.version) === undefined)),
  );

  function go(target: Place, from: 'top' | 'end' = 'top'): void {
    const { reading: next, forAll } = follow.turnTo(reading.value, view.value, me.value, target, locked.value);
    cameFrom.value = from;
    reading.value = next;
    if (forAll !== null) void turnForAll(forAll);
  }

  async function turnForAll(target: Place): Promise<void> {
    ahead.value = target;
    awaited = 0;
    refused.value = null;
    const outcome = await meeting.command('view.turn', { ...target, term: view.value?.term ?? 0 });
    // A newer turn has taken this one's place.
    if (!follow.isSamePlace(ahead.value, target)) return;
    if (!outcome.ok) refused.value = outcome.problem;
    // The answer may overtake the event: until that comes the page stays where it was turned to.
    if (outcome.ok && (view.value?.view ?? 0) < outcome.reply.view) awaited = outcome.reply.view;
    else ahead.value = null;
  }

  /** Turn by pages; false where there is none. */
  function turn(step: 1 | -1): boolean {
    const now = place.value;
    if (now === null) return false;
    const page = now.page + step;
    if (page < 1 || page > pages.value) return false;
    go({ version: now.version, page }, step === 1 ? 'top' : 'end');
    return true;
  }

  /** Go to a page of the paper that is shown; numbers past the end mean the last page. */
  function turnTo(page: number): void {
    if (place.value === null || pages.value === 0) return;
    go({ version: place.value.version, page: Math.min(Math.max(1, Math.round(page)), pages.value) });
  }

  function readFreely(): void {
    if (locked.value) return;
    reading.value = follow.readFreely(reading.value, view.value);
  }

  function rejoin(): void {
    cameFrom.value = 'top';
    reading.value = follow.rejoin(reading.value);
  }

  /** Put the page that is shown, or another, before everybody. */
  async function present(target: Place | null = place.value): Promise<void> {
    if (target === null) return;
    refused.value = null;
    const outcome = await meeting.command('view.present', target);
    if (outcome.ok) rejoin();
    else refused.value = outcome.problem;
  }

  async function withdraw(): Promise<void> {
    const outcome = await meeting.command('view.withdraw', {});
    if (!outcome.ok) refused.value = outcome.problem;
  }

  watch(view, (now, before) => {
    cameFrom.value = 'top';
    if (awaited > 0 && (now?.view ?? 0) >= awaited) {
      awaited = 0;
      ahead.value = null;
    }
    reading.value = follow.roomMoved(reading.value, before, now, me.value, conducts.value);
  });

  // An item that begins lays its first paper before those who are not reading with or without a presenter elsewhere.
  const opening = computed(() => {
    const item = currentItem(meeting.streams);
    const own = item === undefined ? documents(meeting.streams) : documentsOf(meeting.streams, item.id);
    return { item: item?.id ?? null, version: own.find(({ pages_ready }) => pages_ready > 0)?.version ?? null };
  });
  watch(
    opening,
    ({ item, version }, before) => {
      const begins = item !== null && item !== before?.item;
      if (version === null || reading.value.mode === 'freely' || !(begins || reading.value.own === null)) return;
      reading.value = { mode: 'together', own: { version, page: 1 } };
    },
    { immediate: true },
  );

  /** A newer version is there: go on at the page that stands for the one read, without anybody's page jumping. */
  function goOnWith(version: string, to: Place): void {
    cameFrom.value = 'top';
    reading.value = follow.revised(reading.value, version, to);
  }

  // What was taken away is not shown any more.
  watch(document, (now) => {
    const own = reading.value.own;
    if (now === undefined && own !== null && documentOfVersion(meeting.streams, own.version) === undefined) {
      reading.value = follow.withoutVersions(reading.value, [own.version]);
      const { version } = opening.value;
      if (version !== null) reading.value = { mode: 'together', own: { version, page: 1 } };
    }
  });

  watch(
    () => place.value?.version,
    (version) => {
      if (version !== undefined && !papers.lists.has(version)) void papers.open(version);
    },
    { immediate: true },
  );

  return {
    place,
    document,
    pages,
    view,
    company,
    closed,
    cameFrom,
    refused,
    mayPresent,
    locked,
    region,
    frame,
    go,
    turn,
    turnTo,
    readFreely,
    rejoin,
    goOnWith,
    present,
    withdraw,
  };
});

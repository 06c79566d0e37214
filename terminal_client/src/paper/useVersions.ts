/** Leads the reader to a newer version without losing their page, and tells what changed since the one they know. */

import { defineStore } from 'pinia';
import { computed, shallowReactive, shallowRef, watch } from 'vue';

import { documentOfVersion, documents } from '../state/selectors';
import { useMeeting } from '../state/store';
import type { Changes, Document } from '../wire/generated/types';
import { useReading } from './reading';
import type { Known } from './versions';
import { isFresh, knownBefore, pagesToTell, placeIn, recalledBeside } from './versions';

/** More pages than these are counted, not named. */
const NAMED = 6;

type Say = (key: string, facts: Record<string, unknown>) => string;

export const useVersions = defineStore('versions', () => {
  const meeting = useMeeting();
  const reading = useReading();
  /** By paper: the versions this reader knows. */
  const known = shallowReactive(new Map<string, Known>());
  /** By the two versions: what changed. */
  const fetched = shallowReactive(new Map<string, Changes>());
  const asked = new Set<string>();
  const dismissed = shallowReactive(new Set<string>());
  const recalled = shallowRef<string | null>(null);
  const isLive = computed(() => meeting.link.kind === 'live');

  const since = computed(() => {
    const paper = reading.document;
    return paper === undefined ? null : knownBefore(paper, known.get(paper.id));
  });
  const changes = computed(() =>
    reading.document === undefined || since.value === null
      ? undefined
      : fetched.get(`${reading.document.version} ${since.value}`),
  );
  const told = computed(
    () => changes.value !== undefined && !dismissed.has(`${changes.value.version} ${changes.value.since}`),
  );
  /** Papers that came while the meeting runs and were not opened yet. */
  const fresh = computed<readonly Document[]>(() => {
    const opened = meeting.streams.room?.meeting.opened_at ?? null;
    if (recalled.value === null) return [];
    return documents(meeting.streams)
      .filter((paper) => isFresh(paper, opened, known.has(paper.id)) && !dismissed.has(paper.id))
      .slice(-2);
  });

  async function recall(inMeeting: string): Promise<void> {
    if (meeting.me?.attendee == null || recalled.value === inMeeting) return;
    const told = await meeting.http.call('documents.readings', { meeting: inMeeting }).catch(() => null);
    for (const row of told?.readings ?? []) known.set(row.document, recalledBeside(row, known.get(row.document)));
    if (told !== null) recalled.value = inMeeting;
  }

  watch(
    [isLive, () => meeting.streams.room?.meeting.id] as const,
    ([live, id]) => {
      if (live && id !== undefined) void recall(id);
    },
    { immediate: true },
  );

  async function changesSince(version: string, before: string): Promise<Changes | undefined> {
    const key = `${version} ${before}`;
    if (asked.has(key)) return fetched.get(key);
    asked.add(key);
    try {
      const found = await meeting.http.call('documents.changes', { version, since: before });
      fetched.set(key, found);
      return found;
    } catch {
      asked.delete(key);
      return undefined;
    }
  }

  // A version that is read and was replaced: go on at the page that stands for this one.
  watch(
    [() => reading.place, () => reading.document?.version, isLive] as const,
    async ([place, version, live]) => {
      const paper = reading.document;
      if (place === null || paper === undefined || version === undefined || !live) return;
      const before = known.get(paper.id);
      if (place.version === version) {
        if (before?.version !== version) known.set(paper.id, { version, read_before: before?.version ?? null });
        return;
      }
      if (before === undefined) known.set(paper.id, { version: place.version, read_before: null });
      const found = await changesSince(version, place.version);
      const now = reading.place;
      if (found === undefined || now?.version !== place.version) return;
      if (documentOfVersion(meeting.streams, now.version)?.version !== version) return;
      reading.goOnWith(now.version, { version, page: placeIn(found, now.page) });
    },
    { immediate: true },
  );

  watch(
    [() => reading.document?.version, since, isLive] as const,
    ([version, before, live]) => {
      if (live && version !== undefined && before !== null) void changesSince(version, before);
    },
    { immediate: true },
  );

  /** What to say of the newer version. */
  function sentence(t: Say): string {
    const now = changes.value;
    if (now === undefined) return '';
    if (!now.compared) return t('paper.versions.not_compared', {});
    const pages = pagesToTell(now);
    if (pages.length === 0) return t('paper.versions.changed_none', {});
    const named = pages.slice(0, NAMED).join(t('paper.versions.and', {}));
    return pages.length > NAMED
      ? t('paper.versions.changed_many', { count: pages.length, pages: named })
      : t('paper.versions.changed', { pages: named });
  }

  function dismiss(): void {
    if (changes.value !== undefined) dismissed.add(`${changes.value.version} ${changes.value.since}`);
  }

  function putAside(paper: Document): void {
    dismissed.add(paper.id);
  }

  function read(paper: Document): void {
    dismissed.add(paper.id);
    reading.go({ version: paper.version, page: 1 });
  }

  return { changes, told, fresh, sentence, dismiss, putAside, read };
});

/** Remembers where one reads, and goes on there: when a paper is opened again, and when one comes back to the table. */

import { defineStore } from 'pinia';
import { onScopeDispose, shallowReactive, watch } from 'vue';

import { currentItem, documentOfVersion, documents } from '../state/selectors';
import { useMeeting } from '../state/store';
import type { Document, Reading } from '../wire/generated/types';
import type { Place } from './follow';
import { presented } from './follow';
import { cameBackTo, resumedAt } from './lastRead';
import { useReading } from './reading';
import { useJumps } from './useJumps';

/** Somebody who only leafs past a page does not read it. */
const DWELL_MS = 1500;

export const useLastRead = defineStore('last-read', () => {
  const meeting = useMeeting();
  const reading = useReading();
  const jumps = useJumps();
  /** By paper: what the server remembers and what was read since. */
  const places = shallowReactive(new Map<string, Pick<Reading, 'page'>>());
  /** By paper: what the server was not told yet. */
  const untold = new Map<string, Place>();
  let asked: string | null = null;
  let waiting: number | undefined;

  const isReader = (): boolean => meeting.me !== null && meeting.me.attendee !== null;

  async function recall(inMeeting: string): Promise<void> {
    const laid = reading.place;
    const told = await meeting.http.call('documents.readings', { meeting: inMeeting }).catch(() => null);
    if (told === null) {
      asked = null;
      return;
    }
    for (const one of told.readings) if (!places.has(one.document)) places.set(one.document, one);
    const back = cameBackTo(
      told.readings,
      documents(meeting.streams),
      currentItem(meeting.streams)?.started_at ?? null,
    );
    // Only in place of what was laid before everybody who came in; never under somebody's hands.
    const isUntouched = laid === null || reading.place === laid;
    if (back !== null && isUntouched && presented(reading.view) === null) reading.go(back);
  }

  watch(
    () => [meeting.link.kind === 'live', meeting.streams.room?.meeting.id] as const,
    ([isLive, id]) => {
      if (!isLive || id === undefined || !isReader()) return;
      if (asked !== id) {
        asked = id;
        void recall(id);
      }
      tell();
    },
    { immediate: true },
  );

  watch(
    () => reading.place,
    (now) => {
      window.clearTimeout(waiting);
      if (now !== null && isReader()) waiting = window.setTimeout(() => read(now), DWELL_MS);
    },
    { immediate: true },
  );
  onScopeDispose(() => window.clearTimeout(waiting));

  function read(place: Place): void {
    const paper = documentOfVersion(meeting.streams, place.version);
    if (paper === undefined) return;
    places.set(paper.id, place);
    untold.set(paper.id, place);
    tell();
  }

  function tell(): void {
    if (meeting.link.kind !== 'live') return;
    for (const [paper, place] of [...untold]) {
      untold.delete(paper);
      void meeting.http.call('documents.opened', { version: place.version }, { page: place.page }).catch(() => {
        // Told when the link is back, unless one has read on meanwhile; what is refused is not asked again.
        if (meeting.link.kind !== 'live' && !untold.has(paper)) untold.set(paper, place);
      });
    }
  }

  /** Open a paper where one was last; from the middle of it a way leads to its first page. */
  function open(paper: Document): void {
    const place = resumedAt(places, paper);
    reading.go(place);
    if (place.page > 1) jumps.offer({ version: place.version, page: 1 });
  }

  return { open };
});

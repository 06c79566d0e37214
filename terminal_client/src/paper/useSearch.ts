/** Looking for words in the paper that is shown, or in all papers of the meeting one may read. */

import { defineStore } from 'pinia';
import { computed, ref, shallowRef, watch } from 'vue';

import { useMeeting } from '../state/store';
import type { HitBoxes, PaperHits } from '../wire/generated/types';
import type { Problem } from '../wire/problem';
import { problemOf } from '../wire/problem';
import type { Hit } from './hits';
import { boxed, counted, further, inARow } from './hits';
import { useReading } from './reading';
import { useJumps } from './useJumps';

/** Chinese is typed through candidates; every one of them is not a search. */
const TYPING_MS = 350;

export type Scope = 'paper' | 'meeting';

export const useSearch = defineStore('search', () => {
  const meeting = useMeeting();
  const reading = useReading();
  const jumps = useJumps();
  const wanted = ref('');
  const scope = ref<Scope>('paper');
  const papers = shallowRef<readonly PaperHits[]>([]);
  const state = ref<'idle' | 'searching' | 'found' | 'failed'>('idle');
  const problem = shallowRef<Problem | null>(null);
  /** Which of the places one went to; -1 before the first. */
  const at = ref(-1);
  const pageHits = shallowRef<{ key: string; hits: readonly HitBoxes[] }>({ key: '', hits: [] });
  let waiting: number | undefined;
  let asked = 0;

  const version = computed(() => reading.place?.version ?? null);
  const where = computed<Scope>(() => (version.value === null ? 'meeting' : scope.value));
  const row = computed(() => inARow(papers.value));
  const total = computed(() => counted(papers.value));
  /** Boxes on the page that is shown. */
  const boxes = computed(() => {
    const here = row.value[at.value];
    const shown = reading.place;
    if (state.value !== 'found' || pageHits.value.key !== keyOf(shown)) return [];
    const isHere = here !== undefined && here.version === shown?.version && here.page === shown.page;
    return boxed(pageHits.value.hits, isHere ? here.nth : 0);
  });

  function keyOf(place: typeof reading.place): string {
    return place === null ? '' : `${wanted.value.trim()}/${place.version}/${place.page}`;
  }

  // Among all papers the paper one is led to does not matter.
  watch([wanted, where, computed(() => (where.value === 'paper' ? version.value : null))], () => {
    window.clearTimeout(waiting);
    forget();
    if (wanted.value.trim() !== '') waiting = window.setTimeout(search, TYPING_MS);
  });

  async function search(): Promise<void> {
    window.clearTimeout(waiting);
    const [paper, q, turn] = [version.value, wanted.value.trim(), ++asked];
    const inMeeting = meeting.streams.room?.meeting.id;
    if (q === '') return;
    state.value = 'searching';
    try {
      const result =
        where.value === 'paper' && paper !== null
          ? await meeting.http.call('documents.search', { version: paper, q })
          : await meeting.http.call('documents.search_meeting', { meeting: inMeeting ?? '', q });
      if (turn !== asked) return;
      papers.value = result.papers;
      state.value = 'found';
    } catch (thrown) {
      if (turn !== asked) return;
      problem.value = problemOf(thrown);
      papers.value = [];
      state.value = 'failed';
    }
  }

  // The boxes of a page are asked for when it is shown: most pages of a long list never are.
  watch([state, () => reading.place], async () => {
    const place = reading.place;
    const key = keyOf(place);
    if (state.value !== 'found' || place === null || pageHits.value.key === key) return;
    if (!papers.value.some(({ version }) => version === place.version)) return;
    const q = wanted.value.trim();
    const params = { version: place.version, page: String(place.page), q };
    const found = await meeting.http.call('documents.hits', params).catch(() => null);
    if (found !== null && key === keyOf(reading.place)) pageHits.value = { key, hits: found.hits };
  });

  function go(index: number): void {
    const hit: Hit | undefined = row.value[index];
    if (hit === undefined) return;
    at.value = index;
    jumps.to({ version: hit.version, page: hit.page });
  }

  function step(direction: 1 | -1): void {
    go(further(row.value, at.value, direction, reading.place));
  }

  function forget(): void {
    asked += 1;
    papers.value = [];
    at.value = -1;
    pageHits.value = { key: '', hits: [] };
    state.value = 'idle';
  }

  /** Close the search: the boxes go too. */
  function close(): void {
    wanted.value = '';
    forget();
  }

  return { wanted, scope, where, papers, row, total, at, state, problem, boxes, search, go, step, close };
});

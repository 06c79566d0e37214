/** Looking for words in the paper that is shown. */

import { defineStore } from 'pinia';
import { computed, ref, shallowRef, watch } from 'vue';

import { useMeeting } from '../state/store';
import type { PageWord, SearchHit } from '../wire/generated/types';
import type { Problem } from '../wire/problem';
import { problemOf } from '../wire/problem';
import { joined } from './hitBoxes';
import { useReading } from './reading';

/** Chinese is typed through candidates; every one of them is not a search. */
const TYPING_MS = 350;

export const useSearch = defineStore('search', () => {
  const meeting = useMeeting();
  const reading = useReading();
  const wanted = ref('');
  const hits = shallowRef<readonly SearchHit[]>([]);
  const more = ref(false);
  const state = ref<'idle' | 'searching' | 'found' | 'failed'>('idle');
  const problem = shallowRef<Problem | null>(null);
  let waiting: number | undefined;
  let asked = 0;

  const version = computed(() => reading.place?.version ?? null);
  /** Boxes on the page that is shown. */
  const boxes = computed<readonly PageWord[]>(() =>
    hits.value.filter(({ page }) => page === reading.place?.page).flatMap((hit) => joined(hit.boxes)),
  );

  watch([wanted, version], () => {
    window.clearTimeout(waiting);
    if (wanted.value.trim() === '' || version.value === null) {
      forget();
      return;
    }
    waiting = window.setTimeout(search, TYPING_MS);
  });

  async function search(): Promise<void> {
    const [paper, q, turn] = [version.value, wanted.value.trim(), ++asked];
    if (paper === null || q === '') return;
    state.value = 'searching';
    try {
      const result = await meeting.http.call('documents.search', { version: paper, q });
      if (turn !== asked) return;
      hits.value = result.hits;
      more.value = result.more;
      state.value = 'found';
    } catch (thrown) {
      if (turn !== asked) return;
      problem.value = problemOf(thrown);
      hits.value = [];
      state.value = 'failed';
    }
  }

  function forget(): void {
    asked += 1;
    hits.value = [];
    more.value = false;
    state.value = 'idle';
  }

  /** Close the search: the boxes go too. */
  function close(): void {
    wanted.value = '';
    forget();
  }

  return { wanted, hits, more, state, problem, boxes, search, close };
});

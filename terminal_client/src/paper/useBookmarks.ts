/** The pages one marked for oneself, on whichever terminal; a mark shows at once and is told to the server behind it. */

import { defineStore } from 'pinia';
import { computed, shallowRef } from 'vue';

import { documents } from '../state/selectors';
import { useMeeting } from '../state/store';
import type { ProblemReply } from '../wire/generated/types';
import { marked } from './bookmarks';
import { useReading } from './reading';

export const useBookmarks = defineStore('bookmarks', () => {
  const meeting = useMeeting();
  const reading = useReading();
  /** What was pressed and is not told yet: document/page → marked or not. */
  const ahead = shallowRef<ReadonlyMap<string, boolean>>(new Map());
  const refused = shallowRef<ProblemReply | null>(null);

  const may = computed(() => meeting.me?.permissions.includes('bookmark:keep') ?? false);
  const all = computed(() => {
    const told = meeting.streams.me?.bookmarks ?? [];
    const known = new Set(told.map(({ document, page }) => `${document}/${page}`));
    const added = [...ahead.value].filter(([key, is]) => is && !known.has(key)).map(([key]) => parted(key));
    return marked(
      [...told.filter(({ document, page }) => ahead.value.get(`${document}/${page}`) !== false), ...added],
      documents(meeting.streams),
    );
  });
  const isHere = computed(() =>
    all.value.some(({ version, page }) => version === reading.place?.version && page === reading.place.page),
  );

  function parted(key: string) {
    const [document = '', page = ''] = key.split('/');
    return { document, page: Number(page), made_at: '', removed: false };
  }

  function pressed(key: string, is: boolean | null): void {
    const next = new Map(ahead.value);
    if (is === null) next.delete(key);
    else next.set(key, is);
    ahead.value = next;
  }

  async function set(version: string, document: string, page: number, is: boolean): Promise<void> {
    const key = `${document}/${page}`;
    refused.value = null;
    pressed(key, is);
    const outcome = await meeting.command(is ? 'bookmark.add' : 'bookmark.remove', { version, page });
    // A newer press has taken this one's place.
    if (ahead.value.get(key) === is) pressed(key, null);
    if (!outcome.ok) refused.value = outcome.problem;
  }

  /** Mark the page that is shown, or take its mark off. */
  function toggle(): void {
    const [place, document] = [reading.place, reading.document];
    if (place !== null && document !== undefined) void set(place.version, document.id, place.page, !isHere.value);
  }

  return { may, all, isHere, refused, set, toggle };
});

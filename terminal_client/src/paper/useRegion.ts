/** Pan and zoom of the presenter: sent while the fingers move, kept where they rest; followed by everybody else. */

import type { ComputedRef } from 'vue';
import { computed, onScopeDispose, shallowRef } from 'vue';

import { useMeeting } from '../state/store';
import type { FrameSignal, Region, View } from '../wire/generated/types';
import type { Company } from './follow';
import { isSameRegion } from './region';

/** Ten times a second is a movement to the eye. */
const SIGNAL_MS = 100;

export function useRegion(view: ComputedRef<View | undefined>, company: ComputedRef<Company>) {
  const meeting = useMeeting();
  const moving = shallowRef<FrameSignal | null>(null);
  let signalled = 0;

  /** What a follower is to see; null: the whole page, undefined: nobody is followed. */
  const region = computed<Region | null | undefined>(() => {
    const now = view.value;
    if (company.value !== 'following' || now === undefined) return undefined;
    const live = moving.value;
    const isOfThisPage =
      live !== null && live.version === now.version && live.page === now.page && live.term === now.term;
    return isOfThisPage && live.seen >= now.view ? live.region : now.region;
  });

  /** The presenter moved the page. */
  function frame(next: Region | null, rests: boolean): void {
    const now = view.value;
    if (company.value !== 'presenting' || now === undefined || now.version === null) return;
    const place = { version: now.version, page: now.page, term: now.term, seen: now.view, region: next };
    if (rests) {
      if (!isSameRegion(next, now.region)) void meeting.command('view.frame', place);
      return;
    }
    const time = performance.now();
    if (time - signalled < SIGNAL_MS) return;
    signalled = time;
    meeting.signal('frame', place, 'frame');
  }

  const stop = meeting.onSignal(({ name, payload }) => {
    if (name === 'frame') moving.value = payload;
  });
  onScopeDispose(stop);

  return { region, frame };
}

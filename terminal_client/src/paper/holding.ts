/** Tells the server what this device can show on its own, for those who run the meeting; seldom, and only the newest. */

import { watch } from 'vue';

import type { useMeeting } from '../state/store';
import type { HeldPaper } from '../wire/generated/types';

const SECONDS = 2;
/** A signal may be dropped on its way: what was said is said again. */
const AGAIN_SECONDS = 20;

export interface Holding {
  readonly isWanted: boolean;
  readonly papers: readonly HeldPaper[];
}

/** Report until the window is closed. */
export function reportHolding(
  meeting: Pick<ReturnType<typeof useMeeting>, 'signal'>,
  holding: () => Holding,
): () => void {
  let said = '';
  let saidAt = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;

  function say({ isWanted, papers }: Holding): void {
    clearTimeout(timer);
    // After a lost link it is said to another connection.
    if (!isWanted) said = '';
    if (!isWanted) return;
    const now = Date.now();
    const text = JSON.stringify(papers);
    const due = text === said ? AGAIN_SECONDS : SECONDS;
    const wait = saidAt + due * 1000 - now;
    if (wait > 0 && said !== '') {
      timer = setTimeout(() => say(holding()), wait);
      return;
    }
    said = text;
    saidAt = now;
    meeting.signal('holding', { papers: [...papers] });
    timer = setTimeout(() => say(holding()), AGAIN_SECONDS * 1000);
  }

  return watch(holding, say, { immediate: true });
}

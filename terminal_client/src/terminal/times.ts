/** Times as the terminal writes them, and a clock that ticks with the server's. */

import type { Ref } from 'vue';
import { onBeforeUnmount, onMounted, ref } from 'vue';

import { useMeeting } from '../state/store';

/** 08:32, or 08:41:07 with seconds, in the time of this device. */
export function clockText(at: string | number, seconds = false): string {
  const date = new Date(at);
  const parts = [date.getHours(), date.getMinutes(), ...(seconds ? [date.getSeconds()] : [])];
  return parts.map((part) => String(part).padStart(2, '0')).join(':');
}

/** Minutes as they are written down: a begun one counts, and nothing takes less than one. */
export function minutesUsed(startedAt: string | null, endedAt: string | null, now: number): number | null {
  if (startedAt === null) return null;
  const end = endedAt === null ? now : Date.parse(endedAt);
  return Math.max(1, Math.ceil((end - Date.parse(startedAt)) / 60_000));
}

/** The server's time in milliseconds, renewed every so many seconds. */
export function useNow(everySeconds = 1): Ref<number> {
  const meeting = useMeeting();
  const now = ref(meeting.serverNow());
  let ticking: number | undefined;
  onMounted(() => {
    ticking = window.setInterval(() => {
      now.value = meeting.serverNow();
    }, everySeconds * 1000);
  });
  onBeforeUnmount(() => window.clearInterval(ticking));
  return now;
}

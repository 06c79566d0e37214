/** The server's time on the wall, to the second. */

import { onBeforeUnmount, shallowRef } from 'vue';
import { useI18n } from 'vue-i18n';

import { useMeeting } from '../state/store';

export function useClock() {
  const live = useMeeting();
  const { locale } = useI18n({ useScope: 'global' });
  const now = shallowRef(live.serverNow());
  const timer = setInterval(() => (now.value = live.serverNow()), 1000);
  onBeforeUnmount(() => clearInterval(timer));

  /** Hours and minutes. */
  function clock(at: number): string {
    return new Intl.DateTimeFormat(locale.value, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(at);
  }

  /** Whole minutes since a moment. */
  function minutesSince(at: string | null): number {
    return at === null ? 0 : Math.max(0, Math.floor((now.value - Date.parse(at)) / 60_000));
  }

  return { now, clock, minutesSince };
}

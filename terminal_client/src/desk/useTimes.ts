/** Times as the desk writes them, in the language of its reader and the zone of their computer. */

import { computed } from 'vue';
import { useI18n } from 'vue-i18n';

export function useTimes() {
  const { locale } = useI18n({ useScope: 'global' });
  const format = (options: Intl.DateTimeFormatOptions) =>
    computed(() => new Intl.DateTimeFormat(locale.value, options));
  const days = format({ year: 'numeric', month: 'long', day: 'numeric', weekday: 'short' });
  const shortDays = format({ month: 'long', day: 'numeric', weekday: 'short' });
  const clocks = format({ hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
  const seconds = format({ hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23' });

  const day = (at: string): string => days.value.format(new Date(at));
  const shortDay = (at: string): string => shortDays.value.format(new Date(at));
  const clock = (at: string): string => clocks.value.format(new Date(at));
  const exact = (at: string): string => seconds.value.format(new Date(at));
  const moment = (at: string): string => `${shortDay(at)} ${clock(at)}`;
  /** From and to; the day of the end only where it is another one. */
  const span = (from: string, to: string): string => {
    const sameDay = new Date(from).toDateString() === new Date(to).toDateString();
    return `${day(from)} ${clock(from)} – ${sameDay ? clock(to) : `${shortDay(to)} ${clock(to)}`}`;
  };
  return { day, shortDay, clock, exact, moment, span };
}

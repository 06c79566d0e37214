/** Says once what an outage left behind: what was submitted when the link came back, and what could not be. */

import { watch } from 'vue';
import { useI18n } from 'vue-i18n';

import { say } from '../design/toasts';
import { useInk } from '../paper/useInk';
import { useMeeting } from '../state/store';

export function useRecovery(): void {
  const meeting = useMeeting();
  const ink = useInk();
  const { t } = useI18n();
  /** What waited when the link came back; null while nothing is being caught up. */
  let waited: { marks: number; others: number } | null = null;

  watch(
    () => meeting.link.kind,
    (now, before) => {
      if (now !== 'live' || before !== 'lost') return;
      const marks = ink.unsent.size;
      waited = { marks, others: Math.max(0, meeting.pending - marks) };
      if (meeting.pending === 0) told();
    },
  );
  watch(
    () => meeting.pending,
    (pending) => {
      if (pending === 0 && waited !== null && meeting.link.kind === 'live') told();
    },
  );

  function told(): void {
    const { marks, others } = waited ?? { marks: 0, others: 0 };
    waited = null;
    if (marks > 0) say(t('terminal.link.back_marks', { count: marks }));
    else say(others > 0 ? t('terminal.link.back_others', { count: others }) : t('terminal.link.back'));
  }
}

/** The deadline for papers of the meeting on this page: what is missing, what came late, reminding. */

import type { ComputedRef, InjectionKey } from 'vue';
import { computed, inject, provide, shallowRef, watch } from 'vue';

import type { PapersStanding } from '../../../wire/generated/types';
import { useDesk } from '../../session';
import { useTell } from '../../useTell';
import type { DeskMeeting } from '../useMeetingDetail';

function usePapersDue(page: DeskMeeting) {
  const desk = useDesk();
  const { attempt } = useTell();
  const standing = shallowRef<PapersStanding | null>(null);
  const busy = shallowRef(false);
  const mayEdit = computed(() => page.detail.value?.may_edit === true);
  const isBefore = computed(() =>
    ['draft', 'submitted', 'approved', 'noticed'].includes(page.detail.value?.meeting.phase ?? ''),
  );
  const late = computed<ReadonlySet<string>>(() => new Set(standing.value?.late ?? []));

  async function look(): Promise<void> {
    if (!mayEdit.value) return;
    // What is on the screen stays there if there is no answer.
    standing.value = await desk.call('papers.standing', { meeting: page.id }).catch(() => standing.value);
  }
  watch([page.documents, page.detail], () => void look(), { immediate: true });

  async function put(ask: () => Promise<PapersStanding>): Promise<boolean> {
    busy.value = true;
    const done = await attempt(async () => {
      standing.value = await ask();
    });
    busy.value = false;
    return done;
  }
  const setDue = (at: Date | null): Promise<boolean> =>
    put(() => desk.call('papers.set_due', { meeting: page.id }, { due_at: at === null ? null : at.toISOString() }));
  const remind = (): Promise<boolean> => put(() => desk.call('papers.remind', { meeting: page.id }));

  return { standing, busy, mayEdit, isBefore, late, setDue, remind };
}

export type PapersDue = ReturnType<typeof usePapersDue>;
const KEY: InjectionKey<PapersDue> = Symbol('deadline of the meeting of the page');

/** Offer the deadline of the page's meeting to what stands on it. */
export function offerPapersDue(page: DeskMeeting): PapersDue {
  const due = usePapersDue(page);
  provide(KEY, due);
  return due;
}

/** Papers that came after the deadline. */
export function useLatePapers(): ComputedRef<ReadonlySet<string>> {
  const due = inject(KEY, null);
  return computed(() => due?.late.value ?? new Set());
}

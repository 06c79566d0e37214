/** One draft at the desk: reading, editing, saving against a revision, approving, its PDF. */

import { computed, onBeforeUnmount, onMounted, shallowRef } from 'vue';
import { useI18n } from 'vue-i18n';
import { onBeforeRouteLeave, onBeforeRouteUpdate } from 'vue-router';

import { useMeeting } from '../../../state/store';
import type { DraftText, PaperKind } from '../../../wire/generated/types';
import { problemOf } from '../../../wire/problem';
import { saveBlob, showBlob } from '../../blobs';
import { ElMessageBox } from '../../elements';
import { useDesk } from '../../session';
import { useLoad } from '../../useLoad';
import { useTell } from '../../useTell';
import type { Editing } from './draftEditing';
import { begin, edit, isChanged, merged } from './draftEditing';

/** The drafts are written, and typeset, by the worker within seconds. */
const POLL_SECONDS = 2;

export function useDraft(meetingId: string, kind: PaperKind, changed: () => void) {
  const { t } = useI18n({ useScope: 'global' });
  const { attempt, done, refused } = useTell();
  const desk = useDesk();
  const { http } = useMeeting();
  const params = { meeting: meetingId, kind };
  const editing = shallowRef<Editing | null>(null);
  /** Somebody saved meanwhile: their text, to be put together with one's own. */
  const theirs = shallowRef<DraftText | null>(null);
  const busy = shallowRef(false);
  const isWaiting = shallowRef(false);
  let timer: ReturnType<typeof setTimeout> | undefined;

  const load = useLoad(async () => {
    try {
      const text = await desk.call('minutes.read', params);
      isWaiting.value = false;
      take(text);
      return text;
    } catch (thrown) {
      // The worker has not written it yet: that is waiting, not a failure.
      isWaiting.value = problemOf(thrown).code === 'draft_unknown';
      if (isWaiting.value) again();
      throw thrown;
    }
  });

  const draft = computed(() => editing.value?.base.draft ?? null);
  const isDirty = computed(() => editing.value !== null && isChanged(editing.value));
  const isApproved = computed(() => draft.value?.state === 'approved');

  function again(): void {
    clearTimeout(timer);
    timer = setTimeout(() => void load.reload(), POLL_SECONDS * 1000);
  }

  /** What the server has; one's own unsaved words are not thrown away for it. */
  function take(text: DraftText): void {
    if (!isDirty.value) editing.value = begin(text);
    else if (editing.value !== null && editing.value.base.draft.revision === text.draft.revision) {
      editing.value = { ...editing.value, base: { ...editing.value.base, draft: text.draft } };
    }
    if (!text.draft.pdf_ready) again();
  }

  async function save(): Promise<boolean> {
    const mine = editing.value;
    if (mine === null || busy.value) return false;
    busy.value = true;
    try {
      const kept = await desk.call('minutes.edit', params, edit(mine));
      editing.value = begin(kept);
      done(t('desk.saved'));
      again();
      return true;
    } catch (thrown) {
      if (problemOf(thrown).code === 'stale_revision')
        theirs.value = await desk.call('minutes.read', params).catch(() => null);
      else refused(problemOf(thrown));
      return false;
    } finally {
      busy.value = false;
    }
  }

  /** Put both texts together and go on editing; nothing is saved before somebody says so. */
  function settle(keep: (id: string) => 'mine' | 'theirs'): void {
    if (editing.value !== null && theirs.value !== null) editing.value = merged(editing.value, theirs.value, keep);
    theirs.value = null;
  }

  async function approve(): Promise<void> {
    if (isDirty.value && !(await save())) return;
    const revision = draft.value?.revision;
    if (revision === undefined) return;
    const agreed = await ElMessageBox.confirm(t(`desk.minutes.approve_ask_${kind}`), t('desk.minutes.approve'), {
      confirmButtonText: t('desk.minutes.approve'),
      cancelButtonText: t('desk.cancel'),
    }).catch(() => null);
    if (agreed === null) return;
    busy.value = true;
    await attempt(async () => {
      editing.value = begin(await desk.call('minutes.approve', params, { revision }));
      done(t('desk.minutes.approved'));
      changed();
    });
    busy.value = false;
    again();
  }

  const pdf = (): Promise<Blob> => http.blob('minutes.pdf', params);
  const openPdf = (): Promise<boolean> => attempt(async () => showBlob(await pdf()));
  const savePdf = (): Promise<boolean> =>
    attempt(async () => saveBlob(await pdf(), `${editing.value?.base.title ?? t(`desk.minutes.${kind}`)}.pdf`));

  const keyed = (event: KeyboardEvent): void => {
    if (!(event.ctrlKey || event.metaKey) || event.key.toLowerCase() !== 's') return;
    event.preventDefault();
    if (isDirty.value) void save();
  };
  const leaving = (event: BeforeUnloadEvent): void => {
    if (isDirty.value) event.preventDefault();
  };
  /** Whether the tab may be left: what was typed is saved, or given up knowingly. */
  async function mayLeave(): Promise<boolean> {
    if (!isDirty.value) return true;
    const answer = await ElMessageBox.confirm(t('desk.minutes.leave_ask'), t('desk.minutes.leave_title'), {
      confirmButtonText: t('desk.minutes.leave_save'),
      cancelButtonText: t('desk.minutes.leave_drop'),
      distinguishCancelAndClose: true,
    }).catch((action: unknown) => action);
    if (answer === 'confirm') return save();
    return answer === 'cancel';
  }
  onBeforeRouteLeave(mayLeave);
  onBeforeRouteUpdate(mayLeave);

  onMounted(() => {
    window.addEventListener('keydown', keyed);
    window.addEventListener('beforeunload', leaving);
  });
  onBeforeUnmount(() => {
    clearTimeout(timer);
    window.removeEventListener('keydown', keyed);
    window.removeEventListener('beforeunload', leaving);
  });

  return {
    load,
    editing,
    theirs,
    busy,
    isWaiting,
    draft,
    isDirty,
    isApproved,
    save,
    settle,
    approve,
    openPdf,
    savePdf,
  };
}

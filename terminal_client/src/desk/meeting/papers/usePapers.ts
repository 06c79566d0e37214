/** The papers of a meeting at the desk: sending, watching them being drawn, taking them back. */

import { onBeforeUnmount, onMounted, shallowRef } from 'vue';
import { useI18n } from 'vue-i18n';

import { useMeeting } from '../../../state/store';
import type { Document } from '../../../wire/generated/types';
import { sendResumable } from '../../../wire/resumable';
import { ElMessageBox } from '../../elements';
import { useDesk } from '../../session';
import { useTell } from '../../useTell';
import type { DeskMeeting } from '../useMeetingDetail';
import type { Sending } from './sending';
import { SendingQueue } from './sending';

export type { Sending } from './sending';

export function usePapers(page: DeskMeeting) {
  const { t } = useI18n({ useScope: 'global' });
  const { attempt, done } = useTell();
  const desk = useDesk();
  const meeting = useMeeting();
  const sending = shallowRef<readonly Sending[]>([]);
  const previewed = shallowRef<Document | null>(null);
  /** The paper that was withdrawn last, as long as this view is open. */
  const undoing = shallowRef<Document | null>(null);

  const queue = new SendingQueue(
    async (item, file, progress, signal) => {
      const upload = await sendResumable({
        file,
        path: file.name,
        meeting: page.id,
        token: () => meeting.session?.token ?? null,
        progress,
        signal,
      });
      await desk.call('documents.file', { meeting: page.id, item }, { upload });
      await page.load.reload();
    },
    (all) => {
      sending.value = all;
    },
  );

  const of = (item: string): readonly Document[] => page.documents.value.filter((one) => one.item === item);
  const sendingTo = (item: string): readonly Sending[] => sending.value.filter((one) => one.item === item);

  async function withdraw(document: Document): Promise<void> {
    const agreed = await ElMessageBox.confirm(
      t('desk.papers.withdraw_ask', { name: document.name }),
      t('desk.papers.withdraw'),
      { confirmButtonText: t('desk.papers.withdraw'), cancelButtonText: t('desk.papers.keep'), type: 'warning' },
    ).catch(() => null);
    if (agreed === null) return;
    const gone = await attempt(() => desk.call('documents.withdraw', { document: document.id }));
    if (gone) undoing.value = document;
    await page.load.reload();
  }

  /** Undo the last withdrawal. */
  async function restore(document: Document): Promise<void> {
    const back = await attempt(() => desk.call('documents.restore', { document: document.id }));
    undoing.value = null;
    if (back) done(t('desk.papers.restored', { name: document.name }));
    await page.load.reload();
  }

  /** Send the next version; its readers keep the one they have until it is drawn and compared. */
  async function revise(document: Document, file: File): Promise<void> {
    const answer = await ElMessageBox.prompt(
      t('desk.papers.revise_ask', { name: document.name, file: file.name }),
      t('desk.papers.revise'),
      {
        confirmButtonText: t('desk.papers.revise_send'),
        cancelButtonText: t('desk.papers.keep'),
        inputPlaceholder: t('desk.papers.revise_note'),
        inputPattern: /^.{0,200}$/,
        inputErrorMessage: t('desk.papers.revise_note_long'),
      },
    ).catch(() => null);
    if (answer === null) return;
    const note = answer.value ?? '';
    const sent = await attempt(async () => {
      const upload = await sendResumable({
        file,
        path: file.name,
        meeting: page.id,
        token: () => meeting.session?.token ?? null,
        progress: () => undefined,
        signal: new AbortController().signal,
      });
      await desk.call('documents.revise', { document: document.id }, { upload, note });
    });
    if (sent) done(t('desk.papers.revised', { name: document.name }));
    await page.load.reload();
  }

  /** The browser asks before a paper on its way is lost. */
  const leaving = (event: BeforeUnloadEvent): void => {
    if (queue.isBusy) event.preventDefault();
  };
  onMounted(() => window.addEventListener('beforeunload', leaving));
  onBeforeUnmount(() => window.removeEventListener('beforeunload', leaving));

  return {
    previewed,
    of,
    sendingTo,
    withdraw,
    reload: () => page.load.reload(),
    undoing,
    restore,
    revise,
    send: (item: string, files: readonly File[]) => queue.add(item, files),
    giveUp: (one: Sending) => queue.giveUp(one.key),
  };
}

/** Handing in many files: sent one after the other, unpacked, proposed, corrected, taken. */

import { computed, onBeforeUnmount, shallowRef } from 'vue';

import { useMeeting } from '../../../state/store';
import type { Problem } from '../../../wire/problem';
import { problemOf } from '../../../wire/problem';
import { sendResumable } from '../../../wire/resumable';
import { useDesk } from '../../session';
import { useTell } from '../../useTell';
import type { Sending } from '../papers/sending';
import { SendingQueue } from '../papers/sending';
import type { DeskMeeting } from '../useMeetingDetail';
import type { DroppedFile } from './dropped';
import { accepted, EMPTY, proposed } from './table';

const LOOK_MS = 500;

export function useIntake(page: DeskMeeting) {
  const desk = useDesk();
  const meeting = useMeeting();
  const { attempt } = useTell();
  const table = shallowRef(EMPTY);
  const sending = shallowRef<readonly Sending[]>([]);
  const sent = shallowRef(0);
  const total = shallowRef(0);
  const isUnpacking = shallowRef(false);
  const isAccepting = shallowRef(false);
  const isCut = shallowRef(false);
  const problem = shallowRef<Problem | null>(null);
  let id: string | null = null;
  let ended = false;

  const queue = new SendingQueue(
    async (path, file, progress, signal) => {
      await sendResumable({
        file,
        path,
        meeting: page.id,
        intake: id ?? undefined,
        token: () => meeting.session?.token ?? null,
        progress,
        waiting: (isWaiting) => {
          isCut.value = isWaiting;
        },
        signal,
      });
      sent.value += 1;
    },
    (all) => {
      sending.value = all;
      if (all.every(({ state }) => state === 'failed')) void look();
    },
  );
  const isSending = computed(() => sending.value.some(({ state }) => state !== 'failed'));
  const failed = computed(() => sending.value.filter(({ state }) => state === 'failed'));
  const isBusy = computed(() => isSending.value || isUnpacking.value);
  const fraction = computed(() => {
    const parts = sending.value.reduce((sum, one) => sum + (one.state === 'failed' ? 0 : one.fraction), 0);
    return total.value === 0 ? 0 : Math.min(1, (sent.value + parts) / total.value);
  });

  async function add(files: readonly DroppedFile[]): Promise<void> {
    if (files.length === 0) return;
    try {
      id ??= (await desk.call('intakes.open', { meeting: page.id })).id;
    } catch (thrown) {
      problem.value = problemOf(thrown);
      return;
    }
    total.value += files.length;
    // The queue tells files apart by item; here the path takes its place.
    for (const { path, file } of files) queue.add(path, [file]);
  }

  let looking = false;
  async function look(): Promise<void> {
    if (id === null || looking || ended) return;
    looking = true;
    isUnpacking.value = true;
    try {
      for (;;) {
        const intake = await desk.call('intakes.read', { intake: id });
        // What is still arriving failed here, and the server does not know.
        if (ended || intake.unpacking === 0) {
          table.value = proposed(intake, page.detail.value?.items ?? [], table.value);
          break;
        }
        await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
      }
      problem.value = null;
    } catch (thrown) {
      problem.value = problemOf(thrown);
    }
    isUnpacking.value = false;
    looking = false;
  }

  async function accept(): Promise<boolean> {
    const intake = id;
    if (intake === null) return false;
    isAccepting.value = true;
    const taken = await attempt(async () => {
      page.put(await desk.call('intakes.accept', { intake }, accepted(table.value)));
      await page.load.reload();
    });
    isAccepting.value = false;
    if (taken) id = null;
    return taken;
  }

  /** Leave everything out that was not taken. */
  function end(): void {
    if (ended) return;
    ended = true;
    for (const one of sending.value) queue.giveUp(one.key);
    if (id !== null) desk.call('intakes.drop', { intake: id }).catch(() => undefined);
  }
  onBeforeUnmount(end);

  return {
    table,
    sending,
    sent,
    total,
    fraction,
    failed,
    problem,
    isSending,
    isUnpacking,
    isBusy,
    isCut,
    isAccepting,
    add,
    look,
    accept,
    giveUp: (one: Sending) => {
      total.value -= 1;
      queue.giveUp(one.key);
    },
  };
}

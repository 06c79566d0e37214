/** Editing the agenda: every change is sent at once; a refused one is taken back and said. */

import { computed, shallowRef, watch } from 'vue';
import { useI18n } from 'vue-i18n';

import type { AgendaItem } from '../../../wire/generated/types';
import { ElMessageBox } from '../../elements';
import { useDesk } from '../../session';
import { useTell } from '../../useTell';
import type { DeskMeeting } from '../useMeetingDetail';
import type { TypedItem } from './agendaEditing';
import { isFixed, typed, withItem, withoutItem } from './agendaEditing';
import { moved } from './reorder';

export function useAgenda(page: DeskMeeting) {
  const { t } = useI18n({ useScope: 'global' });
  const { attempt } = useTell();
  const desk = useDesk();
  /** As shown: ahead of the server while a new order is on its way. */
  const items = shallowRef<readonly AgendaItem[]>([]);
  const busy = shallowRef(false);
  /** Said to screen readers after a line moved. */
  const announced = shallowRef('');
  watch(
    () => page.detail.value?.items,
    (told) => {
      items.value = [...(told ?? [])].sort((a, b) => a.number - b.number);
    },
    { immediate: true },
  );

  const mayEdit = computed(
    () =>
      page.detail.value?.may_edit === true &&
      !['closed', 'minuted', 'archived', 'cancelled'].includes(page.detail.value.meeting.phase),
  );
  const mayMove = (item: AgendaItem): boolean => mayEdit.value && !isFixed(item);

  async function put(wanted: TypedItem[]): Promise<boolean> {
    busy.value = true;
    const kept = await attempt(async () =>
      page.put(await desk.call('meetings.set_agenda', { meeting: page.id }, { items: wanted })),
    );
    busy.value = false;
    return kept;
  }

  async function move(from: number, to: number): Promise<void> {
    const line = items.value[from];
    const over = items.value[to];
    // What began is history; nothing is put before it.
    if (line === undefined || over === undefined || !mayMove(line) || isFixed(over)) return;
    const before = items.value;
    const after = moved(before, from, to);
    if (after === before) return;
    items.value = after.map((item, place) => ({ ...item, number: place + 1 }));
    announced.value = t('desk.agenda.moved', { title: line.title, number: to + 1 });
    if (!(await put(items.value.map(typed)))) items.value = before;
  }

  const save = (edited: TypedItem): Promise<boolean> => put(withItem(items.value, edited));

  async function remove(item: AgendaItem): Promise<void> {
    const agreed = await ElMessageBox.confirm(
      t('desk.agenda.remove_ask', { title: item.title }),
      t('desk.agenda.remove'),
      { confirmButtonText: t('desk.agenda.remove'), cancelButtonText: t('desk.cancel'), type: 'warning' },
    ).catch(() => null);
    if (agreed !== null) await put(withoutItem(items.value, item.id));
  }

  return { items, busy, announced, mayEdit, mayMove, move, save, remove };
}

/** Tying terminals to seats and screens to rooms; the fresh secret is shown once. */

import { computed, shallowRef } from 'vue';
import { useI18n } from 'vue-i18n';

import type { BoundTerminal, Room, Seat } from '../../wire/generated/types';
import { ElMessageBox } from '../elements';
import { useDesk } from '../session';
import { useTell } from '../useTell';

export function useBinding(changed: () => void) {
  const { t } = useI18n({ useScope: 'global' });
  const { attempt } = useTell();
  const desk = useDesk();
  const bound = shallowRef<(BoundTerminal & { readonly title: string }) | null>(null);
  const mayBind = computed(() => desk.mayBind);

  async function bindSeat(room: Room, seat: Seat): Promise<void> {
    if (seat.bound) {
      const agreed = await ElMessageBox.confirm(t('desk.bind.again_ask', { seat: seat.label }), t('desk.bind.again'), {
        confirmButtonText: t('desk.bind.again'),
        cancelButtonText: t('desk.cancel'),
      }).catch(() => null);
      if (agreed === null) return;
    }
    await attempt(async () => {
      const made = await desk.call('rooms.bind_seat', { room: room.id, seat: seat.id });
      bound.value = { ...made, title: t('desk.bind.seat_title', { room: room.name, seat: seat.label }) };
      changed();
    });
  }

  async function bindScreen(room: Room): Promise<void> {
    await attempt(async () => {
      const made = await desk.call('rooms.bind_screen', { room: room.id });
      bound.value = { ...made, title: t('desk.bind.screen_title', { room: room.name }) };
    });
  }

  function closeSheet(): void {
    bound.value = null;
  }

  return { bound, mayBind, bindSeat, bindScreen, closeSheet };
}

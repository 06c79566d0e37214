/** Having packs made and taking them out; looked at again while one is being made. */

import { computed, onBeforeUnmount, shallowRef, watch } from 'vue';

import { useMeeting } from '../../../state/store';
import type { MakePack, Pack } from '../../../wire/generated/types';
import { saveBlob } from '../../blobs';
import { useDesk } from '../../session';
import { useLoad } from '../../useLoad';
import { useTell } from '../../useTell';
import type { DeskMeeting } from '../useMeetingDetail';
import { numbers } from './packing';

const LOOK_MS = 1500;

export function usePacks(page: DeskMeeting) {
  const desk = useDesk();
  const { http } = useMeeting();
  const { attempt } = useTell();
  const load = useLoad(async () => (await desk.call('packs.list', { meeting: page.id })).packs);
  const packs = computed<readonly Pack[]>(() => load.value.value ?? []);
  const busy = shallowRef(false);
  const taking = shallowRef('');

  let timer: ReturnType<typeof setTimeout> | undefined;
  watch(packs, (now) => {
    clearTimeout(timer);
    if (now.some(({ state }) => state === 'waiting')) timer = setTimeout(() => void load.reload(), LOOK_MS);
  });
  onBeforeUnmount(() => clearTimeout(timer));

  async function make(wanted: MakePack): Promise<boolean> {
    busy.value = true;
    const made = await attempt(async () => {
      const pack = await desk.call('packs.make', { meeting: page.id }, wanted);
      load.put([pack, ...packs.value]);
    });
    busy.value = false;
    return made;
  }

  async function takeOut(pack: Pack): Promise<void> {
    taking.value = pack.id;
    await attempt(async () => {
      const blob = await http.blob('packs.download', { pack: pack.id });
      saveBlob(blob, `${page.detail.value?.meeting.title ?? ''} ${numbers(pack)}.pdf`);
    });
    taking.value = '';
    await load.reload();
  }

  return { load, packs, busy, taking, make, takeOut };
}

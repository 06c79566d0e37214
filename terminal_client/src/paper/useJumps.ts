/** Jumps to another place of a paper, or of another, each with a way back. */

import { defineStore } from 'pinia';
import { computed, shallowRef, watch } from 'vue';

import { documentOfVersion } from '../state/selectors';
import { useMeeting } from '../state/store';
import type { Place } from './follow';
import { useReading } from './reading';
import type { Trail } from './trail';
import { arrived, jumped, wayBack } from './trail';

export const useJumps = defineStore('jumps', () => {
  const meeting = useMeeting();
  const reading = useReading();
  const trail = shallowRef<Trail>([]);

  const target = computed(() =>
    wayBack(trail.value, (version) => documentOfVersion(meeting.streams, version) !== undefined),
  );

  function to(place: Place): void {
    trail.value = jumped(trail.value, reading.place, place);
    reading.go(place);
  }

  function toPage(page: number): void {
    if (reading.place !== null) to({ version: reading.place.version, page });
  }

  /** Offer a way to a place one did not come from: the beginning of a paper opened in its middle. */
  function offer(place: Place): void {
    trail.value = [...trail.value, place];
  }

  function back(): void {
    const place = target.value;
    if (place === null) return;
    trail.value = trail.value.slice(0, trail.value.lastIndexOf(place));
    reading.go(place);
  }

  watch(
    () => reading.place,
    (now) => {
      trail.value = arrived(trail.value, now);
    },
  );
  // With the presenter again, the way back is the presenter's.
  watch(
    () => reading.company,
    (now) => {
      if (now === 'following') trail.value = [];
    },
  );

  return { target, to, toPage, offer, back };
});

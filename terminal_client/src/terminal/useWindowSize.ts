/** The window's size, and which of the three layouts fits it. */

import { computed, onBeforeUnmount, onMounted, ref } from 'vue';

/** `wide`: agenda and tools beside the page; `middle`: the agenda folds away; `narrow`: a phone, for reading and voting. */
export type Layout = 'wide' | 'middle' | 'narrow';

/** Lower than this is a phone on its side. */
export const LYING_PHONE = 520;

export function layoutOf(width: number, height: number): Layout {
  if (width < 700 || height < LYING_PHONE) return 'narrow';
  return width >= 1180 && width > height ? 'wide' : 'middle';
}

export function useWindowSize() {
  const width = ref(window.innerWidth);
  const height = ref(window.innerHeight);
  const measure = (): void => {
    width.value = window.innerWidth;
    height.value = window.innerHeight;
  };
  onMounted(() => window.addEventListener('resize', measure));
  onBeforeUnmount(() => window.removeEventListener('resize', measure));
  const layout = computed(() => layoutOf(width.value, height.value));
  const isLying = computed(() => height.value < LYING_PHONE);
  return { width, height, layout, isLying };
}

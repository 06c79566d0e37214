/** Light or dark, and how large the letters are: kept per device, because it is the eyes in front of it that matter. */

import { ref, watch } from 'vue';

export type Theme = 'system' | 'light' | 'dark';
export type Scale = 'standard' | 'large' | 'huge';

const THEMES: readonly Theme[] = ['system', 'light', 'dark'];
const SCALES: readonly Scale[] = ['standard', 'large', 'huge'];

export const theme = ref<Theme>(kept('yixi.theme', THEMES, 'system'));
export const scale = ref<Scale>(kept('yixi.scale', SCALES, 'standard'));

watch(
  [theme, scale],
  () => {
    const root = document.documentElement;
    if (theme.value === 'system') delete root.dataset.theme;
    else root.dataset.theme = theme.value;
    root.dataset.scale = scale.value;
    keep('yixi.theme', theme.value);
    keep('yixi.scale', scale.value);
  },
  { immediate: true },
);

function kept<T extends string>(name: string, allowed: readonly T[], otherwise: T): T {
  try {
    const value = localStorage.getItem(name);
    return allowed.find((one) => one === value) ?? otherwise;
  } catch {
    return otherwise;
  }
}

function keep(name: string, value: string): void {
  try {
    localStorage.setItem(name, value);
  } catch {
    // Storage is switched off: the choice lasts as long as the page.
  }
}

/** Quiet lines at the foot of the screen: what happened, for a few seconds. */

import { ref } from 'vue';

export interface Toast {
  readonly id: number;
  readonly text: string;
  readonly tone: 'plain' | 'warning';
}

/** As FACES asks of the line that says what was made good after an outage. */
const SECONDS_SHOWN = 4;
/** A line that says something was not done stays long enough to be read twice. */
const SECONDS_WARNING = 10;

export const toasts = ref<readonly Toast[]>([]);
let next = 1;

/** Say something for a while. */
export function say(text: string, tone: Toast['tone'] = 'plain'): void {
  const toast: Toast = { id: next++, text, tone };
  toasts.value = [...toasts.value.slice(-3), toast];
  const seconds = tone === 'warning' ? SECONDS_WARNING : SECONDS_SHOWN;
  window.setTimeout(() => dismiss(toast.id), seconds * 1000);
}

/** Take a line away. */
export function dismiss(id: number): void {
  toasts.value = toasts.value.filter((toast) => toast.id !== id);
}

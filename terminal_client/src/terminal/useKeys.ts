/** Arrow keys and page keys turn pages, unless somebody types or a sheet is open. */

import { onBeforeUnmount, onMounted } from 'vue';

export interface KeyActions {
  forward(): void;
  back(): void;
  first(): void;
  last(): void;
}

const KEYS: Readonly<Record<string, keyof KeyActions>> = {
  ArrowRight: 'forward',
  ArrowDown: 'forward',
  PageDown: 'forward',
  ' ': 'forward',
  ArrowLeft: 'back',
  ArrowUp: 'back',
  PageUp: 'back',
  Home: 'first',
  End: 'last',
};

export function useKeys(actions: KeyActions): void {
  function pressed(event: KeyboardEvent): void {
    const action = KEYS[event.key];
    if (action === undefined || event.defaultPrevented || event.ctrlKey || event.altKey || event.metaKey) return;
    const target = event.target as HTMLElement | null;
    if (target !== null && target.closest('input, textarea, select, [role="dialog"]') !== null) return;
    // The space bar presses the button that has the focus.
    if (event.key === ' ' && target?.closest('button') != null) return;
    if (document.querySelector('[role="dialog"]') !== null) return;
    event.preventDefault();
    actions[action]();
  }
  onMounted(() => window.addEventListener('keydown', pressed));
  onBeforeUnmount(() => window.removeEventListener('keydown', pressed));
}

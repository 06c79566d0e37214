/** The secret that ties this device to its seat: kept, because tomorrow's meeting is entered with it too. */

const inMemory = new Map<string, string>();

export function keepTerminalToken(slot: string, token: string): void {
  inMemory.set(slot, token);
  try {
    localStorage.setItem(key(slot), token);
  } catch {
    // Storage is switched off: the binding lasts as long as the page.
  }
}

export function readTerminalToken(slot: string): string | null {
  try {
    return localStorage.getItem(key(slot)) ?? inMemory.get(slot) ?? null;
  } catch {
    return inMemory.get(slot) ?? null;
  }
}

export function forgetTerminalToken(slot: string): void {
  inMemory.delete(slot);
  try {
    localStorage.removeItem(key(slot));
  } catch {
    // Nothing was kept.
  }
}

function key(slot: string): string {
  return `yixi.terminal.${slot}`;
}

/**
 * A switch for the network of this window alone, so that the demo can show what a dead link does: while it is off, open
 * sockets are lost, new ones are not made and calls get no answer. Only the demo's page, which frames this one, can throw it.
 */

let isOn = true;
const cut = new Set<() => void>();

/** Whether the window may use the network. */
export function networkIsOn(): boolean {
  return isOn;
}

/** Be told when the network is cut; returns how to stop. */
export function onCut(listener: () => void): () => void {
  cut.add(listener);
  return () => cut.delete(listener);
}

/** Cut the network of this window, or mend it. */
export function setNetwork(on: boolean): void {
  if (isOn === on) return;
  isOn = on;
  if (!on) for (const listener of [...cut]) listener();
}

/** Obey the demo's page, if it frames this one. */
export function obeyFrame(): void {
  window.addEventListener('message', (message: MessageEvent<unknown>) => {
    const { parent } = window;
    if (message.origin !== window.location.origin || message.source !== parent || parent === window) return;
    if (parent.location.pathname !== '/demo') return;
    const data = message.data as { yixi?: unknown; on?: unknown } | null;
    if (data?.yixi === 'network' && typeof data.on === 'boolean') setNetwork(data.on);
  });
}

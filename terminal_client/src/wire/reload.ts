/** Loading a newer build of this page, but never before the server answers: an empty window would be worse. */

const ASK_EVERY_SECONDS = 5;
/** A cache that hands out the old build again must not make the page reload for ever. */
const NOT_AGAIN_WITHIN_SECONDS = 60;
const KEY = 'yixi.reloaded_at';

/** Reload once the server hands out the page; true if a reload is on its way. */
export async function reloadOnceServed(): Promise<boolean> {
  if (Date.now() - lastReload() < NOT_AGAIN_WITHIN_SECONDS * 1000) return false;
  while (!(await isServed())) await new Promise((resolve) => setTimeout(resolve, ASK_EVERY_SECONDS * 1000));
  try {
    sessionStorage.setItem(KEY, String(Date.now()));
  } catch {
    // Without storage a second reload cannot be told from a first one; do not risk a loop.
    return false;
  }
  location.reload();
  return true;
}

async function isServed(): Promise<boolean> {
  try {
    const response = await fetch(location.pathname, { cache: 'no-store' });
    return response.ok;
  } catch {
    return false;
  }
}

function lastReload(): number {
  try {
    return Number(sessionStorage.getItem(KEY) ?? 0);
  } catch {
    return 0;
  }
}

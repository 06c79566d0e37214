/** Bytes that came with the login, given to the person: shown in a tab, or saved as a file. */

/** Addresses of blobs are let go after the browser had time to take them. */
const LET_GO_MS = 60_000;

/** Show a blob in a tab of its own. */
export function showBlob(blob: Blob): void {
  const address = addressOf(blob);
  const opened = window.open(address, '_blank');
  // A browser that forbids windows still lets it be saved.
  if (opened === null) saveAt(address, '');
}

/** Save a blob under a name. */
export function saveBlob(blob: Blob, name: string): void {
  saveAt(addressOf(blob), name);
}

function addressOf(blob: Blob): string {
  const address = URL.createObjectURL(blob);
  setTimeout(() => URL.revokeObjectURL(address), LET_GO_MS);
  return address;
}

function saveAt(address: string, name: string): void {
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  document.body.append(link);
  link.click();
  link.remove();
}

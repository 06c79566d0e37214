/** What somebody dropped: files with the folders they lie in. */

export interface DroppedFile {
  readonly path: string;
  readonly file: File;
}

/** Beyond that it is the wrong folder. */
export const MOST_FILES = 1000;

/** Whether a folder or a ZIP is among what is dropped: then it is not one paper for one item. */
export function hasHeap(transfer: DataTransfer | null): boolean {
  if (transfer === null) return false;
  const entries = [...transfer.items].map((item) => item.webkitGetAsEntry());
  return entries.some((entry) => entry?.isDirectory === true) || [...transfer.files].some(isZip);
}

export const isZip = (file: File): boolean => /\.zip$/i.test(file.name);

/** Everything in what was dropped. Entries must be taken before the event is over, so nothing is awaited before. */
export async function filesOf(transfer: DataTransfer | null): Promise<DroppedFile[]> {
  const entries = [...(transfer?.items ?? [])].map((item) => item.webkitGetAsEntry()).filter((entry) => entry !== null);
  const found: DroppedFile[] = [];
  for (const entry of entries) await collect(entry, '', found);
  return found.slice(0, MOST_FILES);
}

/** Files a chooser of folders gave. */
export function chosenFiles(files: Iterable<File>): DroppedFile[] {
  return [...files].slice(0, MOST_FILES).map((file) => ({ path: file.webkitRelativePath || file.name, file }));
}

async function collect(entry: FileSystemEntry, above: string, found: DroppedFile[]): Promise<void> {
  if (found.length >= MOST_FILES || entry.name.startsWith('.')) return;
  const path = above === '' ? entry.name : `${above}/${entry.name}`;
  if (entry.isFile) {
    const file = await new Promise<File>((resolve, reject) => {
      (entry as FileSystemFileEntry).file(resolve, reject);
    });
    found.push({ path, file });
    return;
  }
  const reader = (entry as FileSystemDirectoryEntry).createReader();
  for (;;) {
    // A hundred come at a time, and none when all came.
    const some = await new Promise<FileSystemEntry[]>((resolve, reject) => reader.readEntries(resolve, reject));
    if (some.length === 0) return;
    for (const one of some) await collect(one, path, found);
  }
}

/** One file to send, under the name it had in its folder. */
export interface Upload {
  path: string;
  file: File;
}

const EMAIL = /\.(mjml|html?|zip)$/i;
const HIDDEN = /(^|\/)(\.|__MACOSX\/)/;

export function isTakable(path: string): boolean {
  return EMAIL.test(path) && !HIDDEN.test(path);
}

/** Files that only serve mj-include: those in a folder called partials. */
export function isPartial(path: string): boolean {
  return /(^|\/)partials\//.test(path);
}

async function readFolder(folder: FileSystemDirectoryEntry): Promise<FileSystemEntry[]> {
  const reader = folder.createReader();
  const all: FileSystemEntry[] = [];
  // A reader hands out a folder in portions and ends with an empty one.
  for (;;) {
    const portion = await new Promise<FileSystemEntry[]>((resolve, reject) =>
      reader.readEntries(resolve, reject),
    );
    if (portion.length === 0) {
      return all;
    }
    all.push(...portion);
  }
}

async function walk(entry: FileSystemEntry): Promise<Upload[]> {
  if (entry.isDirectory) {
    const inside = await readFolder(entry as FileSystemDirectoryEntry);
    return (await Promise.all(inside.map(walk))).flat();
  }
  const file = await new Promise<File>((resolve, reject) =>
    (entry as FileSystemFileEntry).file(resolve, reject),
  );
  return [{ path: entry.fullPath.replace(/^\//, ""), file }];
}

/** Everything that was dropped, folders included. */
export async function droppedFiles(data: DataTransfer): Promise<Upload[]> {
  const entries = [...data.items]
    .map((item) => item.webkitGetAsEntry())
    .filter((entry) => entry !== null);
  if (entries.length === 0) {
    return chosenFiles(data.files);
  }
  return (await Promise.all(entries.map(walk))).flat();
}

export function chosenFiles(files: Iterable<File>): Upload[] {
  return [...files].map((file) => ({ path: file.webkitRelativePath || file.name, file }));
}

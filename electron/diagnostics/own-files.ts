import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { OwnFile } from '../../shared/diagnostics.ts';
import { hostPath } from '../../shared/ids.ts';

// As the parts of `history/` and `walkthrough/` name them.
const ownFiles: readonly { readonly name: string; readonly what: string }[] = [
  { name: 'settings.json', what: 'Settings' },
  { name: 'stacks.json', what: 'Stacks that were seen' },
  { name: 'deletions', what: 'Notes of deletions' },
  { name: 'saved', what: 'Files saved before deletions' },
  { name: 'volume-exports.json', what: 'Exports of volumes' },
  { name: 'volume-exports', what: 'What volumes held before they were emptied' },
  { name: 'additions.json', what: 'Additions of volumes under way' },
  { name: 'work-under-way.json', what: 'Work on volumes under way' },
  { name: 'walkthrough.json', what: 'Walkthrough' },
];

/** The app's own files under `dir`, whether or not they are there yet. */
export async function lookAtOwnFiles(dir: string): Promise<readonly OwnFile[]> {
  const folder: OwnFile = { what: 'Folder', path: hostPath(dir), bytes: null, there: true };
  const files = ownFiles.map(async ({ name, what }): Promise<OwnFile> => {
    const path = hostPath(join(dir, name));
    const found = await stat(path).catch(() => null);
    return { what, path, bytes: found?.isFile() === true ? found.size : null, there: found !== null };
  });
  return [folder, ...(await Promise.all(files))];
}

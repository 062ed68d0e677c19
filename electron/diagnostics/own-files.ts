import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { OwnFile } from '../../shared/diagnostics.ts';
import { hostPath } from '../../shared/ids.ts';
import { t } from '../../shared/texts.ts';

// As the parts of `history/` and `walkthrough/` name them.
const ownFiles = (): readonly { readonly name: string; readonly what: string }[] => [
  { name: 'settings.json', what: t('Settings') },
  { name: 'stacks.json', what: t('Stacks that were seen') },
  { name: 'deletions', what: t('Notes of deletions') },
  { name: 'saved', what: t('Files saved before deletions') },
  { name: 'volume-exports.json', what: t('Exports of volumes') },
  { name: 'volume-exports', what: t('What volumes held before they were emptied') },
  { name: 'additions.json', what: t('Additions of volumes under way') },
  { name: 'work-under-way.json', what: t('Work on volumes under way') },
  { name: 'walkthrough.json', what: t('Walkthrough') },
];

/** The app's own files under `dir`, whether or not they are there yet. */
export async function lookAtOwnFiles(dir: string): Promise<readonly OwnFile[]> {
  const folder: OwnFile = { what: t('Folder'), path: hostPath(dir), bytes: null, there: true };
  const files = ownFiles().map(async ({ name, what }): Promise<OwnFile> => {
    const path = hostPath(join(dir, name));
    const found = await stat(path).catch(() => null);
    return { what, path, bytes: found?.isFile() === true ? found.size : null, there: found !== null };
  });
  return [folder, ...(await Promise.all(files))];
}

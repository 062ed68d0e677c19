import { type BrowserWindow, dialog, type OpenDialogOptions } from 'electron';
import { type HostPath, hostPath } from '../../shared/ids.ts';
import { t } from '../../shared/texts.ts';
import type { Choice } from '../ipc/handlers.ts';

type Opening = Choice | 'archive' | 'download-folder' | 'upload-files' | 'upload-folder';

const options = (): Record<Opening, OpenDialogOptions> => ({
  file: {
    title: t('Choose a Compose file'),
    properties: ['openFile'],
    filters: [{ name: t('Compose files'), extensions: ['yaml', 'yml'] }, allFiles()],
  },
  folder: { title: t('Choose a folder with a Compose file'), properties: ['openDirectory'] },
  'sample-place': {
    title: t('Choose where the folder of the sample goes'),
    buttonLabel: t('Put it here'),
    properties: ['openDirectory', 'createDirectory'],
  },
  'sample-copy': { title: t('Choose the folder of the sample'), properties: ['openDirectory'] },
  archive: {
    title: t('Choose an archive of a volume'),
    properties: ['openFile'],
    filters: [{ name: t('Archives'), extensions: ['gz', 'tgz', 'tar'] }, allFiles()],
  },
  'download-folder': {
    title: t('Choose where to put the folder'),
    buttonLabel: t('Put it here'),
    properties: ['openDirectory', 'createDirectory'],
  },
  'upload-files': {
    title: t('Choose files to upload'),
    buttonLabel: t('Upload'),
    properties: ['openFile', 'multiSelections', 'showHiddenFiles'],
  },
  'upload-folder': {
    title: t('Choose a folder to upload'),
    buttonLabel: t('Upload'),
    properties: ['openDirectory', 'showHiddenFiles'],
  },
  'env-file': { title: t('Choose an env file'), properties: ['openFile', 'showHiddenFiles'] },
});

/** The system's open dialog over the window; `null` when it is closed without a choice. */
export async function chooseFile(window: BrowserWindow, what: Opening): Promise<HostPath | null> {
  const { canceled, filePaths } = await dialog.showOpenDialog(window, options()[what]);
  const [path] = filePaths;
  return canceled || path === undefined ? null : hostPath(path);
}

/** All that was picked in the system's open dialog; nothing when it is closed. */
export async function chooseMany(window: BrowserWindow, what: Opening): Promise<readonly HostPath[]> {
  const { canceled, filePaths } = await dialog.showOpenDialog(window, options()[what]);
  return canceled ? [] : filePaths.map(hostPath);
}

const allFiles = () => ({ name: t('All files'), extensions: ['*'] });
const saveOptions = () => ({
  log: { title: t('Save log'), filters: [{ name: t('Logs'), extensions: ['log', 'txt'] }, allFiles()] },
  'volume-export': {
    title: t('Export volume'),
    filters: [{ name: t('Archives'), extensions: ['gz'] }, allFiles()],
  },
  file: { title: t('Save file'), filters: [allFiles()] },
});

/** The system's save dialog over the window, which itself asks before it replaces a file; `null` when it is closed. */
export async function chooseWhereToSave(
  window: BrowserWindow,
  what: keyof ReturnType<typeof saveOptions>,
  defaultPath: string,
): Promise<HostPath | null> {
  const { canceled, filePath } = await dialog.showSaveDialog(window, {
    ...saveOptions()[what],
    defaultPath,
    properties: ['showOverwriteConfirmation', 'createDirectory'],
  });
  return canceled || filePath === '' ? null : hostPath(filePath);
}

import { type BrowserWindow, dialog, type OpenDialogOptions } from 'electron';
import { type HostPath, hostPath } from '../../shared/ids.ts';
import type { Choice } from '../ipc/handlers.ts';

const options: Record<Choice, OpenDialogOptions> = {
  file: {
    title: 'Choose a Compose file',
    properties: ['openFile'],
    filters: [
      { name: 'Compose files', extensions: ['yaml', 'yml'] },
      { name: 'All files', extensions: ['*'] },
    ],
  },
  folder: { title: 'Choose a folder with a Compose file', properties: ['openDirectory'] },
  'env-file': { title: 'Choose an env file', properties: ['openFile', 'showHiddenFiles'] },
};

/** The system's open dialog over the window; `null` when it is closed without a choice. */
export async function chooseFile(window: BrowserWindow, what: Choice): Promise<HostPath | null> {
  const { canceled, filePaths } = await dialog.showOpenDialog(window, options[what]);
  const [path] = filePaths;
  return canceled || path === undefined ? null : hostPath(path);
}

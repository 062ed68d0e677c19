import type { IpcMain, IpcMainEvent } from 'electron';
import { droppedChannel } from './channels.ts';
import { hostFiles } from './schemas.ts';

/** Hears of paths that were dropped on a window that `isOurs` knows. */
export function serveDropped(
  ipc: Pick<IpcMain, 'on'>,
  onDropped: (paths: readonly string[]) => void,
  isOurs: (event: IpcMainEvent) => boolean,
): void {
  ipc.on(droppedChannel, (event, path: unknown) => {
    const checked = hostFiles.safeParse([path]);
    if (isOurs(event) && checked.success) onDropped(checked.data);
  });
}

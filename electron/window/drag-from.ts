import { app, nativeImage } from 'electron';
import type { HostPath } from '../../shared/ids.ts';
import type { OneWindow } from './one-window.ts';

/** Has the system drag a file from where the pointer is, with the picture that the system has of its kind, else with ours. */
export const dragFrom =
  (window: OneWindow, ownIcon: string) =>
  async (file: HostPath): Promise<void> => {
    const own = () => nativeImage.createFromPath(ownIcon).resize({ width: 32, height: 32 });
    // A Linux desktop without a set of icons has none, and nothing is dragged without one.
    const icon = await app.getFileIcon(file, { size: 'normal' }).catch(own);
    window.current()?.browserWindow.webContents.startDrag({ file, icon: icon.isEmpty() ? own() : icon });
  };

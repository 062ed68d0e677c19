import type { Updater } from './updater.ts';

/**
 * electron-updater, told to do nothing by itself. It verifies what it downloads by the checksum that was announced, and
 * on macOS and Windows by its signature. `config`: a file that says where updates are, in place of the one that the
 * packages bring; for development alone.
 */
export async function loadUpdater(config: string | null): Promise<Updater> {
  const { autoUpdater, CancellationToken } = await import('electron-updater');
  autoUpdater.autoDownload = false;
  autoUpdater.autoInstallOnAppQuit = false;
  autoUpdater.allowDowngrade = false;
  autoUpdater.logger = null;
  // Every failure is thrown as well; without a listener the event would end the app.
  autoUpdater.on('error', () => undefined);
  if (config !== null) {
    autoUpdater.forceDevUpdateConfig = true;
    autoUpdater.updateConfigPath = config;
  }

  return {
    async check() {
      const found = await autoUpdater.checkForUpdates();
      if (found === null || !found.isUpdateAvailable) return null;
      const { version, releaseNotes } = found.updateInfo;
      return { version: String(version), notes: releaseNotes };
    },
    async download(onMoved, signal) {
      const token = new CancellationToken();
      const cancel = () => token.cancel();
      const moved = ({ transferred, total }: { transferred: number; total: number }) =>
        onMoved(transferred, total > 0 ? total : null);
      signal.addEventListener('abort', cancel);
      autoUpdater.on('download-progress', moved);
      try {
        await autoUpdater.downloadUpdate(token);
      } finally {
        autoUpdater.off('download-progress', moved);
        signal.removeEventListener('abort', cancel);
      }
    },
    install(onFailure) {
      autoUpdater.once('error', onFailure);
      autoUpdater.quitAndInstall();
    },
  };
}

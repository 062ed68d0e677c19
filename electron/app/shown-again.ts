import { app } from 'electron';
import type { HostPath } from '../../shared/ids.ts';
import { linkScheme, placeOfLink } from '../window/app-link.ts';
import type { MainWindow } from '../window/main-window.ts';
import type { OneWindow } from '../window/one-window.ts';
import type { Asked, Askings } from './asked.ts';

interface Parts {
  readonly askings: Pick<Askings, 'hear'>;
  readonly window: OneWindow;
  /** Opens the window at a place, or where it begins by itself. */
  readonly open: (place: string | null) => MainWindow;
  /** Keeps a file for the window that is being opened: it asks for it itself, since it hears no push yet. */
  readonly keepFile: (file: HostPath) => void;
  /** The app goes on without a window. */
  readonly staysWithoutWindow: () => boolean;
}

/**
 * Shows the window whenever the system asks for it, with the file or place that it was asked for. Answers with what shows it.
 */
export function showAgain({ askings, window, open, keepFile, staysWithoutWindow }: Parts): () => void {
  const show = ({ file, link }: Asked) => {
    const wanted = link === null ? null : placeOfLink(link);
    const current = window.current();
    if (current === null) {
      if (file !== null) keepFile(file);
      open(wanted);
      return;
    }
    current.focus();
    if (file !== null) window.push('openFile', file);
    if (wanted !== null) window.push('window.place', wanted);
  };
  const showOnly = () => show({ file: null, link: null });
  askings.hear(show);
  if (app.isPackaged) app.setAsDefaultProtocolClient(linkScheme);
  app.on('activate', showOnly);
  app.on('window-all-closed', () => {
    if (!staysWithoutWindow()) app.quit();
  });
  return showOnly;
}

import { join } from 'node:path';
import { app, clipboard, shell } from 'electron';
import { openFolder, openInEditor, revealFile, revealPath } from '../desktop/open-stack.ts';
import { openTerminal } from '../desktop/open-terminal.ts';
import { type System, thisSystem } from '../desktop/system.ts';
import type { GrantedPaths } from '../files/granted-paths.ts';
import type { Desktop } from '../ipc/handlers.ts';
import { chooseFile, chooseMany, chooseWhereToSave } from '../window/choose-file.ts';
import type { OneWindow } from '../window/one-window.ts';
import { openLink } from '../window/open-link.ts';
import { tellAway } from '../window/tell-away.ts';

/** A file of the name given in the user's folder for downloads: where a save dialog begins. */
const inDownloads = (name: string) => join(app.getPath('downloads'), name);

/** The system's dialogs over the window, for files that go in and out. */
export const dialogsOver = (window: OneWindow) => ({
  saveAs: (name: string) => window.ask((over) => chooseWhereToSave(over, 'file', inDownloads(name))),
  saveLogAs: (name: string) => window.ask((over) => chooseWhereToSave(over, 'log', inDownloads(name))),
  exportAs: (name: string) =>
    window.ask((over) => chooseWhereToSave(over, 'volume-export', inDownloads(name))),
  folderFor: () => window.ask((over) => chooseFile(over, 'download-folder')),
  archive: () => window.ask((over) => chooseFile(over, 'archive')),
});

/** What the commands use of the operating system. */
export function desktopOf(
  window: OneWindow,
  granted: GrantedPaths,
  chosenPrograms: System['chosen'],
): Desktop {
  const system = thisSystem({
    openPath: (path) => shell.openPath(path),
    showItem: (path) => shell.showItemInFolder(path),
    chosen: chosenPrograms,
  });
  return {
    choose: (what) => window.ask((over) => chooseFile(over, what)),
    chooseUpload: async (what) => {
      const paths = (await window.ask((over) => chooseMany(over, `upload-${what}`))) ?? [];
      granted.grant(paths);
      return paths;
    },
    chooseWhereToSave: dialogsOver(window).saveLogAs,
    openLink: (url) => openLink(url, shell.openExternal),
    readClipboard: async () => clipboard.readText(),
    writeClipboard: (text) => clipboard.writeText(text),
    notify: (title, body) => {
      const current = window.current();
      if (current !== null) tellAway(current, title, body);
    },
    openTerminal: (engine, container) => openTerminal(system, engine, container),
    revealPath: (engine, path) => revealPath(system, engine, path),
    revealFile: (path) => revealFile(system, path),
    openStack: (engine, files, what) =>
      what === 'folder' ? openFolder(system, engine, files) : openInEditor(system, engine, files),
  };
}

import { join } from 'node:path';
import { app, ipcMain, nativeTheme, powerMonitor, shell } from 'electron';
import type { AppState } from '../../shared/app-state.ts';
import type { HostPath } from '../../shared/ids.ts';
import type { CommandLine } from '../command-line.ts';
import { isThere } from '../data/gather-delete-plan.ts';
import { createDiagnostics } from '../diagnostics/diagnostics.ts';
import { createTerminals } from '../exec/terminals.ts';
import { createDragOut } from '../files/drag-out.ts';
import { createFiles, filesAt } from '../files/files.ts';
import { createGrantedPaths } from '../files/granted-paths.ts';
import { createTransfers } from '../files/transfers.ts';
import { createRecentRuns } from '../history/recent-runs.ts';
import type { SettingsFile } from '../history/settings-file.ts';
import { createHandlers } from '../ipc/handlers.ts';
import { createOpeners } from '../ipc/openers.ts';
import { answerBy } from '../ipc/serve-commands.ts';
import { serveDropped } from '../ipc/serve-dropped.ts';
import { createStreams } from '../ipc/serve-streams.ts';
import type { Served } from '../ipc/serve-window.ts';
import type { AppLanguage } from '../window/app-language.ts';
import { dragFrom } from '../window/drag-from.ts';
import type { MainWindow } from '../window/main-window.ts';
import type { OneWindow } from '../window/one-window.ts';
import { taskProgress } from '../window/task-progress.ts';
import { whileVisible } from '../window/while-visible.ts';
import type { Askings } from './asked.ts';
import { chosenSettings, loginOfThisSystem } from './chosen-settings.ts';
import { desktopOf, dialogsOver } from './desktop-of-window.ts';
import { createEngineSide } from './engine-side.ts';
import { openKeptFiles } from './kept-files.ts';
import type { KeptFilesPlace } from './kept-place.ts';
import { quitWhenSaved, windDown } from './quit.ts';
import { showAgain } from './shown-again.ts';
import { trayOfApp } from './tray-of-app.ts';
import { updatesOfApp } from './updates-of-app.ts';

/** To start a program holds up everything else for a moment, which is not to be the one before the first picture. */
const firstLookMs = 1_500;

interface Parts {
  readonly window: OneWindow;
  readonly askings: Askings;
  readonly firstPage: MainWindow;
  readonly openPage: (at: string | null) => MainWindow;
  readonly place: KeptFilesPlace;
  readonly settings: SettingsFile;
  readonly language: AppLanguage;
  /** The folder of files that the app comes with. */
  readonly assets: string;
  readonly commandLine: CommandLine;
}

/** All that is behind the window, put together. */
export interface BehindWindow extends Served {
  /** Resolves when nothing would be lost by a window that begins anew. */
  quiet(): Promise<void>;
  /** All words are others now. */
  respeak(): void;
}

export async function openBehindWindow(parts: Parts): Promise<BehindWindow> {
  const { window, askings, firstPage, openPage, place, settings, language, assets, commandLine } = parts;
  const { dir, now } = place;
  const { push, isSender } = window;
  const kept = await openKeptFiles(place, settings);
  const engineSide = createEngineSide({ kept, dir, assets, context: commandLine.context, push, now });
  const { inventory, operations, yard, openings, compose, deletedStacks, stats, data } = engineSide;
  powerMonitor.on('resume', inventory.wokeUp);
  operations.subscribe((list) => window.current()?.browserWindow.setProgressBar(taskProgress(list)));

  const { electron = '', chrome = '', node } = process.versions;
  const runtime = { electron, chrome, node };
  const diagnostics = createDiagnostics({ inventory, operations, dir, runtime, now });
  const granted = createGrantedPaths();
  const terminals = createTerminals();
  const dialogs = dialogsOver(window);
  const at = filesAt(inventory, openings.get);
  const files = createFiles(at, granted, now);
  const transfers = createTransfers({
    at,
    dialogs,
    platform: process.platform,
    now,
    granted,
    onChanged: files.changed,
  });
  const dragOut = createDragOut({
    at,
    folder: join(dir, 'drag-out'),
    drag: dragFrom(window, join(assets, 'icon.png')),
  });
  const streams = createStreams(
    createOpeners({ engine: inventory, terminals, transfers }),
    window.tellStream,
  );
  serveDropped(ipcMain, granted.grant, isSender);

  const letGoOfPage = () => {
    streams.closeAll();
    void openings.closeAll();
  };
  const follow = (opened: MainWindow) => {
    opened.browserWindow.on('closed', letGoOfPage);
    whileVisible(opened.browserWindow, engineSide.setSeen);
    // A page that begins anew watches nothing yet, and has no stream open.
    opened.browserWindow.webContents.on('did-navigate', () => {
      stats.watch([]);
      data.watch([]);
      letGoOfPage();
    });
    // A Compose file may have been moved, or the CLI installed, while another window was in front.
    opened.browserWindow.on('focus', () => {
      deletedStacks.refresh();
      if (compose.known() !== null) void compose.look();
    });
  };
  follow(firstPage);

  let openFile: HostPath | null = commandLine.file;
  const openWindow = showAgain({
    askings,
    window,
    open: (wanted) => {
      const opened = openPage(wanted);
      follow(opened);
      return opened;
    },
    keepFile: (asked) => {
      openFile = asked;
    },
    staysWithoutWindow: () => process.platform === 'darwin' || settings.get().tray,
  });
  const tray = trayOfApp({ assets, yard, inventory, openWindow });
  tray.set(settings.get().tray);
  const chosen = chosenSettings(settings, loginOfThisSystem(), (next) => {
    nativeTheme.themeSource = next.theme;
    void language.choose(next.language);
    tray.set(next.tray);
  });

  const saveNow = quitWhenSaved(async () => {
    await windDown(operations, [terminals.endAll(), transfers.endAll(), dragOut.clear()]);
    await window.current()?.save();
    await openings.closeAll();
    engineSide.stop();
    await kept.flush();
  });
  const updates = updatesOfApp({
    settings,
    operations,
    window,
    saveNow,
    push: (state) => push('update', state),
    now,
  });

  const handlers = createHandlers({
    yard,
    volumes: {
      volumes: engineSide.volumes,
      countings: engineSide.countings,
      openings,
      desktop: {
        chooseArchive: dialogs.archive,
        chooseExport: dialogs.exportAs,
        showFile: (path) => shell.showItemInFolder(path),
      },
    },
    inventory,
    engines: engineSide.engines,
    published: engineSide.published,
    deletedStacks,
    stats,
    data,
    files,
    desktop: desktopOf(window, granted, () => settings.get().programs),
    walkthrough: engineSide.walkthrough,
    updates,
    dragOut,
    diagnostics,
    keptFiles: kept.problems,
    recent: createRecentRuns({ settings, isThere, now }),
    settings: chosen,
    pageSaved: () => window.current()?.saved(),
    composeCli: compose.known,
    facts: {
      appVersion: app.getVersion(),
      platform: platformOf(process.platform),
      homeDir: engineSide.homeDir,
    },
    takeOpenFile: () => {
      const taken = openFile;
      openFile = null;
      return taken;
    },
  });

  setTimeout(() => void compose.look(), firstLookMs);
  // What can't be kept now is looked at again at the next start.
  void chosen.followSystem().catch(() => undefined);
  return {
    answer: answerBy(handlers, diagnostics.commandFailed),
    streams,
    quiet: async () => {
      await Promise.all([terminals.whenNone(), transfers.whenNone()]);
    },
    respeak: tray.refresh,
  };
}

const platformOf = (platform: NodeJS.Platform): AppState['platform'] =>
  platform === 'darwin' || platform === 'win32' ? platform : 'linux';

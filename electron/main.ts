import { join } from 'node:path';
import { app, BrowserWindow, ipcMain, Menu, nativeTheme, powerMonitor, protocol, shell } from 'electron';
import type { HostPath } from '../shared/ids.ts';
import type { AppState } from '../shared/ipc.ts';
import { spokenCatalogue } from '../shared/texts.ts';
import { type Asked, whenAsked } from './app/asked.ts';
import { desktopOf, dialogsOver } from './app/desktop-of-window.ts';
import { createEngineSide } from './app/engine-side.ts';
import { keptFilesAt, openKeptFiles } from './app/kept-files.ts';
import { quitWhenSaved, windDown } from './app/quit.ts';
import { type CommandLine, ownArguments, readCommandLine } from './command-line.ts';
import { isThere } from './data/gather-delete-plan.ts';
import { createTerminals } from './exec/terminals.ts';
import { createFiles, filesAt } from './files/files.ts';
import { createGrantedPaths } from './files/granted-paths.ts';
import { createTransfers } from './files/transfers.ts';
import { createRecentRuns } from './history/recent-runs.ts';
import { openSettingsFile } from './history/settings-file.ts';
import { createHandlers } from './ipc/handlers.ts';
import { createOpeners } from './ipc/openers.ts';
import { type Handlers, serveCommands } from './ipc/serve-commands.ts';
import { serveDropped } from './ipc/serve-dropped.ts';
import { createStreams, serveStreams } from './ipc/serve-streams.ts';
import { createAppLanguage } from './window/app-language.ts';
import { linkScheme, placeOfLink } from './window/app-link.ts';
import { appSchemePrivileges, serveApp } from './window/app-protocol.ts';
import { applicationMenu } from './window/application-menu.ts';
import { type MainWindow, openMainWindow } from './window/main-window.ts';
import { createOneWindow } from './window/one-window.ts';
import { openLink } from './window/open-link.ts';
import { taskProgress } from './window/task-progress.ts';
import { whileVisible } from './window/while-visible.ts';

// The build puts main, preload and renderer side by side under out/.
const built = join(import.meta.dirname, '..');
const assets = app.isPackaged ? process.resourcesPath : join(built, '..', 'assets');
/** To start a program holds up everything else for a moment, which is not to be the one before the first picture. */
const firstLookMs = 1_500;
const devServer = app.isPackaged ? null : (process.env.ELECTRON_RENDERER_URL ?? null);

const commandLine = readCommandLine(ownArguments(process.argv, app.isPackaged), process.cwd());
if (commandLine.userDataDir !== null) app.setPath('userData', commandLine.userDataDir);
protocol.registerSchemesAsPrivileged([appSchemePrivileges]);

// Else Electron makes a menu of its own first, which takes longer than ours does later.
Menu.setApplicationMenu(null);

if (app.requestSingleInstanceLock({ file: commandLine.file, link: commandLine.link })) {
  void app.whenReady().then(() => start(commandLine));
} else {
  app.quit();
}

async function start({ context, file, link }: CommandLine): Promise<void> {
  serveApp(protocol, join(built, 'renderer'), spokenCatalogue);

  const now = () => Date.now();
  const dir = app.getPath('userData');
  const place = keptFilesAt(dir, now);
  const settings = await openSettingsFile(place);
  nativeTheme.themeSource = settings.get().theme;

  const window = createOneWindow();
  const { push, isSender } = window;
  const developing = !app.isPackaged;
  const onCommand = (id: string) => push('window.command', id);
  const setMenu = () =>
    Menu.setApplicationMenu(
      Menu.buildFromTemplate(applicationMenu({ platform: process.platform, developing, onCommand })),
    );
  const terminals = createTerminals();
  let openTransfers: () => Promise<void> = async () => undefined;
  const language = createAppLanguage({
    preferred: () => app.getPreferredSystemLanguages(),
    quiet: async () => {
      await Promise.all([terminals.whenNone(), openTransfers()]);
    },
    onChange: () => {
      setMenu();
      window.current()?.browserWindow.webContents.reload();
    },
  });
  await language.choose(settings.get().language);

  let openFile: HostPath | null = file;
  const openPage = (at: string | null) => {
    const opened = openMainWindow({
      preload: join(built, 'preload', 'preload.cjs'),
      icon: join(assets, 'icon.png'),
      devServer,
      place: at,
      onLink: (url) => void openLink(url, shell.openExternal).catch(() => undefined),
    });
    window.set(opened);
    return opened;
  };
  // The page loads while all that follows is made ready; what it asks meanwhile is answered then.
  const firstPage = openPage(link === null ? null : placeOfLink(link));
  let serve: (handlers: Handlers) => void = () => undefined;
  const served = new Promise<Handlers>((resolve) => {
    serve = resolve;
  });
  serveCommands(ipcMain, served, isSender);

  const kept = await openKeptFiles(place, settings);
  const engineSide = createEngineSide({ kept, dir, assets, context, push, now });
  const { inventory, operations, openings, compose, deletedStacks, stats, data } = engineSide;
  powerMonitor.on('resume', inventory.wokeUp);
  operations.subscribe((list) => window.current()?.browserWindow.setProgressBar(taskProgress(list)));

  const granted = createGrantedPaths();
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
  openTransfers = transfers.whenNone;
  const streams = createStreams(
    createOpeners({ engine: inventory, terminals, transfers }),
    window.tellStream,
  );
  serveStreams(ipcMain, streams, isSender);
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
      void compose.look();
    });
  };
  follow(firstPage);

  serve(
    createHandlers({
      yard: {
        engine: inventory,
        operations,
        notes: kept.notes,
        deletions: kept.deletions,
        helperOwner: kept.work.owner,
        compose: compose.compose,
        readData: data.read,
        journal: kept.journal,
        now,
      },
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
      keptFiles: kept.problems,
      recent: createRecentRuns({ settings, isThere, now }),
      settings: {
        get: settings.get,
        set: async (part) => {
          const next = await settings.set(part);
          nativeTheme.themeSource = next.theme;
          void language.choose(next.language);
          return next;
        },
      },
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
    }),
  );
  setMenu();

  whenAsked(({ file, link }: Asked) => {
    const wanted = link === null ? null : placeOfLink(link);
    const current = window.current();
    if (current === null) {
      // A window that is only being opened hears no push: it asks for the file itself.
      openFile = file ?? openFile;
      follow(openPage(wanted));
      return;
    }
    current.focus();
    if (file !== null) push('openFile', file);
    if (wanted !== null) push('window.place', wanted);
  });
  if (app.isPackaged) app.setAsDefaultProtocolClient(linkScheme);
  app.on('activate', () => {
    if (BrowserWindow.getAllWindows().length === 0) follow(openPage(null));
  });
  app.on('window-all-closed', () => {
    if (process.platform !== 'darwin') app.quit();
  });
  quitWhenSaved(async () => {
    await windDown(operations, [terminals.endAll(), transfers.endAll()]);
    await window.current()?.save();
    await openings.closeAll();
    engineSide.stop();
    await kept.flush();
  });

  setTimeout(() => void compose.look(), firstLookMs);
}

const platformOf = (platform: NodeJS.Platform): AppState['platform'] =>
  platform === 'darwin' || platform === 'win32' ? platform : 'linux';

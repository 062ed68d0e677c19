import { join } from 'node:path';
import {
  app,
  BrowserWindow,
  clipboard,
  type IpcMainEvent,
  type IpcMainInvokeEvent,
  ipcMain,
  Menu,
  nativeTheme,
  protocol,
  shell,
} from 'electron';
import type { EngineTarget } from '../shared/engine.ts';
import { type HostPath, hostPath, type StackName, type VolumeName } from '../shared/ids.ts';
import type { AppState, Pushes, PushName } from '../shared/ipc.ts';
import { diffSnapshots } from '../shared/snapshot-patch.ts';
import { type CommandLine, ownArguments, readCommandLine } from './command-line.ts';
import { findComposeCli } from './compose/compose-cli.ts';
import { composeProvider } from './compose/compose-provider.ts';
import { isThere } from './data/gather-delete-plan.ts';
import { createDataWatcher } from './data/watch-data.ts';
import { openFolder, openInEditor, revealFile, revealPath } from './desktop/open-stack.ts';
import { openTerminal } from './desktop/open-terminal.ts';
import { thisSystem } from './desktop/system.ts';
import { connectDockerode } from './engine/dockerode-engine.ts';
import { choiceAtStart, createEngineSwitch } from './engine/engine-switch.ts';
import { resolveTarget } from './engine/engine-target.ts';
import { createInventory, type Inventory } from './engine/inventory.ts';
import { knownEngines } from './engine/known-engines.ts';
import { createStatsSampler } from './engine/sample-stats.ts';
import { contextFolders, surroundings } from './engine/surroundings.ts';
import { watchFolders } from './engine/watch-folders.ts';
import { createTerminals } from './exec/terminals.ts';
import { createFiles, filesAt } from './files/files.ts';
import { createGrantedPaths } from './files/granted-paths.ts';
import { createTransfers } from './files/transfers.ts';
import { openAdditionJournal } from './history/addition-journal.ts';
import { createDeletedStacksFeed } from './history/deleted-stacks-feed.ts';
import { openDeletionNotes } from './history/deletion-notes.ts';
import { createRecentRuns } from './history/recent-runs.ts';
import { rememberStacks } from './history/remember-stacks.ts';
import { openSettingsFile } from './history/settings-file.ts';
import { openStackNotes } from './history/stack-notes.ts';
import { openVolumeExports } from './history/volume-exports.ts';
import { openWorkNotes } from './history/work-notes.ts';
import { createHandlers } from './ipc/handlers.ts';
import { createOpeners } from './ipc/openers.ts';
import { type Handlers, serveCommands } from './ipc/serve-commands.ts';
import { serveDropped } from './ipc/serve-dropped.ts';
import { createStreams, serveStreams } from './ipc/serve-streams.ts';
import { stackOfLock } from './operations/lock.ts';
import { createOperations, type Operations } from './operations/operations.ts';
import { putRight } from './operations/start-left.ts';
import { createCountings } from './volumes/counting.ts';
import { createOpenings } from './volumes/openings.ts';
import { samplePlaces } from './walkthrough/get-sample/get-sample.ts';
import { openProgressFile } from './walkthrough/progress-file.ts';
import { createWalkthrough } from './walkthrough/walkthrough.ts';
import { linkScheme, placeOfLink } from './window/app-link.ts';
import { appSchemePrivileges, serveApp } from './window/app-protocol.ts';
import { applicationMenu } from './window/application-menu.ts';
import { chooseFile, chooseMany, chooseWhereToSave } from './window/choose-file.ts';
import { type MainWindow, openMainWindow } from './window/main-window.ts';
import { openLink } from './window/open-link.ts';
import { taskProgress } from './window/task-progress.ts';
import { tellAway } from './window/tell-away.ts';
import { whileVisible } from './window/while-visible.ts';

// The build puts main, preload and renderer side by side under out/.
const built = join(import.meta.dirname, '..');
const assets = app.isPackaged ? process.resourcesPath : join(built, '..', 'assets');
const longestWaitToQuitMs = 15_000;
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
  serveApp(protocol, join(built, 'renderer'));

  const now = () => Date.now();
  const dir = app.getPath('userData');
  const settings = await openSettingsFile({ dir, now });
  nativeTheme.themeSource = settings.get().theme;

  let openFile: HostPath | null = file;
  const openPage = (place: string | null) =>
    openMainWindow({
      preload: join(built, 'preload', 'preload.cjs'),
      icon: join(assets, 'icon.png'),
      devServer,
      place,
      onLink: (url) => void openLink(url, shell.openExternal).catch(() => undefined),
    });
  // The page loads while all that follows is made ready; what it asks meanwhile is answered then.
  const firstPage = openPage(link === null ? null : placeOfLink(link));
  let window: MainWindow | null = firstPage;
  const isOurs = (event: IpcMainInvokeEvent | IpcMainEvent) => window?.isSender(event) ?? false;
  const push = <Name extends PushName>(name: Name, payload: Pushes[Name]) => window?.push(name, payload);
  let serve: (handlers: Handlers) => void = () => undefined;
  const served = new Promise<Handlers>((resolve) => {
    serve = resolve;
  });
  serveCommands(ipcMain, served, isOurs);

  const [notes, journal, walkthroughFile, exports, workNotes, deletions] = await Promise.all([
    openStackNotes({ dir, now }),
    openAdditionJournal({ dir, now }),
    openProgressFile({ dir, now }),
    openVolumeExports({ dir, now }),
    openWorkNotes({ dir, now }),
    openDeletionNotes(dir),
  ]);

  const operations = createOperations(now);
  const around = surroundings(context);
  const engines = createEngineSwitch({
    resolve: (choice) => resolveTarget({ ...around, choice }),
    known: () => knownEngines(around),
    current: () => inventory.snapshot().connection.target,
    reconnect: () => inventory.switchEngine(),
    mustBeIdle: operations.mustBeIdle,
    idle: operations.idle,
    first: choiceAtStart(settings.get().engine, around),
    keep: (engine) => settings.set({ engine }),
  });
  const inventory = createInventory({ resolve: engines.resolve, connect: connectDockerode });
  const stopFollowing = watchFolders(contextFolders(around), () => void engines.filesChanged());
  const compose = composeProvider({
    env: process.env,
    find: () => findComposeCli({ env: process.env, platform: process.platform }),
    target: () => targetOf(inventory.snapshot().connection),
    onFound: (cli) => push('compose', cli),
  });
  const deletedStacks = createDeletedStacksFeed({
    snapshot: inventory.snapshot,
    notes,
    isThere,
    onChange: (list) => push('deletedStacks', list),
  });
  const remember = rememberStacks({ notes, changing: () => stacksAtWork(operations) });

  const countings = createCountings();
  const openings = createOpenings();
  const volumes = {
    engine: inventory,
    operations,
    exports,
    notes: workNotes,
    safeFolder: hostPath(join(dir, 'volume-exports')),
    letGo: async (name: VolumeName) => {
      await Promise.all([countings.stop(name), openings.close(name)]);
    },
    now,
  };
  whenEngineComes(inventory, () => putRight(volumes));

  let published = inventory.snapshot();
  inventory.subscribe((snapshot) => {
    const patch = diffSnapshots(published, snapshot);
    if (patch) {
      published = snapshot;
      push('engine.patch', patch);
    }
    remember(snapshot);
    deletedStacks.refresh();
  });
  notes.subscribe(deletedStacks.refresh);
  deletions.subscribe(() => push('deletions', deletions.list()));
  journal.subscribe(() => push('unfinishedVolumes', journal.unfinished()));
  operations.subscribe((list) => {
    push('operations', list);
    window?.browserWindow.setProgressBar(taskProgress(list));
    // What an operation emptied or filled is only noted for good when it has ended.
    remember(inventory.snapshot());
    deletedStacks.refresh();
  });
  operations.onLines((id, lines) => push('operation.lines', { id, lines }));

  const system = thisSystem({
    openPath: (path) => shell.openPath(path),
    showItem: (path) => shell.showItemInFolder(path),
    chosen: () => settings.get().programs,
  });
  const stats = createStatsSampler({ inventory, push: (figures) => push('stats', figures) });
  const data = createDataWatcher({ inventory, push: (news) => push('data', news) });
  const walkthrough = createWalkthrough({
    inventory,
    compose: compose.compose,
    kept: walkthroughFile,
    places: samplePlaces(process.env, join(assets, 'sample')),
    env: process.env,
    homeDir: hostPath(around.homeDir),
    isThere,
    push: (state) => push('walkthrough', state),
  });

  const terminals = createTerminals();
  const granted = createGrantedPaths();
  const at = filesAt(inventory, openings.get);
  const files = createFiles(at, granted, now);
  const dialogs = {
    saveAs: async (name: string) =>
      window === null
        ? null
        : chooseWhereToSave(window.browserWindow, 'file', join(app.getPath('downloads'), name)),
    folderFor: async () => (window === null ? null : chooseFile(window.browserWindow, 'download-folder')),
  };
  const transfers = createTransfers({
    at,
    dialogs,
    platform: process.platform,
    now,
    granted,
    onChanged: files.changed,
  });
  const streams = createStreams(createOpeners({ engine: inventory, terminals, transfers }), (id, news) =>
    window?.tellStream(id, news),
  );
  serveStreams(ipcMain, streams, isOurs);
  serveDropped(ipcMain, granted.grant, isOurs);

  const follow = (opened: MainWindow) => {
    opened.browserWindow.on('closed', () => {
      window = null;
      streams.closeAll();
      void openings.closeAll();
    });
    whileVisible(opened.browserWindow, (visible) => {
      inventory.setSeen(visible);
      stats.setActive(visible);
      data.setActive(visible);
      walkthrough.setActive(visible);
    });
    // A page that begins anew watches nothing yet, and has no stream open.
    opened.browserWindow.webContents.on('did-navigate', () => {
      stats.watch([]);
      data.watch([]);
      streams.closeAll();
      void openings.closeAll();
    });
    // A Compose file may have been moved, or the CLI installed, while another window was in front.
    opened.browserWindow.on('focus', () => {
      deletedStacks.refresh();
      void compose.look();
    });
    window = opened;
  };
  follow(firstPage);

  serve(
    createHandlers({
      yard: {
        engine: inventory,
        operations,
        notes,
        deletions,
        helperOwner: workNotes.owner,
        compose: compose.compose,
        readData: data.read,
        journal,
        now,
      },
      volumes: {
        volumes,
        countings,
        openings,
        desktop: {
          chooseArchive: async () => (window === null ? null : chooseFile(window.browserWindow, 'archive')),
          chooseExport: async (name) =>
            window === null
              ? null
              : chooseWhereToSave(
                  window.browserWindow,
                  'volume-export',
                  join(app.getPath('downloads'), name),
                ),
          showFile: (path) => shell.showItemInFolder(path),
        },
      },
      inventory,
      engines,
      published: () => published,
      deletedStacks,
      stats,
      data,
      files,
      desktop: {
        choose: async (what) => (window === null ? null : chooseFile(window.browserWindow, what)),
        chooseUpload: async (what) => {
          const paths = window === null ? [] : await chooseMany(window.browserWindow, `upload-${what}`);
          granted.grant(paths);
          return paths;
        },
        chooseWhereToSave: async (name) =>
          window === null
            ? null
            : chooseWhereToSave(window.browserWindow, 'log', join(app.getPath('downloads'), name)),
        openLink: (url) => openLink(url, shell.openExternal),
        readClipboard: async () => clipboard.readText(),
        writeClipboard: (text) => clipboard.writeText(text),
        notify: (title, body) => {
          if (window !== null) tellAway(window, title, body);
        },
        openTerminal: (engine, container) => openTerminal(system, engine, container),
        revealPath: (engine, path) => revealPath(system, engine, path),
        revealFile: (path) => revealFile(system, path),
        openStack: (engine, files, what) =>
          what === 'folder' ? openFolder(system, engine, files) : openInEditor(system, engine, files),
      },
      walkthrough,
      recent: createRecentRuns({ settings, isThere, now }),
      settings: {
        get: settings.get,
        set: async (part) => {
          const next = await settings.set(part);
          nativeTheme.themeSource = next.theme;
          return next;
        },
      },
      pageSaved: () => window?.saved(),
      composeCli: compose.known,
      facts: {
        appVersion: app.getVersion(),
        platform: platformOf(process.platform),
        homeDir: hostPath(around.homeDir),
      },
      takeOpenFile: () => {
        const taken = openFile;
        openFile = null;
        return taken;
      },
    }),
  );

  const developing = !app.isPackaged;
  const onCommand = (id: string) => push('window.command', id);
  Menu.setApplicationMenu(
    Menu.buildFromTemplate(applicationMenu({ platform: process.platform, developing, onCommand })),
  );

  const openAsked = ({ file, link }: Asked) => {
    const wanted = link === null ? null : placeOfLink(link);
    if (window === null) {
      // A window that is only being opened hears no push: it asks for the file itself.
      openFile = file ?? openFile;
      follow(openPage(wanted));
      return;
    }
    window.focus();
    if (file !== null) push('openFile', file);
    if (wanted !== null) push('window.place', wanted);
  };
  app.on('second-instance', (_event, _argv, _workingDir, data) => openAsked(askedOf(data)));
  // So macOS hands over a file and a link, also to the app that runs.
  app.on('open-file', (event, path) => {
    event.preventDefault();
    openAsked({ file: hostPath(path), link: null });
  });
  app.on('open-url', (event, link) => {
    event.preventDefault();
    openAsked({ file: null, link });
  });
  if (app.isPackaged) app.setAsDefaultProtocolClient(linkScheme);
  app.on('activate', () => {
    if (BrowserWindow.getAllWindows().length === 0) follow(openPage(null));
  });
  app.on('window-all-closed', () => {
    if (process.platform !== 'darwin') app.quit();
  });
  quitWhenSaved(async () => {
    // What was stopped for a volume is started again; what can't be, the next start of the app starts.
    for (const { id, kind, target, state, cancellable } of operations.list()) {
      const isOfVolume = target.kind === 'volume' || kind === 'add-volume';
      if (isOfVolume && cancellable && state.kind === 'running') operations.cancel(id);
    }
    // A deletion is not left half done; what takes longer, such as a pull, is interrupted.
    await Promise.race([
      Promise.all([operations.idle(), terminals.endAll(), transfers.endAll()]),
      elapsed(longestWaitToQuitMs),
    ]);
    await window?.save();
    await openings.closeAll();
    stats.stop();
    data.stop();
    walkthrough.stop();
    stopFollowing();
    inventory.stop();
    await Promise.all([notes.flush(), settings.flush(), walkthroughFile.flush()]);
  });

  setTimeout(() => void compose.look(), firstLookMs);
}

/** Calls each time that the engine has come, or come back, and its list is known. A failure is for the next time. */
function whenEngineComes(inventory: Inventory, work: () => Promise<void>): void {
  let known: string | null = null;
  inventory.subscribe(({ connection, listedAt }) => {
    const engine = connection.kind === 'ready' && listedAt !== null ? connection.engine.id : null;
    if (engine !== null && engine !== known) void work().catch(() => undefined);
    known = engine;
  });
}

const elapsed = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));

const targetOf = (connection: AppState['snapshot']['connection']): EngineTarget | null => connection.target;

const platformOf = (platform: NodeJS.Platform): AppState['platform'] =>
  platform === 'darwin' || platform === 'win32' ? platform : 'linux';

/** What the app was started with once more, or handed by the system. */
type Asked = Pick<CommandLine, 'file' | 'link'>;

function askedOf(data: unknown): Asked {
  const own = typeof data === 'object' && data !== null ? data : {};
  const file = 'file' in own && typeof own.file === 'string' ? hostPath(own.file) : null;
  return { file, link: 'link' in own && typeof own.link === 'string' ? own.link : null };
}

function stacksAtWork(operations: Operations): ReadonlyMap<StackName, 'deleting' | 'other'> {
  const atWork = new Map<StackName, 'deleting' | 'other'>();
  for (const [lock, kind] of operations.held()) {
    const stack = stackOfLock(lock);
    if (stack !== null) atWork.set(stack, kind === 'delete' ? 'deleting' : 'other');
  }
  return atWork;
}

/** Holds the end of the app until what is kept in files is there. */
function quitWhenSaved(save: () => Promise<void>): void {
  let saved = false;
  app.on('before-quit', (event) => {
    if (saved) return;
    event.preventDefault();
    void save().finally(() => {
      saved = true;
      app.quit();
    });
  });
}

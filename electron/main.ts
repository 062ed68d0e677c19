import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { app, ipcMain, Menu, nativeTheme, protocol, shell } from 'electron';
import { spokenCatalogue } from '../shared/texts.ts';
import { keepAskings } from './app/asked.ts';
import type { BehindWindow } from './app/behind-window.ts';
import { keptFilesAt } from './app/kept-place.ts';
import { type CommandLine, ownArguments, readCommandLine } from './command-line.ts';
import { serveWindow } from './ipc/serve-window.ts';
import { createAppLanguage } from './window/app-language.ts';
import { placeOfLink } from './window/app-link.ts';
import { appSchemePrivileges, serveApp } from './window/app-protocol.ts';
import { applicationMenu } from './window/application-menu.ts';
import { mayHaveGraphicsCard } from './window/graphics-card.ts';
import { backgroundColor, openMainWindow } from './window/main-window.ts';
import { createOneWindow } from './window/one-window.ts';
import { openLink } from './window/open-link.ts';

// The build puts main, preload and renderer side by side under out/.
const built = join(import.meta.dirname, '..');
const assets = app.isPackaged ? process.resourcesPath : join(built, '..', 'assets');
const devServer = app.isPackaged ? null : (process.env.ELECTRON_RENDERER_URL ?? null);

/** A page that was not asked for by then is not going to be. */
const pagePatienceMs = 2_000;

const askings = keepAskings(app);
const commandLine = readCommandLine(ownArguments(process.argv, app.isPackaged), process.cwd());
if (commandLine.userDataDir !== null) app.setPath('userData', commandLine.userDataDir);
protocol.registerSchemesAsPrivileged([appSchemePrivileges]);

// Else the window waits until drawing by a card was tried, in a process of its own, and has failed.
if (!mayHaveGraphicsCard(process.platform, existsSync)) app.disableHardwareAcceleration();

// Else Electron makes a menu of its own first, which takes longer than ours does later.
Menu.setApplicationMenu(null);

if (app.requestSingleInstanceLock({ file: commandLine.file, link: commandLine.link })) {
  void app.whenReady().then(() => {
    const { file, link } = askings.taken();
    return start({ ...commandLine, file: file ?? commandLine.file, link: link ?? commandLine.link });
  });
} else {
  app.quit();
}

/**
 * Opens the window with no more than it takes, and all else behind it while its page starts: the settings, of which the
 * page waits for its language and its colours, then the rest.
 */
async function start(asked: CommandLine): Promise<void> {
  let tellSettled: () => void = () => undefined;
  const settled = new Promise<void>((resolve) => {
    tellSettled = resolve;
  });
  const pageServed = serveApp(protocol, join(built, 'renderer'), () => settled.then(spokenCatalogue));

  const window = createOneWindow();
  const setMenu = () =>
    Menu.setApplicationMenu(
      Menu.buildFromTemplate(
        applicationMenu({
          platform: process.platform,
          developing: !app.isPackaged,
          onCommand: (id) => window.push('window.command', id),
        }),
      ),
    );
  let behind: BehindWindow | null = null;
  const language = createAppLanguage({
    preferred: () => app.getPreferredSystemLanguages(),
    quiet: async () => behind?.quiet(),
    onChange: () => {
      if (!isSettled) return;
      setMenu();
      behind?.respeak();
      window.current()?.browserWindow.webContents.reload();
    },
  });
  let isSettled = false;

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
  const firstPage = openPage(asked.link === null ? null : placeOfLink(asked.link));
  const place = keptFilesAt(app.getPath('userData'), () => Date.now());
  const { openSettingsFile } = await import('./history/settings-file.ts');
  const settings = await openSettingsFile(place);
  nativeTheme.themeSource = settings.get().theme;
  firstPage.browserWindow.setBackgroundColor(backgroundColor());
  await language.choose(settings.get().language);
  isSettled = true;
  tellSettled();
  // To read all the code takes as long as to start the page's process, and is done beside it, once the page itself was
  // served: till then the page would wait for main. What it asks meanwhile is answered then.
  const pageStarts =
    devServer === null ? Promise.race([pageServed, sleep(pagePatienceMs)]) : Promise.resolve();
  const opening = pageStarts
    .then(() => import('./app/behind-window.ts'))
    .then(({ openBehindWindow }) =>
      openBehindWindow({
        window,
        askings,
        firstPage,
        openPage,
        place,
        settings,
        language,
        assets,
        commandLine: asked,
      }),
    );
  serveWindow(ipcMain, opening, window.isSender);
  behind = await opening;
  setMenu();
}

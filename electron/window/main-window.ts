import {
  BrowserWindow,
  type IpcMainEvent,
  type IpcMainInvokeEvent,
  Menu,
  nativeTheme,
  type WebContents,
} from 'electron';
import type { Pushes, PushName } from '../../shared/ipc.ts';
import type { StreamId, StreamNews } from '../../shared/stream.ts';
import { pushChannel, streamNewsChannel } from '../ipc/channels.ts';
import { appOrigin, appPage } from './app-protocol.ts';
import { type PageSaving, saveBeforeClose } from './save-before-close.ts';
import { textMenu } from './text-menu.ts';

export interface MainWindow extends PageSaving {
  /** True for the main frame of our own window at our own origin: the only sender that is served. */
  isSender(event: IpcMainInvokeEvent | IpcMainEvent): boolean;
  push<Name extends PushName>(name: Name, payload: Pushes[Name]): void;
  tellStream(id: StreamId, news: StreamNews<unknown>): void;
  focus(): void;
  readonly browserWindow: BrowserWindow;
}

export interface WindowOptions {
  readonly preload: string;
  readonly icon: string;
  /** The address of a development server, in place of the built app. */
  readonly devServer: string | null;
  readonly onLink: (url: string) => void;
  /** Where it begins, as it stands after `#`; `null` where the page itself decides. */
  readonly place: string | null;
}

/** Of the page, for as long as it has not been drawn. */
export const backgroundColor = (): string => (nativeTheme.shouldUseDarkColors ? '#12181f' : '#f7f9fb');

export function openMainWindow({ preload, icon, devServer, onLink, place }: WindowOptions): MainWindow {
  const window = new BrowserWindow({
    width: 1280,
    height: 800,
    minWidth: 720,
    minHeight: 480,
    show: false,
    title: 'Stackyard',
    icon,
    autoHideMenuBar: true,
    backgroundColor: backgroundColor(),
    webPreferences: {
      preload,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webviewTag: false,
      spellcheck: false,
    },
  });
  window.once('ready-to-show', () => window.show());
  keepInside(window.webContents, onLink);
  const origin = devServer === null ? appOrigin : new URL(devServer).origin;
  window.webContents.on('context-menu', (_event, params) => {
    const entries = textMenu(params);
    if (entries.length > 0) Menu.buildFromTemplate(entries).popup({ window });
  });
  void window.loadURL(`${devServer ?? appPage}${place === null ? '' : `#${place}`}`);
  const saving = saveBeforeClose(window, () => window.webContents.send(pushChannel('page.save'), null));

  return {
    browserWindow: window,
    ...saving,
    isSender: (event) =>
      !window.isDestroyed() &&
      event.senderFrame !== null &&
      event.senderFrame === window.webContents.mainFrame &&
      originOf(event.senderFrame.url) === origin,
    push(name, payload) {
      if (!window.isDestroyed()) window.webContents.send(pushChannel(name), payload);
    },
    tellStream(id, news) {
      if (!window.isDestroyed()) window.webContents.send(streamNewsChannel, id, news);
    },
    focus() {
      if (window.isMinimized()) window.restore();
      window.show();
      window.focus();
    },
  };
}

// `URL.origin` is "null" for schemes of our own, so the origin is put together.
function originOf(address: string): string {
  if (!URL.canParse(address)) return '';
  const url = new URL(address);
  return `${url.protocol}//${url.host}`;
}

/** No page but ours, no second window, no permission; links go to the browser. */
function keepInside(contents: WebContents, onLink: (url: string) => void): void {
  contents.setWindowOpenHandler(({ url }) => {
    onLink(url);
    return { action: 'deny' };
  });
  contents.on('will-navigate', (event) => event.preventDefault());
  contents.on('will-attach-webview', (event) => event.preventDefault());
  contents.session.setPermissionRequestHandler((_contents, _permission, answer) => answer(false));
  contents.session.setPermissionCheckHandler(() => false);
}

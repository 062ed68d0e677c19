import { contextBridge, ipcRenderer, webUtils } from 'electron';
import { type Bridge, commandNames, pushNames } from '../shared/ipc.ts';
import { commandChannel, pushChannel } from './ipc/channels.ts';

// Only what the contract lists gets through, in both directions, and no Electron object crosses over.
const bridge: Bridge = {
  invoke(name, args) {
    if (!commandNames.has(name)) return Promise.reject(new Error('Not a command'));
    return ipcRenderer.invoke(commandChannel, name, args);
  },
  on(name, listener) {
    if (!pushNames.has(name)) throw new Error('Not a push');
    const channel = pushChannel(name);
    const relay = (_event: unknown, payload: Parameters<typeof listener>[0]) => listener(payload);
    ipcRenderer.on(channel, relay);
    return () => ipcRenderer.removeListener(channel, relay);
  },
  pathOfDropped(file) {
    return file instanceof File ? webUtils.getPathForFile(file) : '';
  },
};

contextBridge.exposeInMainWorld('stackyard', bridge);

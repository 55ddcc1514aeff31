import { contextBridge, ipcRenderer } from 'electron';
import { channels, type DesktopBridge } from './bridge.ts';

/** Runs in the page's isolated world: passes calls on, and holds nothing. No part of ipcRenderer reaches the page. */
const versionArgument = '--dalsam-version=';

const bridge: DesktopBridge = {
  host: {
    name: 'desktop',
    platform: process.platform,
    version: process.argv.find((argument) => argument.startsWith(versionArgument))?.slice(versionArgument.length) ?? '',
  },
  call: (method, input) => ipcRenderer.invoke(channels.call, method, input),
  savePdf: (bytes, fileName) => ipcRenderer.invoke(channels.savePdf, bytes, fileName),
  printPdf: (bytes, fileName) => ipcRenderer.invoke(channels.printPdf, bytes, fileName),
  chooseFolder: () => ipcRenderer.invoke(channels.chooseFolder),
  takePackage: () => ipcRenderer.invoke(channels.takePackage),
  onPackage: (listener) => listenTo(channels.package, listener),
  onLocked: (listener) => listenTo(channels.locked, listener),
};

function listenTo(channel: string, listener: () => void): () => void {
  const heard = () => listener();
  ipcRenderer.on(channel, heard);
  return () => ipcRenderer.removeListener(channel, heard);
}

contextBridge.exposeInMainWorld('dalsam', bridge);

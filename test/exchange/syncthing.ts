import { spawn } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';

/**
 * A real Syncthing (Debian package `syncthing`) on this machine only: it listens on 127.0.0.1, announces itself to nobody,
 * asks nobody for addresses, and is told its one peer's. Started and ended by the test.
 */
export interface Syncthing {
  readonly home: string;
  readonly folder: string;
  readonly deviceId: string;
  readonly address: string;
  start(peer: { readonly deviceId: string; readonly address: string }): Promise<void>;
  /** Resolves when its folder holds what the other one's does. */
  upToDate(): Promise<boolean>;
  stop(): Promise<void>;
}

const apiKey = 'dalsam-test';

export async function makeSyncthing(home: string): Promise<Syncthing> {
  const folder = join(home, 'folder');
  mkdirSync(folder, { recursive: true });
  await run(['generate', `--home=${home}`, '--no-default-folder', '--skip-port-probing']);
  const deviceId = (await run(['--device-id', `--home=${home}`])).trim();
  const [sync, gui] = [await freePort(), await freePort()];
  const address = `tcp://127.0.0.1:${sync}`;
  let child: ReturnType<typeof spawn> | undefined;
  const api = async (path: string) => {
    const response = await fetch(`http://127.0.0.1:${gui}/rest/${path}`, { headers: { 'X-API-Key': apiKey } });
    if (!response.ok) throw new Error(`syncthing answers ${response.status}`);
    return (await response.json()) as Record<string, unknown>;
  };
  return {
    home,
    folder,
    deviceId,
    address,
    start: async (peer) => {
      const key = /<apikey>[^<]*<\/apikey>/;
      if (!key.test(readFileSync(join(home, 'config.xml'), 'utf8'))) throw new Error('syncthing made no configuration');
      writeFileSync(join(home, 'config.xml'), configuration({ deviceId, address, gui, folder, peer }));
      child = spawn('syncthing', ['serve', `--home=${home}`, '--no-browser', '--no-restart', '--no-upgrade'], {
        stdio: 'ignore',
        env: { ...process.env, STNODEFAULTFOLDER: '1', STNOUPGRADE: '1', HOME: home },
      });
      await until(async () => (await api('system/ping')).ping === 'pong');
    },
    upToDate: async () => {
      const status = await api('db/status?folder=dalsam');
      return status.state === 'idle' && status.needTotalItems === 0;
    },
    stop: async () => {
      const ending = child;
      if (ending === undefined || ending.exitCode !== null) return;
      const ended = new Promise((resolve) => ending.once('exit', resolve));
      ending.kill('SIGTERM');
      await ended;
    },
  };
}

function configuration(about: {
  deviceId: string;
  address: string;
  gui: number;
  folder: string;
  peer: { deviceId: string; address: string };
}): string {
  const { deviceId, address, gui, folder, peer } = about;
  return `<configuration version="36">
  <folder id="dalsam" path="${folder}" type="sendreceive" rescanIntervalS="1" fsWatcherEnabled="true" fsWatcherDelayS="1">
    <device id="${deviceId}"></device><device id="${peer.deviceId}"></device>
  </folder>
  <device id="${deviceId}" name="here"><address>${address}</address></device>
  <device id="${peer.deviceId}" name="there"><address>${peer.address}</address></device>
  <gui enabled="true"><address>127.0.0.1:${gui}</address><apikey>${apiKey}</apikey></gui>
  <options>
    <listenAddress>${address}</listenAddress>
    <globalAnnounceEnabled>false</globalAnnounceEnabled>
    <localAnnounceEnabled>false</localAnnounceEnabled>
    <relaysEnabled>false</relaysEnabled>
    <natEnabled>false</natEnabled>
    <reconnectionIntervalS>1</reconnectionIntervalS>
    <startBrowser>false</startBrowser>
    <crashReportingEnabled>false</crashReportingEnabled>
    <urAccepted>-1</urAccepted>
    <autoUpgradeIntervalH>0</autoUpgradeIntervalH>
    <stunKeepaliveStartS>0</stunKeepaliveStartS>
  </options>
</configuration>
`;
}

function run(args: readonly string[]): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn('syncthing', args, { stdio: ['ignore', 'pipe', 'pipe'] });
    let [out, error] = ['', ''];
    child.stdout.on('data', (chunk) => (out += String(chunk)));
    child.stderr.on('data', (chunk) => (error += String(chunk)));
    child.once('error', reject);
    child.once('exit', (code) => (code === 0 ? resolve(out) : reject(new Error(`syncthing ${args[0]}: ${error}`))));
  });
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() =>
        typeof address === 'object' && address ? resolve(address.port) : reject(new Error('no port')),
      );
    });
  });
}

/** Asks again and again until it is so; what throws is not so yet. */
export async function until(isSo: () => Promise<boolean>, seconds = 60): Promise<void> {
  for (const end = Date.now() + seconds * 1000; Date.now() < end; ) {
    if (await isSo().catch(() => false)) return;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  throw new Error('it did not come to be');
}

import type { Application } from '../application.ts';
import { readPageFiles } from '../page/files.ts';
import type { UserFolders } from '../userFolders.ts';
import { announce, linkFromRunning, withdraw } from './instances.ts';
import { openBrowser } from './openBrowser.ts';
import { type BrowserHost, startBrowserHost } from './server.ts';

export interface RunOptions {
  readonly folders: UserFolders;
  readonly vault: string;
  /** The built renderer. */
  readonly pageFolder: string;
  readonly port: number;
  /** False: print the address and open nothing. */
  readonly open: boolean;
  createApplication(): Application;
  print(line: string): void;
}

/**
 * The browser app as a process: serves, prints its address, opens it, and ends when told to or when nobody is there.
 * Resolves to the exit code.
 */
export async function runInBrowser(options: RunOptions): Promise<number> {
  const { folders, vault, print } = options;
  const again = await linkFromRunning(folders.run, vault);
  if (again !== undefined) {
    print('Dalsam kjører allerede; her er en ny lenke til det samme hvelvet.');
    await show(again, options);
    return 0;
  }

  const ended = Promise.withResolvers<void>();
  let host: BrowserHost;
  const application = options.createApplication();
  try {
    host = await startBrowserHost({
      application,
      files: readPageFiles(options.pageFolder),
      port: options.port,
      onEnd: () => ended.resolve(),
    });
  } catch (error) {
    await application.close();
    if ((error as NodeJS.ErrnoException).code !== 'EADDRINUSE') throw error;
    print(`Porten ${options.port} er i bruk. Velg en annen med --port, eller la være å velge.`);
    return 1;
  }
  announce(folders.run, vault, host.port, host.controlSecret);
  // A closed terminal (SIGHUP) and Ctrl+C close the vault in order, as a closed window does.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => ended.resolve());

  await show(host.link(), options);
  print('Avslutt med Ctrl+C, eller ved å lukke vinduet. Hvelvet låses da.');
  await ended.promise;
  withdraw(folders.run, vault);
  await host.close();
  return 0;
}

async function show(link: string, options: RunOptions): Promise<void> {
  options.print(`Dalsam: ${link}`);
  if (!options.open) return;
  const opened = await openBrowser(link, options.folders.browserProfile);
  if (opened === 'nothing') options.print('Fant ingen nettleser å åpne. Åpne adressen over selv.');
}

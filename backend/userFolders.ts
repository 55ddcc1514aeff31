import { homedir } from 'node:os';
import { join } from 'node:path';

/**
 * Where this user's Dalsam lives, the same for every host. `DALSAM_HOME` moves all of it (tests, a second set-up).
 * The operating system's folders are the user's own: no administrator is needed.
 */
export interface UserFolders {
  readonly home: string;
  /** The vault that is opened unless another directory is named. */
  readonly vault: string;
  /** What a running browser host leaves for a second start; no personal data. */
  readonly run: string;
  /** The profile of the browser window: apart from the user's own, so without extensions and synchronisation. */
  readonly browserProfile: string;
}

export function userFolders(
  environment: Readonly<Record<string, string | undefined>> = process.env,
  platform: NodeJS.Platform = process.platform,
): UserFolders {
  const home = environment.DALSAM_HOME || systemHome(environment, platform);
  return {
    home,
    vault: join(home, 'vault'),
    run: join(home, 'run'),
    browserProfile: join(home, 'browser'),
  };
}

function systemHome(environment: Readonly<Record<string, string | undefined>>, platform: NodeJS.Platform): string {
  const user = environment.HOME || homedir();
  if (platform === 'win32') return join(environment.APPDATA || join(homedir(), 'AppData', 'Roaming'), 'Dalsam');
  if (platform === 'darwin') return join(user, 'Library', 'Application Support', 'Dalsam');
  return join(environment.XDG_DATA_HOME || join(user, '.local', 'share'), 'dalsam');
}

import { expect, it } from 'vitest';
import { userFolders } from './userFolders.ts';

it("keeps everything in the user's own folder, or where DALSAM_HOME says", () => {
  expect(userFolders({ HOME: '/home/a' }, 'linux').vault).toBe('/home/a/.local/share/dalsam/vault');
  expect(userFolders({ HOME: '/home/a', XDG_DATA_HOME: '/data' }, 'linux').home).toBe('/data/dalsam');
  expect(userFolders({ HOME: '/Users/a' }, 'darwin').home).toBe('/Users/a/Library/Application Support/Dalsam');
  expect(userFolders({ APPDATA: '/r' }, 'win32').home).toBe('/r/Dalsam');
  expect(userFolders({ DALSAM_HOME: '/x', APPDATA: '/r' }, 'win32').run).toBe('/x/run');
});

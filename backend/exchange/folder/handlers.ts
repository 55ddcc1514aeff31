import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { appError } from '#shared/api/errors.ts';
import { err, ok } from '#shared/result.ts';
import type { Handlers } from '../../handler.ts';
import { logAction } from '../../overview/accessLog.ts';
import { errorCode } from '../../vault/systemErrors.ts';
import { outgoingFolder } from '../packages/folders.ts';
import { packageContext } from '../packages/handlers.ts';
import { finishUnfinished, withPart } from '../packages/unfinished.ts';
import { packageEnding, publish, unpublish } from './exchangeFolder.ts';
import { folderContent, ownIn } from './folderContent.ts';
import { checkFolder, folderPath, folderState, setFolderPath, usableFolder } from './folderSetting.ts';

const nothing = { packages: [], refused: [], partial: 0, ready: 0, own: [] };

/** The exchange folder. */
export const folderHandlers = {
  'folder.get': (_input, { store }) => {
    const path = folderPath(store);
    return ok({ path, state: folderState(path) });
  },

  'folder.set': ({ path }, context) => {
    if (path !== null) {
      const checked = checkFolder(path, context.directory);
      if (!checked.ok) return checked;
    }
    setFolderPath(context, path);
    logAction(context, 'folder.set', null);
    return ok({ path, state: folderState(path) });
  },

  'folder.status': async (_input, context) => {
    const path = folderPath(context.store);
    const state = folderState(path);
    if (path === null || state === 'missing') return ok({ path, state, ...nothing });
    return ok({ path, state, ...(await folderContent(packageContext(context), path)) });
  },

  'folder.publish': async ({ id }, context) => {
    const root = usableFolder(context.store);
    if (!root.ok) return root;
    const sent = context.store.exchange.journal.out({ limit: LOOKED_AT }).find((entry) => entry.id === id);
    const source = join(outgoingFolder(context), `${sent?.fileHash ?? ''}${packageEnding}`);
    if (sent === undefined || !existsSync(source)) return err(appError('packageFileGone', {}));
    try {
      const path = await publish(root.value, sent.channel, source, sent.fileHash, (folder, work) =>
        withPart(context, folder, work),
      );
      logAction(context, 'folder.publish', null);
      return ok({ path });
    } catch (error) {
      if (isReadOnly(error)) return err(appError('folderReadOnlyPath', {}));
      throw error;
    }
  },

  'folder.tidy': async (_input, context) => {
    const root = usableFolder(context.store);
    if (!root.ok) return root;
    finishUnfinished(context);
    const done = new Set(
      ownIn(packageContext(context), root.value).flatMap(({ id, waitsFor }) => (waitsFor.length === 0 ? [id] : [])),
    );
    const own = context.store.exchange.journal.out({ limit: LOOKED_AT }).filter(({ id }) => done.has(id));
    const removed = await unpublish(
      root.value,
      own.map(({ channel, fileHash }) => ({ channel, hash: fileHash })),
    );
    return ok({ removed });
  },
} satisfies Handlers<`folder.${'get' | 'set' | 'status' | 'publish' | 'tidy'}`>;

const LOOKED_AT = 2000;

/** A network drive that may be read and not written. */
function isReadOnly(error: unknown): boolean {
  return ['EACCES', 'EPERM', 'EROFS'].includes(errorCode(error) ?? '');
}

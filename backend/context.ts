import type { User } from '#shared/api/methods/vault.ts';
import { authorElsewhere } from './authorName.ts';
import type { HandlerContext, HostContext } from './handler.ts';
import type { OpenVault } from './vault/openVault.ts';
import { userById } from './vault/users.ts';

/** What the use cases get while a vault is open. */
export function handlerContext(host: HostContext, open: OpenVault, user: User): HandlerContext {
  return {
    ...host,
    store: open.store,
    user,
    municipality: open.keyFile.municipality,
    isDemo: open.keyFile.demo,
    writeContext: () => ({ author: user.id, at: host.now().toISOString() }),
    userName: (id) => userById(open.store, id)?.name ?? authorElsewhere(open.store, id),
  };
}

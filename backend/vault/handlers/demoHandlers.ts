import type { User } from '#shared/api/methods/vault.ts';
import { ok } from '#shared/result.ts';
import { handlerContext } from '../../context.ts';
import { fillDemo } from '../../demo/createDemo.ts';
import { demoColleagues, demoOwner, demoPassphrase } from '../../demo/demoOwner.ts';
import type { VaultHandlers } from '../../handler.ts';
import { writeUser } from '../users.ts';

export const demoHandlers = {
  'vault.createDemo': async ({ passphrase = demoPassphrase }, { vault, municipality: _none, ...host }) => {
    const created = await vault.create({ ...demoOwner, passphrase }, true);
    if (!created.ok) return created;
    const open = await vault.current();
    const user = open?.user();
    // Nothing can have locked it yet; if something has, its status tells so.
    if (open !== undefined && user !== undefined) {
      const filled = open.run(async () => {
        const context = handlerContext(host, open, user);
        const colleagues: User[] = [];
        for (const { name, role, word } of demoColleagues) {
          const colleague = { id: host.newId(), name, role, active: true };
          const given = await open.givePassphrase(colleague.id, `${passphrase} ${word}`);
          if (!given.ok) continue;
          writeUser(context, colleague);
          colleagues.push(colleague);
        }
        await fillDemo(context, colleagues);
      });
      try {
        await filled;
      } catch (error) {
        // Half a demo vault would stand in the way of the next attempt.
        await vault.discardNew(open);
        throw error;
      }
    }
    const status = await vault.status();
    return status.ok ? ok({ status: status.value, passphrase }) : status;
  },

  'vault.leaveDemo': async (_input, { vault }) => {
    const left = await vault.leaveDemo();
    return left.ok ? vault.status() : left;
  },
} satisfies VaultHandlers<'vault.createDemo' | 'vault.leaveDemo'>;

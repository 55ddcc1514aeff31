import { appError } from '#shared/api/errors.ts';
import { municipalityByNumber } from '#shared/municipalities.ts';
import { err, ok } from '#shared/result.ts';
import type { HandlerContext, Handlers } from '../../handler.ts';
import { logAction } from '../../overview/accessLog.ts';
import { fingerprintSheet } from '../../pdf/fingerprintSheet.ts';
import { mayAdminister, usersOf } from '../../vault/users.ts';
import { cardOf, encodeCard, fingerprintOf, newInstallation } from './identity.ts';
import { memberBook } from './memberBook.ts';
import { fingerprintView, installationView, qrText } from './views.ts';

export const mayManage = (context: HandlerContext) => mayAdminister(context.user, usersOf(context.store));

export const notManager = () => err(appError('notAllowed', { needed: 'coordinator' }));

/** This vault's own identity: its keys are made here and stay here; what goes out is the card. */
export const installationHandlers = {
  'installation.get': async (_input, context) => {
    const book = memberBook(context);
    const card = await ownCard(context);
    return ok({
      standing: book.standing,
      isDemo: context.isDemo,
      mayManage: mayManage(context) && !context.isDemo,
      installation: card === undefined ? null : { ...installationView(card), fingerprint: fingerprintView(card) },
      listVersion: book.version,
      listedName: book.self === undefined || book.self.name === card?.name ? null : book.self.name,
    });
  },

  'installation.create': async ({ name, role }, context) => {
    if (context.isDemo) return err(appError('demoTakesNoPart', {}));
    if (!mayManage(context)) return notManager();
    const { members } = context.store.exchange;
    const created = await newInstallation({
      id: context.newId(),
      name,
      role,
      createdAt: context.now().toISOString(),
    });
    // After the wait for the keys: two calls at once must not each make an identity.
    if (members.installation() !== undefined) return err(appError('installationExists', {}));
    members.putInstallation(created);
    logAction(context, 'installation.create', null);
    return ok(installationView(await cardOf(created, context.municipality)));
  },

  'installation.rename': async ({ name }, context) => {
    if (context.isDemo) return err(appError('demoTakesNoPart', {}));
    if (!mayManage(context)) return notManager();
    const { members } = context.store.exchange;
    members.renameInstallation(name);
    const card = await ownCard(context);
    if (card === undefined) return err(appError('installationMissing', {}));
    logAction(context, 'installation.rename', null);
    return ok(installationView(card));
  },

  'installation.renew': async (_input, context) => {
    if (context.isDemo) return err(appError('demoTakesNoPart', {}));
    if (!mayManage(context)) return notManager();
    const { members } = context.store.exchange;
    const before = members.installation();
    if (before === undefined) return err(appError('installationMissing', {}));
    const renewed = await newInstallation({
      id: context.newId(),
      name: before.name,
      role: before.role,
      createdAt: context.now().toISOString(),
    });
    if (memberBook(context).standing !== 'revoked') return err(appError('installationStillActive', {}));
    members.putInstallation(renewed);
    logAction(context, 'installation.renew', null);
    return ok(installationView(await cardOf(renewed, context.municipality)));
  },

  'installation.card': async (_input, context) => {
    if (context.isDemo) return err(appError('demoTakesNoPart', {}));
    const card = await ownCard(context);
    if (card === undefined) return err(appError('installationMissing', {}));
    logAction(context, 'installation.card', null);
    const { hash, words } = fingerprintOf(card);
    const place = card.role === 'coordinator' ? 'koordinator' : asciiName(context.municipality);
    return ok({
      fileName: `${place}-${words[0]}.dalsam-id`.replace(/[^a-z0-9.-]/g, '-'),
      content: Buffer.from(encodeCard(card)).toString('base64'),
      fingerprint: { hash, words: [...words] },
    });
  },

  'installation.sheet': async ({ language }, context) => {
    if (context.isDemo) return err(appError('demoTakesNoPart', {}));
    const card = await ownCard(context);
    if (card === undefined) return err(appError('installationMissing', {}));
    const { words } = fingerprintOf(card);
    const printed = await fingerprintSheet({
      words,
      qr: qrText(card, words),
      name: card.name,
      isCoordinator: card.role === 'coordinator',
      municipalityName: municipalityByNumber(card.municipality)?.name ?? card.municipality,
      language,
      date: context.today(),
    });
    logAction(context, 'installation.sheet', null);
    return ok({ pdf: Buffer.from(printed.bytes).toString('base64'), fileName: `dalsam-ti-ord-${context.today()}.pdf` });
  },
} satisfies Handlers<
  | 'installation.get'
  | 'installation.create'
  | 'installation.rename'
  | 'installation.renew'
  | 'installation.card'
  | 'installation.sheet'
>;

async function ownCard({ store, municipality }: HandlerContext) {
  const stored = store.exchange.members.installation();
  return stored === undefined ? undefined : cardOf(stored, municipality);
}

function asciiName(municipality: string): string {
  const name = municipalityByNumber(municipality)?.name ?? municipality;
  return name.toLowerCase().replaceAll('æ', 'ae').replaceAll('ø', 'o').replaceAll('å', 'a');
}

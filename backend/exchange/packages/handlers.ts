import { basename } from 'node:path';
import type { AppError } from '#shared/api/errors.ts';
import { appError } from '#shared/api/errors.ts';
import { err, ok, type Result } from '#shared/result.ts';
import type { Language } from '#shared/text/localText.ts';
import { appVersion } from '../../appInfo.ts';
import type { HandlerContext, Handlers, VaultHandlers } from '../../handler.ts';
import type { PackageContext } from './context.ts';
import { exportPackage } from './export.ts';
import { isProtected } from './facts.ts';
import { madeFolder, outgoingFolder } from './folders.ts';
import { importPackage } from './import.ts';
import { discardIncoming, fetchPiece, incomingPath, receivePiece } from './incoming.ts';
import { caseName, missingPackages, readPackages, revocationList, sentPackages } from './lists.ts';
import { mendFork } from './mendFork.ts';
import { planView, recipientViews, scopeInWords } from './planView.ts';
import { type PackagePreview, previewPackage } from './preview.ts';
import { cancel, progressOf, watched } from './running.ts';
import { undoImport } from './undo.ts';
import { forgetWaiting, waitingPackages } from './waiting.ts';

/** What the use cases need of a handler's context. */
export const packageContext = (context: HandlerContext): PackageContext => ({
  ...context,
  user: context.user,
  appVersion,
});

type PackageFile = { readonly path: string } | { readonly incoming: string };

function pathOf(context: HandlerContext, file: PackageFile): Result<string, AppError> {
  return 'path' in file ? ok(file.path) : incomingPath(context, file.incoming);
}

/** Packages out and in. */
export const packagesHandlers = {
  'package.recipients': (_input, context) => {
    const recipients = recipientViews(packageContext(context));
    return recipients.ok ? ok({ recipients: recipients.value }) : recipients;
  },

  'package.plan': (input, context) => {
    const plan = planView(packageContext(context), input);
    return plan.ok ? ok({ to: input.to, ...plan.value }) : plan;
  },

  'package.export': ({ folder, fileName, operation, ...input }, context) =>
    watched(context.directory, operation, async (watch) => {
      const target = folder ?? madeFolder(outgoingFolder(context));
      const named = folder === undefined || fileName === undefined ? {} : { fileName };
      const made = await exportPackage(packageContext(context), { ...input, folder: target, ...named, ...watch });
      if (!made.ok) return made;
      const { channel: _channel, ...about } = made.value;
      return ok({ ...about, channel: input.to, fileName: basename(made.value.path) });
    }),

  'package.fetch': (input, context) => {
    const piece = fetchPiece(packageContext(context), input);
    return piece.ok ? ok({ ...piece.value, data: Buffer.from(piece.value.data).toString('base64') }) : piece;
  },

  'package.receive': ({ id, offset, data, last }, context) =>
    receivePiece(context, { id: id ?? null, offset, data: Buffer.from(data, 'base64'), last }),

  'package.discard': ({ incoming }, context) => {
    if (incoming.length !== 64) discardIncoming(context, incoming);
    else {
      const forgotten = forgetWaiting(packageContext(context), incoming);
      if (!forgotten.ok) return forgotten;
    }
    return ok({});
  },

  'package.preview': ({ file, language, operation }, context) =>
    watched(context.directory, operation, async (watch) => {
      const path = pathOf(context, file);
      if (!path.ok) return path;
      const preview = await previewPackage(packageContext(context), { path: path.value, language, ...watch });
      return preview.ok ? ok(previewView(context, preview.value, language)) : preview;
    }),

  'package.previewCase': ({ file, caseId, language, operation }, context) =>
    watched(context.directory, operation, async (watch) => {
      const path = pathOf(context, file);
      if (!path.ok) return path;
      const request = { path: path.value, language, onlyCase: caseId, ...watch };
      const preview = await previewPackage(packageContext(context), request);
      if (!preview.ok) return preview;
      const found = preview.value.cases.find((each) => each.caseId === caseId);
      return found === undefined ? err(appError('notFound', {})) : ok({ case: caseView(found) });
    }),

  'package.import': ({ file, fileHash, operation }, context) =>
    watched(context.directory, operation, async (watch) => {
      const path = pathOf(context, file);
      if (!path.ok) return path;
      const packages = packageContext(context);
      const imported = await importPackage(packages, { path: path.value, fileHash, ...watch });
      if (!imported.ok) return imported;
      if ('incoming' in file) discardIncoming(context, file.incoming);
      if (imported.value.outcome === 'waiting') {
        return ok({ outcome: 'waiting' as const, missingNumbers: [...imported.value.missingNumbers] });
      }
      if (imported.value.outcome === 'alreadyRead') return ok(imported.value);
      forgetWaiting(packages, fileHash);
      const ready = waitingPackages(packages).filter(({ isReady }) => isReady);
      return ok({ ...imported.value, ready: ready.map(waitingView) });
    }),

  'package.mendFork': ({ file, fileHash, operation }, context) =>
    watched(context.directory, operation, async (watch) => {
      const path = pathOf(context, file);
      return path.ok ? mendFork(packageContext(context), { path: path.value, fileHash, ...watch }) : path;
    }),

  'package.undo': ({ n }, context) => undoImport(packageContext(context), n),

  'package.list': ({ limit }, context) => {
    const packages = packageContext(context);
    return ok({
      sent: sentPackages(packages, limit),
      read: readPackages(packages, limit),
      waiting: waitingPackages(packages).map(waitingView),
      missing: missingPackages(packages).map((each) => ({ ...each, numbers: [...each.numbers] })),
    });
  },

  'package.revocations': ({ language }, context) =>
    ok({
      revocations: revocationList(packageContext(context)).map((revocation) => ({
        ...revocation,
        cases: revocation.cases.map(({ scopes, ...ofCase }) => ({
          ...ofCase,
          scopes: scopes.map((scope) => ({ scope, label: scopeInWords(scope, language) })),
        })),
      })),
    }),
} satisfies Handlers<
  | `package.${'recipients' | 'plan' | 'export' | 'fetch' | 'receive' | 'discard' | 'preview' | 'previewCase'}`
  | `package.${'import' | 'mendFork' | 'undo' | 'list' | 'revocations'}`
>;

/** Of work that goes on, also while nothing else may touch the store. */
export const runningHandlers = {
  'exchange.progress': ({ operation }, { directory }) => ok({ progress: progressOf(directory, operation) }),
  'exchange.cancel': ({ operation }, { directory }) => ok({ wasRunning: cancel(directory, operation) }),
} satisfies VaultHandlers<'exchange.progress' | 'exchange.cancel'>;

/** Lists that the contract's reader may change. */
const waitingView = <T extends { readonly missingNumbers: readonly number[] }>(waiting: T) => ({
  ...waiting,
  missingNumbers: [...waiting.missingNumbers],
});

function previewView(context: HandlerContext, preview: PackagePreview, language: Language) {
  const { waiting, members } = preview;
  const takenBack = ({ stream, revokedBy, at }: PackagePreview['revoked'][number]) => ({
    stream,
    revokedBy,
    at,
    name: caseName(context, stream.caseId),
    isProtected: isProtected(context.store, stream.caseId),
    label: scopeInWords(stream.scope, language),
  });
  return {
    ...preview,
    waiting: waiting === null ? null : waitingView(waiting),
    cases: preview.cases.map(caseView),
    skipped: [...preview.skipped],
    learned: preview.learned.map(takenBack),
    revoked: preview.revoked.map(takenBack),
    receipts: [...preview.receipts],
    members: members === null ? null : { ...members, added: [...members.added], revoked: [...members.revoked] },
  };
}

const caseView = (each: PackagePreview['cases'][number]) => ({
  ...each,
  rows: [...each.rows],
  duplicates: each.duplicates.map((duplicate) => ({ ...duplicate, reasons: [...duplicate.reasons] })),
});

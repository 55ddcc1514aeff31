import { type AppError, appError } from '#shared/api/errors.ts';
import type { CollectedPackage, CollectResult } from '#shared/api/methods/exchange/coordinator.ts';
import { changeKinds } from '#shared/api/methods/exchange/packageShapes.ts';
import { err, ok, type Result } from '#shared/result.ts';
import type { Language } from '#shared/text/localText.ts';
import { memberBook } from '../members/memberBook.ts';
import type { PackageContext } from '../packages/context.ts';
import { importPackage } from '../packages/import.ts';
import { discardIncoming, incomingPath } from '../packages/incoming.ts';
import { type PackagePreview, previewPackage } from '../packages/preview.ts';
import type { Watched } from '../packages/running.ts';
import { forgetWaiting } from '../packages/waiting.ts';

/** A file on this machine, or one that was uploaded or waits. */
export type PackageFile = { readonly path: string } | { readonly incoming: string };

/** Cases of a package that are listed in the preview of many; the others are counted. */
const SHOWN_CASES = 200;

type Totals = NonNullable<CollectedPackage['totals']>;

/**
 * What reading several packages in would do, in the order in which they go: of each sender the lowest number first. Writes nothing.
 * Each is compared with what is here now, so what two of them bring alike is counted in both.
 */
export async function previewCollection(
  context: PackageContext,
  request: {
    readonly files: readonly PackageFile[];
    readonly includeWaiting: boolean;
    readonly language: Language;
    readonly watch: Watched;
  },
): Promise<Result<{ packages: CollectedPackage[]; totals: CollectTotals }, AppError>> {
  const ready = memberBook(context).ready();
  if (!ready.ok) return ready;
  const files = [...request.files];
  if (request.includeWaiting) {
    for (const { fileHash } of context.store.exchange.journal.waiting()) files.push({ incoming: fileHash });
  }
  const found = new Map<string, CollectedPackage>();
  for (const [index, file] of files.entries()) {
    if (request.watch.signal.aborted) return err(appError('cancelled', {}));
    request.watch.onProgress({ bytes: index, totalBytes: files.length });
    const path = pathOf(context, file);
    const preview = path.ok
      ? await previewPackage(context, { path: path.value, language: request.language, signal: request.watch.signal })
      : path;
    if (!preview.ok && preview.error.code === 'cancelled') return preview;
    const viewed = preview.ok ? viewOf(file, preview.value) : refused(file, preview.error);
    // The same file chosen twice, or chosen and waiting, is one.
    found.set(viewed.fileHash ?? `refused ${index}`, found.get(viewed.fileHash ?? '') ?? viewed);
  }
  const packages = inOrder([...found.values()]);
  return ok({
    packages: packages.map((each) => ({ ...each, ...comesAfter(each, packages) })),
    totals: sumOf(packages),
  });
}

export interface CollectTotals {
  changes: Totals['changes'];
  cases: number;
  newPeople: number;
  newOps: number;
}

function viewOf(file: PackageFile, preview: PackagePreview): CollectedPackage {
  const { totals, sender } = preview;
  return {
    file,
    fileHash: preview.fileHash,
    state: preview.state,
    error: null,
    about: {
      municipality: sender.municipality,
      from: sender.name,
      number: preview.number,
      kind: preview.kind,
      createdAt: preview.createdAt,
      bytes: preview.bytes,
    },
    after: [],
    lacks: [...(preview.waiting?.missingNumbers ?? [])],
    totals: {
      changes: Object.fromEntries(changeKinds.map((kind) => [kind, totals[kind]])) as Totals['changes'],
      cases: totals.cases,
      newPeople: totals.newPeople,
      newOps: totals.newOps,
      attachments: totals.attachments,
      revoked: preview.revoked.length,
    },
    cases: preview.cases
      .slice(0, SHOWN_CASES)
      .map(({ caseId, name, isNew, isProtected, counts }) => ({ caseId, name, isNew, isProtected, changes: counts })),
    casesNotListed: preview.casesNotListed + Math.max(0, preview.cases.length - SHOWN_CASES),
  };
}

function refused(file: PackageFile, error: AppError): CollectedPackage {
  const nothing = { fileHash: null, about: null, after: [], lacks: [], totals: null, cases: [], casesNotListed: 0 };
  return { ...nothing, file, state: 'refused', error: failureOf(error) };
}

const failureOf = ({ code, params }: AppError) => ({ code, params: { ...params } });

const seriesOf = ({ about }: CollectedPackage): string => `${about?.municipality} ${about?.from}`;

/** Each sender's by number; senders by municipality, so that the list is the same whatever order the files were chosen in. */
function inOrder(packages: readonly CollectedPackage[]): CollectedPackage[] {
  return packages.toSorted((a, b) => {
    if (a.about === null || b.about === null) return Number(a.about === null) - Number(b.about === null);
    const [left, right] = [seriesOf(a), seriesOf(b)];
    return left === right ? a.about.number - b.about.number : left < right ? -1 : 1;
  });
}

/** Of the numbers that are missing, those that are among these, and those that nobody here has. */
function comesAfter(each: CollectedPackage, packages: readonly CollectedPackage[]) {
  const brought = new Set(
    packages.filter((other) => seriesOf(other) === seriesOf(each)).flatMap(({ about }) => about?.number ?? []),
  );
  return {
    after: each.lacks.filter((number) => brought.has(number)),
    lacks: each.lacks.filter((number) => !brought.has(number)),
  };
}

function sumOf(packages: readonly CollectedPackage[]): CollectTotals {
  const known = packages.filter(({ state }) => state !== 'alreadyRead').flatMap(({ totals }) => totals ?? []);
  const add = (of: (totals: Totals) => number) => known.reduce((sum, each) => sum + of(each), 0);
  const cases = packages.filter(({ state }) => state !== 'alreadyRead').flatMap((each) => each.cases);
  const distinct = (of: typeof cases) => new Set(of.map(({ caseId }) => caseId)).size;
  return {
    changes: Object.fromEntries(
      changeKinds.map((kind) => [kind, add(({ changes }) => changes[kind])]),
    ) as Totals['changes'],
    // Of those that are listed: two packages can bring the same.
    cases: distinct(cases),
    newPeople: distinct(cases.filter(({ isNew, name }) => isNew && name !== '')),
    newOps: add(({ newOps }) => newOps),
  };
}

/**
 * Reads the packages in, each in a transaction of its own, in the order given; one that waits is tried again as long as
 * another one went in. Asked to stop, it ends the one that is under way and begins no more.
 */
export async function importCollection(
  context: PackageContext,
  files: readonly { readonly file: PackageFile; readonly fileHash: string }[],
  watch: Watched,
): Promise<Result<{ results: CollectResult[]; stopped: boolean }, AppError>> {
  const ready = memberBook(context).ready();
  if (!ready.ok) return ready;
  const results = new Map<string, CollectResult>();
  let left = files;
  let done = 0;
  for (;;) {
    const waiting: (typeof files)[number][] = [];
    let hasImported = false;
    for (const each of left) {
      if (watch.signal.aborted) break;
      watch.onProgress({ bytes: done, totalBytes: files.length });
      const result = await importOne(context, each);
      results.set(each.fileHash, result);
      if (result.outcome === 'waiting') waiting.push(each);
      else done += 1;
      hasImported ||= result.outcome === 'imported';
    }
    if (watch.signal.aborted || waiting.length === 0 || !hasImported) break;
    left = waiting;
  }
  const told = files.map(
    ({ file, fileHash }): CollectResult => results.get(fileHash) ?? { ...nothing, file, outcome: 'notStarted' },
  );
  return ok({ results: told, stopped: watch.signal.aborted && told.some(({ outcome }) => outcome === 'notStarted') });
}

const nothing = { n: null, newOps: 0, newPeople: 0, conflicting: 0, missingNumbers: [], error: null };

async function importOne(
  context: PackageContext,
  { file, fileHash }: { readonly file: PackageFile; readonly fileHash: string },
): Promise<CollectResult> {
  const path = pathOf(context, file);
  const imported = path.ok ? await importPackage(context, { path: path.value, fileHash }) : path;
  if (!imported.ok) return { ...nothing, file, outcome: 'refused', error: failureOf(imported.error) };
  const { value } = imported;
  if (value.outcome === 'waiting') {
    return { ...nothing, file, outcome: 'waiting', missingNumbers: [...value.missingNumbers] };
  }
  if ('incoming' in file) discardIncoming(context, file.incoming);
  forgetWaiting(context, fileHash);
  if (value.outcome === 'alreadyRead') return { ...nothing, file, outcome: 'alreadyRead', n: value.n };
  const { newOps, newPeople, changes } = value.summary;
  return { ...nothing, file, outcome: 'imported', n: value.n, newOps, newPeople, conflicting: changes.conflicting };
}

function pathOf(context: PackageContext, file: PackageFile): Result<string, AppError> {
  return 'path' in file ? ok(file.path) : incomingPath(context, file.incoming);
}

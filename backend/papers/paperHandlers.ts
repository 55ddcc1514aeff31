import type { Store } from '#db/store.ts';
import { type AppError, appError } from '#shared/api/errors.ts';
import type { PaperView } from '#shared/api/methods/papers.ts';
import type { PaperEvent } from '#shared/papers/paperEvent.ts';
import { refusalToSign } from '#shared/papers/signing.ts';
import { err, ok, type Result } from '#shared/result.ts';
import { contentHash } from '../forms/contentHash.ts';
import { documentId, type FilledForm, filledForm, savedValues, seriesVersions } from '../forms/formRecord.ts';
import { personName } from '../forms/handlers.ts';
import { printFilled } from '../forms/printing.ts';
import type { HandlerContext, Handlers } from '../handler.ts';
import { logAction, logRead } from '../overview/accessLog.ts';
import { personRecord, personValuesOf, textOf } from '../people/personRecord.ts';
import { attachmentsOf } from './attachments.ts';
import { addPaperEvent, paperEvents } from './paperEvents.ts';

const notFound = () => err(appError('notFound', {}));

/** What happens to a completed form once it is a paper: printed, signed, and what was noted by mistake undone. */
export const paperHandlers = {
  'paper.get': ({ id }, context) => {
    const filled = filledForm(context.store, id);
    if (filled === undefined) return notFound();
    logRead(context, 'paper.get', filled.personId);
    return ok(paperView(context.store, filled));
  },

  'paper.print': async ({ id, language }, context) => {
    const paper = completedPaper(context, id);
    if (!paper.ok) return paper;
    const { filled, hash, caseId } = paper.value;
    const printed = await printFilled(context, filled, language, personName(context, filled.personId));
    // Noted once the file is there: a printing that failed did not happen.
    addPaperEvent(context, { id, caseId }, { date: context.today(), detail: { kind: 'printed', hash, language } });
    logAction(context, 'paper.print', filled.personId);
    return ok(printed);
  },

  'paper.sign': ({ id, date, signatures, note }, context) => {
    const { store } = context;
    const paper = completedPaper(context, id);
    if (!paper.ok) return paper;
    const { filled, caseId } = paper.value;
    if (paperEvents(store, id).some(({ detail }) => detail.kind === 'signed')) {
      return err(appError('paperAlreadySigned', {}));
    }
    const today = context.today();
    if (date > today) return err(appError('dateInFuture', { field: 'date' }));
    const { form, definition, personId, record } = filled;
    const person = personRecord(store, personId);
    const birthDate = person === undefined ? null : (personValuesOf(person.fields).birthDate ?? null);
    const values = savedValues(record);
    const refusal = refusalToSign({ form, definition, values, signatures, birthDate, today });
    if (refusal !== undefined) return err(refusal);
    addPaperEvent(context, { id, caseId }, { date, detail: { kind: 'signed', signatures }, note });
    logAction(context, 'paper.sign', personId);
    return ok(paperView(store, filled));
  },

  'paper.undoEvent': ({ eventId, reason }, context) => {
    const { store } = context;
    const record = store.record(eventId);
    const filled = filledForm(store, textOf(record?.fields.paperId ?? null) ?? '');
    if (record?.ref.type !== 'paperEvent' || filled === undefined) return notFound();
    const event = paperEvents(store, filled.id).find(({ id }) => id === eventId);
    if (event === undefined) return notFound();
    if (reason.trim() === '') return err(appError('reasonMissing', {}));
    const why = whatHolds(store, filled, event);
    if (why !== undefined) return err(appError('paperEventStands', { why }));
    store.write(context.writeContext(), (writer) =>
      writer.set(record.ref, { $removed: true, undoneBecause: reason.trim(), undoneBy: context.user.name }),
    );
    logAction(context, 'paper.undoEvent', filled.personId);
    return ok(paperView(store, filled));
  },
} satisfies Handlers<`paper.${'get' | 'print' | 'sign' | 'undoEvent'}`>;

export function paperView(store: Store, filled: FilledForm): PaperView {
  const { id, form, version, series, state, personId } = filled;
  const [newest] = seriesVersions(store, filled);
  return {
    id,
    form,
    version,
    series,
    state,
    personId,
    documentId: documentId(filled),
    contentHash: contentHash(filled),
    events: paperEvents(store, id).map(({ paperId: _, ...event }) => event),
    attachments: attachmentsOf(store, id).filter(({ purpose }) => purpose === 'signedCopy'),
    newerVersion: newest === undefined || newest.id === id ? null : newest.id,
  };
}

interface CompletedPaper {
  readonly filled: FilledForm;
  readonly hash: string;
  /** The case that the form's own record belongs to, which a merge does not change. */
  readonly caseId: string;
}

export function completedPaper({ store }: HandlerContext, id: string): Result<CompletedPaper, AppError> {
  const filled = filledForm(store, id);
  if (filled === undefined) return notFound();
  const hash = contentHash(filled);
  if (hash === null) return err(appError('paperNotCompleted', {}));
  return ok({ filled, hash, caseId: filled.record.ref.caseId });
}

type WhyItStands = 'notNewest' | 'printed' | 'laterVersion' | 'builtOn';

/** Why an event cannot be undone. Printings in between change nothing: a signed paper may be printed again. */
function whatHolds(store: Store, filled: FilledForm, event: PaperEvent): WhyItStands | undefined {
  if (event.detail.kind === 'printed') return 'printed';
  const newest = paperEvents(store, filled.id)
    .filter(({ detail }) => detail.kind !== 'printed')
    // By when it was noted: a withdrawal can be dated before what was noted earlier.
    .toSorted((a, b) => (a.recordedAt === b.recordedAt ? (a.id < b.id ? 1 : -1) : a.recordedAt < b.recordedAt ? 1 : -1))
    .at(0);
  if (newest?.id !== event.id) return 'notNewest';
  if (event.detail.kind !== 'signed') return undefined;
  if (seriesVersions(store, filled).some(({ version }) => version > filled.version)) return 'laterVersion';
  return restsOnSigning(store, filled) ? 'builtOn' : undefined;
}

/** What has come about because the paper was signed: a signed copy, something disclosed by it, an attest, a talk. */
function restsOnSigning(store: Store, { id, series, form, record }: FilledForm): boolean {
  if (attachmentsOf(store, id).some(({ purpose }) => purpose === 'signedCopy')) return true;
  const disclosed = store
    .recordsOfCase('disclosure', record.ref.caseId)
    .some(({ fields }) => Array.isArray(fields.consents) && fields.consents.includes(id));
  const written = (['attest', 'reference', 'followUpTalk'] as const).some(
    (type) => store.recordsWhere(type, 'contractId', series).length > 0,
  );
  return (form === 'consent' && disclosed) || (form === 'practiceContract' && written);
}

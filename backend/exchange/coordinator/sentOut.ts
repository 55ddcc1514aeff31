import type { RecordRow, Store } from '#db/store.ts';
import { type AppError, appError } from '#shared/api/errors.ts';
import {
  type Dated,
  guidelineSection,
  holdingOn,
  type TemplateField,
  templateFields,
} from '#shared/exchange/sentOut.ts';
import { commonCase } from '#shared/records/fieldSpec.ts';
import type { RecordType } from '#shared/records/registry.ts';
import { err, ok, type Result } from '#shared/result.ts';
import type { HandlerContext } from '../../handler.ts';
import { textOf } from '../../people/personRecord.ts';
import { memberBook } from '../members/memberBook.ts';
import { sentOutRecords } from './sentOutRecords.ts';

interface SentOut extends Dated {
  readonly id: string;
  readonly source: string;
  readonly enteredBy: string;
  readonly textNb: string;
  readonly textNn: string | null;
}

export interface GuidelineRevision extends SentOut {
  readonly section: string;
  readonly titleNb: string;
  readonly titleNn: string | null;
}

export interface Template extends SentOut {
  readonly templateFor: TemplateField;
}

/** Every revision that was sent out, the newest first; a record that is not whole is passed over. */
export function guidelineRevisions(store: Store): GuidelineRevision[] {
  return newestFirst(
    sentOutRecords(store, 'guidelineRevision').flatMap((record): GuidelineRevision[] => {
      const [common, section] = [sentOutOf(record), guidelineSection.safeParse(record.fields.section)];
      const titleNb = textOf(record.fields.titleNb);
      if (common === undefined || !section.success || titleNb === null) return [];
      return [{ ...common, section: section.data, titleNb, titleNn: textOf(record.fields.titleNn) }];
    }),
  );
}

export function templates(store: Store): Template[] {
  return newestFirst(
    sentOutRecords(store, 'template').flatMap((record): Template[] => {
      const common = sentOutOf(record);
      const templateFor = templateFields.find((known) => known === record.fields.templateFor);
      return common === undefined || templateFor === undefined ? [] : [{ ...common, templateFor }];
    }),
  );
}

/** The starting text that was sent out for this box, on a day; undefined: the app's own holds. */
export function templateOn(store: Store, templateFor: TemplateField, day: string): Template | undefined {
  return holdingOn(
    templates(store).filter((each) => each.templateFor === templateFor),
    day,
  );
}

function sentOutOf({ ref, fields }: RecordRow): SentOut | undefined {
  const [validFrom, source, enteredBy, enteredAt, textNb] = [
    textOf(fields.validFrom),
    textOf(fields.source),
    textOf(fields.enteredBy),
    textOf(fields.enteredAt),
    textOf(fields.textNb),
  ];
  if (validFrom === null || source === null || enteredBy === null || enteredAt === null || textNb === null) {
    return undefined;
  }
  const [textNn, withdrawn] = [textOf(fields.textNn), textOf(fields.$withdrawn)];
  return { id: ref.id, validFrom, source, enteredBy, enteredAt, textNb, textNn, withdrawn };
}

function newestFirst<T extends Dated>(all: readonly T[]): T[] {
  return all.toSorted((a, b) => (key(a) < key(b) ? 1 : -1));
}
const key = ({ validFrom, enteredAt }: Dated) => `${validFrom} ${enteredAt}`;

export const sentOutRef = (type: RecordType, id: string) => ({ type, id, caseId: commonCase });

/** What goes out to all is written at the coordinator's alone; a municipality takes it in. */
export function atCoordinator(context: HandlerContext): Result<undefined, AppError> {
  return memberBook(context).own?.role === 'coordinator'
    ? ok(undefined)
    : err(appError('notCoordinatorInstallation', {}));
}

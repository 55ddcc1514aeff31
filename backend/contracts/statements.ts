import { type AppError, appError } from '#shared/api/errors.ts';
import type { Statement, StatementKind } from '#shared/api/methods/contracts.ts';
import { isFilled } from '#shared/forms/conditions.ts';
import { displayValue } from '#shared/forms/display.ts';
import { fieldByKey } from '#shared/forms/paths.ts';
import { municipalityByNumber } from '#shared/municipalities.ts';
import { fullName } from '#shared/people/names.ts';
import { err, ok, type Result } from '#shared/result.ts';
import type { Language } from '#shared/text/localText.ts';
import { coatOfArms } from '../forms/printing.ts';
import type { HandlerContext, Handlers } from '../handler.ts';
import { logAction } from '../overview/accessLog.ts';
import { liveRecord, personRecord, personValuesOf, textOf } from '../people/personRecord.ts';
import { type Contract, contractOf } from './contractRecord.ts';
import { statementsOf, toStatement } from './notes.ts';
import { statementPdf } from './statementPdf.ts';

interface NewStatement {
  readonly contractId: string;
  readonly language: Language;
  readonly text: string;
  readonly author: string;
  readonly date: string;
}

/** Attest and reference after practice: each saving is a new version, and the older ones stay. */
export const statementHandlers = {
  'attest.save': (input, context) => save('attest', input, context),
  'attest.pdf': ({ id }, context) => print('attest', id, context),
  'reference.save': (input, context) => save('reference', input, context),
  'reference.pdf': ({ id }, context) => print('reference', id, context),
} satisfies Handlers<`${StatementKind}.${'save' | 'pdf'}`>;

const begun: ReadonlySet<string> = new Set(['running', 'ended', 'completed', 'brokenOff']);

function save(kind: StatementKind, input: NewStatement, context: HandlerContext): Result<Statement, AppError> {
  const { store } = context;
  const contract = contractOf(store, input.contractId, context.today());
  if (contract === undefined) return err(appError('notFound', {}));
  if (!begun.has(contract.life.state)) return err(appError('statementTooEarly', {}));
  if (input.date > context.today()) return err(appError('dateInFuture', { field: 'date' }));
  const id = context.newId();
  const version = (statementsOf(store, kind, contract.id)[0]?.version ?? 0) + 1;
  const { language, date } = input;
  const [text, author] = [input.text.trim(), input.author.trim()];
  store.write(context.writeContext(), (writer) =>
    writer.set(
      { type: kind, id, caseId: contract.caseId },
      { contractId: contract.id, personId: contract.personId, version, language, text, author, date },
    ),
  );
  logAction(context, `${kind}.save`, contract.personId);
  return ok({ id, version, language, text, author, date });
}

async function print(kind: StatementKind, id: string, context: HandlerContext) {
  const { store } = context;
  const record = liveRecord(store, kind, id);
  const contract =
    record === undefined ? undefined : contractOf(store, textOf(record.fields.contractId) ?? '', context.today());
  if (record === undefined || contract === undefined) return err(appError('notFound', {}));
  const saved = toStatement(record);
  const { version, language, date } = saved;
  const person = personRecord(store, contract.personId);
  const values = person === undefined ? {} : personValuesOf(person.fields);
  const inContract = textOf(contract.inForce.values.participantName);
  const printed = await statementPdf({
    kind,
    language,
    version,
    date,
    text: saved.text,
    author: saved.author,
    municipalityName: municipalityByNumber(context.municipality)?.name ?? null,
    coatOfArms: coatOfArms(store),
    participant: {
      name: isFilled(inContract) && inContract !== null ? inContract : fullName(values),
      birthDate: textOf(contract.inForce.values.birthDate) ?? values.birthDate ?? null,
    },
    employerName: contract.terms.employerName,
    placement: placementOf(contract, language),
    from: contract.terms.from,
    until: lastDayOf(contract),
  });
  logAction(context, `${kind}.pdf`, contract.personId);
  const pdf = Buffer.from(printed.bytes).toString('base64');
  const word = { attest: 'attest', reference: 'referanse' }[kind];
  return ok({ pdf, fileName: `${word}-${version}-${date}.pdf`, pages: printed.pages });
}

/** Practice that was done or broken off earlier than agreed lasted until that day. */
function lastDayOf({ life, terms }: Contract): string | null {
  if (life.closedOn === null || terms.until === null) return life.closedOn ?? terms.until;
  return life.closedOn < terms.until ? life.closedOn : terms.until;
}

function placementOf({ inForce, terms }: Contract, language: Language): string | null {
  const field = fieldByKey(inForce.filled.definition, 'placementType')?.field;
  if (terms.placementType === null || field === undefined || field.type === 'table') return null;
  return displayValue(field, terms.placementType, language);
}

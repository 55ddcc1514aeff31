import { addDays, ageOn, type IsoDate } from '../dates.ts';
import { consent as consentForm } from '../forms/consent.form.ts';
import type { FormValues, Scalar, TableField } from '../forms/form.ts';
import { cellsOf, isRowFilled, rowsOf } from '../forms/rows.ts';
import type { PaperEvent, PaperSignature } from '../papers/paperEvent.ts';
import type { ConsentState, GrantState } from './consentStates.ts';
import { type ConsentScope, consentScopeIds } from './scopes.ts';

/** A consent as it is stored: the filled form, and what has happened to the paper. */
export interface ConsentPaper {
  readonly id: string;
  readonly formState: 'draft' | 'completed';
  readonly values: FormValues;
  /** Oldest first. */
  readonly events: readonly PaperEvent[];
  /** Where the form has no birth date, the register's. */
  readonly birthDate: IsoDate | null;
  /** The first day of a later, signed version of the same paper, which takes this one's place; null where there is none. */
  readonly replacedOn: IsoDate | null;
}

/** One line of the paper: this recipient may have these scopes for this purpose. */
export interface ConsentGrant {
  /** The row's id in the form's table. */
  readonly row: string;
  readonly recipient: string;
  readonly purpose: string;
  readonly limits: string | null;
  /** First and last day, both included. `from` null: not signed. `until` null: until it is taken back. */
  readonly from: IsoDate | null;
  readonly until: IsoDate | null;
  readonly scopes: readonly { readonly scope: ConsentScope; readonly withdrawnOn: IsoDate | null }[];
}

export interface Consent {
  readonly id: string;
  readonly signedOn: IsoDate | null;
  /** The day from which nothing of it holds, where all of it was taken back at once. */
  readonly withdrawnOn: IsoDate | null;
  readonly from: IsoDate | null;
  readonly until: IsoDate | null;
  readonly grants: readonly ConsentGrant[];
}

/** What was read of a paper, which never changes: each scope and purpose of a disclosure asks for it. */
const known = new WeakMap<ConsentPaper, Consent>();

/** What the paper grants: pure, and without a clock. A row that lacks recipient, scope or purpose grants nothing. */
export function readConsent(paper: ConsentPaper): Consent {
  let consent = known.get(paper);
  if (consent === undefined) {
    consent = toConsent(paper);
    known.set(paper, consent);
  }
  return consent;
}

function toConsent(paper: ConsentPaper): Consent {
  const { values } = paper;
  const signedOn = signedDate(paper);
  const replaced = paper.replacedOn === null ? null : addDays(paper.replacedOn, -1);
  const until = earliest(dateOf(values.validUntil), replaced);
  const stated = dateOf(values.validFrom);
  const from = signedOn === null ? null : latest(stated, signedOn);
  return {
    id: paper.id,
    signedOn,
    withdrawnOn: earliestWithdrawal(paper, null, null),
    from,
    until,
    grants: consentRows(values).flatMap((row): ConsentGrant[] => {
      if (row.recipient === '' || row.purpose === '' || row.scopes.length === 0) return [];
      return [
        {
          row: row.id,
          recipient: row.recipient,
          purpose: row.purpose,
          limits: row.limits,
          from,
          until: earliest(until, row.until),
          scopes: row.scopes.map((scope) => ({ scope, withdrawnOn: earliestWithdrawal(paper, row.id, scope) })),
        },
      ];
    }),
  };
}

export interface ConsentRow {
  readonly id: string;
  readonly recipient: string;
  readonly scopes: readonly ConsentScope[];
  readonly purpose: string;
  readonly until: IsoDate | null;
  readonly limits: string | null;
}

/** The filled rows of the table of recipients, whole or not. */
export function consentRows(values: FormValues): ConsentRow[] {
  return rowsOf(recipientsTable, values)
    .filter((row) => isRowFilled(recipientsTable, row.id, values))
    .map(({ id }) => {
      const cells = cellsOf(recipientsTable, id, values);
      const ticked = Array.isArray(cells.scopes) ? cells.scopes : [];
      return {
        id,
        recipient: textOf(cells.body),
        scopes: consentScopeIds.filter((scope) => ticked.includes(scope)),
        purpose: textOf(cells.purpose),
        until: dateOf(cells.until),
        limits: textOf(cells.limits) || null,
      };
    });
}

const recipientsTable: TableField = consentForm.sections[1].fields[0];

/**
 * Whether the person's own signature is enough on that day: not under 18, and not where the form says that a guardian or
 * next of kin signs.
 */
export function signsAlone(values: FormValues, birthDate: IsoDate | null, day: IsoDate): boolean {
  if (values.signedBy === 'guardian' || values.signedBy === 'nextOfKin') return false;
  return !isUnder18(values, birthDate, day);
}

/** Whether this signature makes the consent: of who signs for the person, or the person's own, on the person's own line. */
export function makesConsent(
  { capacity, line, date }: Pick<PaperSignature, 'capacity' | 'line' | 'date'>,
  values: FormValues,
  birthDate: IsoDate | null,
): boolean {
  return capacity !== 'self' || (line === 0 && signsAlone(values, birthDate, date));
}

export function isUnder18(values: FormValues, birthDate: IsoDate | null, day: IsoDate): boolean {
  const born = dateOf(values.birthDate) ?? birthDate;
  return born !== null && ageOn(born, day) < 18;
}

/** The day of the first signature that counts; a signature that needed a guardian's beside it does not. */
function signedDate({ formState, values, birthDate, events }: ConsentPaper): IsoDate | null {
  if (formState !== 'completed') return null;
  const counts = (signature: PaperSignature) => makesConsent(signature, values, birthDate);
  const dates = events.flatMap(({ detail }) =>
    detail.kind === 'signed' ? detail.signatures.filter(counts).map((signature) => signature.date) : [],
  );
  return dates.reduce<IsoDate | null>(earliest, null);
}

/** The first day on which a row's scope had been taken back; without a row, the whole consent. */
function earliestWithdrawal({ events }: ConsentPaper, row: string | null, scope: ConsentScope | null): IsoDate | null {
  return events.reduce<IsoDate | null>((found, { date, detail }) => {
    if (detail.kind !== 'withdrawn') return found;
    const hit =
      detail.rows === null ||
      detail.rows.some((one) => one.row === row && (one.scopes === null || one.scopes.some((each) => each === scope)));
    return hit ? earliest(found, date) : found;
  }, null);
}

/** Where a paper stands on a day. */
export function consentState(paper: ConsentPaper, day: IsoDate): ConsentState {
  if (paper.formState === 'draft') return 'draft';
  const consent = readConsent(paper);
  if (consent.signedOn === null) {
    return paper.events.some(({ detail }) => detail.kind === 'printed') ? 'printed' : 'completed';
  }
  if (consent.withdrawnOn !== null && consent.withdrawnOn <= day) return 'withdrawn';
  const states = consent.grants.flatMap((grant) => grant.scopes.map(({ scope }) => grantState(grant, scope, day)));
  if (states.length === 0) return consent.until !== null && consent.until < day ? 'expired' : 'signed';
  if (states.every((state) => state === 'withdrawn')) return 'withdrawn';
  if (states.every((state) => state === 'withdrawn' || state === 'expired')) return 'expired';
  return states.includes('withdrawn') ? 'partlyWithdrawn' : 'signed';
}

/** Where one scope of one line stands on a day. What is taken back stays so, also when its time is over. */
export function grantState(grant: ConsentGrant, scope: ConsentScope, day: IsoDate): GrantState {
  const withdrawnOn = grant.scopes.find((each) => each.scope === scope)?.withdrawnOn ?? null;
  if (withdrawnOn !== null && withdrawnOn <= day) return 'withdrawn';
  if (grant.until !== null && grant.until < day) return 'expired';
  return grant.from === null || grant.from > day ? 'waiting' : 'active';
}

/** The last day on which something of the consent still holds, null where nothing does or it has no end. */
export function lastDay(consent: Consent, day: IsoDate): IsoDate | null {
  const ends = consent.grants
    .filter((grant) => grant.scopes.some(({ scope }) => ['active', 'waiting'].includes(grantState(grant, scope, day))))
    .map((grant) => grant.until);
  return ends.includes(null) ? null : ends.reduce(latest, null);
}

const textOf = (value: Scalar | undefined): string => (typeof value === 'string' ? value.trim() : '');

function dateOf(value: Scalar | undefined): IsoDate | null {
  return typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value) ? value : null;
}

const earliest = (a: IsoDate | null, b: IsoDate | null): IsoDate | null =>
  a === null ? b : b === null ? a : a < b ? a : b;

function latest(a: IsoDate | null, b: IsoDate): IsoDate;
function latest(a: IsoDate | null, b: IsoDate | null): IsoDate | null;
function latest(a: IsoDate | null, b: IsoDate | null): IsoDate | null {
  return a === null ? b : b === null ? a : a > b ? a : b;
}

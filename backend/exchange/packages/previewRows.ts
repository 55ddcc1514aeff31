import type { FieldChange } from '#db/exchange/exchangeStore.ts';
import type { PeoplePart } from '#shared/exchange/holdings.ts';
import type { Scalar } from '#shared/forms/form.ts';
import type { StreamId } from '#shared/ops/op.ts';
import type { DuplicateReason } from '#shared/people/duplicates.ts';
import { displayName } from '#shared/people/names.ts';
import { commonCase } from '#shared/records/fieldSpec.ts';
import type { Language } from '#shared/text/localText.ts';
import { findDuplicates } from '../../people/findDuplicates.ts';
import { isProtected as hidesAddress } from '../../people/householdView.ts';
import { personValuesOf } from '../../people/personRecord.ts';
import { userById } from '../../vault/users.ts';
import { fieldInWords, isShown, recordInWords, valueOfField, type WordedRecord } from '../fieldWords.ts';
import type { PackageContext } from './context.ts';
import { isProtected } from './facts.ts';

/** So many changes are told one by one; the others are counted, and one case can be asked for whole. */
const MOST_ROWS = 2000;
const MOST_CASES = 1000;
/** So many of the new people are compared with those who are here; the others are when they are opened. */
const MOST_COMPARED = 500;

export interface CasePreview {
  readonly caseId: string;
  /** Empty for a case whose name is in none of the streams that are here or come. */
  readonly name: string;
  /** The person is not here yet. */
  readonly isNew: boolean;
  /** A protected address, here or by what comes. */
  readonly isProtected: boolean;
  readonly counts: Partial<Record<FieldChange['kind'], number>>;
  readonly rows: readonly ChangeRow[];
  /** Changes that are counted and not told. */
  readonly rowsNotListed: number;
  /** People here who may be the same, the likeliest first. */
  readonly duplicates: readonly {
    readonly personId: string;
    readonly name: string;
    readonly isProtected: boolean;
    readonly reasons: readonly DuplicateReason[];
  }[];
}

export interface ChangeRow {
  readonly kind: FieldChange['kind'];
  readonly scope: string;
  readonly recordId: string;
  readonly recordType: string;
  /** In words: what the record is, the field and its values. null: no value. */
  readonly record: string;
  readonly field: string;
  readonly label: string;
  readonly before: string | null;
  readonly after: string | null;
  /** What comes in, where it is not what is shown afterwards. */
  readonly incoming: string | null;
  readonly by: string;
  /** Where they write: a municipality's number, or empty. */
  readonly municipality: string;
  /** By the author's own clock. */
  readonly at: string;
}

interface Growing {
  readonly caseId: string;
  readonly counts: Partial<Record<FieldChange['kind'], number>>;
  readonly changes: { readonly scope: string; readonly change: FieldChange }[];
  /** Values as they will be, of the person and of the records whose words depend on their own fields. */
  readonly values: Map<string, Record<string, Scalar>>;
  notListed: number;
}

/** Gathers what an import would change, case by case, with a bound on what is kept. */
export class PreviewRows {
  readonly #context: PackageContext;
  readonly #language: Language;
  readonly #onlyCase: string | undefined;
  readonly #cases = new Map<string, Growing>();
  readonly #authors = new Map<string, { readonly name: string; readonly municipality: string } | undefined>();
  #origins: ReadonlyMap<string, { readonly municipality: string }> | undefined;
  #kept = 0;
  #people: PeoplePart = { origins: {}, authors: {} };

  constructor(context: PackageContext, language: Language, onlyCase: string | undefined) {
    this.#context = context;
    this.#language = language;
    this.#onlyCase = onlyCase;
  }

  add({ caseId, scope }: StreamId, changes: readonly FieldChange[]): void {
    if (changes.length === 0) return;
    let growing = this.#cases.get(caseId);
    if (growing === undefined) {
      growing = { caseId, counts: {}, changes: [], values: new Map(), notListed: 0 };
      this.#cases.set(caseId, growing);
    }
    for (const change of changes) {
      growing.counts[change.kind] = (growing.counts[change.kind] ?? 0) + 1;
      if (isNaming(change)) {
        const values = growing.values.get(change.record.id) ?? {};
        values[change.field] = change.after;
        growing.values.set(change.record.id, values);
      }
      if (!isShown(change.field)) continue;
      if (this.#hasRoom(caseId)) {
        growing.changes.push({ scope, change });
        this.#kept += 1;
      } else growing.notListed += 1;
    }
  }

  #hasRoom(caseId: string): boolean {
    return this.#onlyCase === undefined
      ? this.#kept < MOST_ROWS
      : caseId === this.#onlyCase && this.#kept < 10 * MOST_ROWS;
  }

  learn(people: PeoplePart): void {
    this.#people = people;
  }

  finish() {
    const all = [...this.#cases.values()];
    const asked = this.#onlyCase === undefined ? all : all.filter(({ caseId }) => caseId === this.#onlyCase);
    let compared = 0;
    const cases = asked.slice(0, MOST_CASES).map((growing): CasePreview => {
      const isNew = growing.caseId !== commonCase && this.#context.store.record(growing.caseId) === undefined;
      const person = this.#valuesOf(growing, growing.caseId);
      const isCompared = touchesIdentity(growing) && compared < MOST_COMPARED;
      if (isCompared) compared += 1;
      return {
        caseId: growing.caseId,
        name: growing.caseId === commonCase ? '' : displayName(personValuesOf(person)),
        isNew,
        isProtected: isProtected(this.#context.store, growing.caseId) || hidesAddress(personValuesOf(person)),
        counts: growing.counts,
        rows: growing.changes.map((each) => this.#row(growing, each)),
        rowsNotListed: growing.notListed,
        duplicates: isCompared ? this.#duplicates(growing.caseId, person) : [],
      };
    });
    const isNewPerson = ({ caseId }: Growing) =>
      caseId !== commonCase && this.#context.store.record(caseId) === undefined;
    return {
      cases,
      totalCases: all.filter(({ caseId }) => caseId !== commonCase).length,
      newPeople: all.filter(isNewPerson).length,
      casesNotListed: asked.length - cases.length,
    };
  }

  #valuesOf(growing: Growing, recordId: string): Record<string, Scalar> {
    return { ...this.#context.store.record(recordId)?.fields, ...growing.values.get(recordId) };
  }

  #duplicates(caseId: string, person: Record<string, Scalar>): CasePreview['duplicates'] {
    return findDuplicates(this.#context.store, personValuesOf(person), caseId).map(({ person: found, reasons }) => ({
      personId: found.id,
      name: found.name,
      isProtected: found.protected,
      reasons,
    }));
  }

  #row(growing: Growing, { scope, change }: Growing['changes'][number]): ChangeRow {
    const { record, field, before, after, incoming, kind, author, origin, at } = change;
    const worded: WordedRecord = { ...record, fields: this.#valuesOf(growing, record.id) };
    const language = this.#language;
    const inWords = (value: Scalar) => valueOfField(worded, field, value, language);
    const comes = inWords(incoming);
    const shown = inWords(after);
    return {
      kind,
      scope,
      recordId: record.id,
      recordType: record.type,
      record: recordInWords(worded, language),
      field,
      label: fieldInWords(worded, field, language),
      before: inWords(before),
      after: shown,
      incoming: comes === shown ? null : comes,
      ...this.#who(author, origin),
      at,
    };
  }

  #who(author: string, origin: string): { by: string; municipality: string } {
    const { store } = this.#context;
    this.#origins ??= store.exchange.log.origins();
    const named = this.#authorOf(author);
    const owner = this.#origins.get(origin) ?? this.#people.origins[origin];
    return { by: named?.name ?? '', municipality: named?.municipality ?? owner?.municipality ?? '' };
  }

  #authorOf(author: string) {
    if (this.#authors.has(author)) return this.#authors.get(author);
    const { store, municipality } = this.#context;
    const user = userById(store, author);
    const named =
      user === undefined
        ? (store.exchange.log.authors([author]).get(author) ?? this.#people.authors[author])
        : { name: user.name, municipality };
    this.#authors.set(author, named);
    return named;
  }
}

/** What names and words are made of: the person's own fields, a form's kind and version, and which rows its tables have. */
function isNaming({ record, field }: FieldChange): boolean {
  return record.type === 'person' || (record.type === 'form' && (field.startsWith('$') || field.endsWith('.$row')));
}

/** Somebody new, or known names, numbers or dates that change: only then can it show that two are the same. */
function touchesIdentity({ caseId, values }: Growing): boolean {
  const person = values.get(caseId);
  return person !== undefined && identifying.some((field) => Object.hasOwn(person, field));
}

const identifying = ['lastName', 'firstName', 'nativeName', 'birthDate', 'nationalId', 'dNumber', 'dufNumber'];

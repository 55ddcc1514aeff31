import type { Store } from '#db/store.ts';
import { type ContractLife, type ContractVersion, contractLife } from '#shared/contracts/lifeCycle.ts';
import { type ContractTerms, contractTerms } from '#shared/contracts/terms.ts';
import type { FormValues } from '#shared/forms/form.ts';
import { dayInNorway } from '#shared/norwegianTime.ts';
import {
  currentValues,
  type FilledForm,
  filledForm,
  formsOf,
  seriesVersions,
  toFilledForm,
} from '../forms/formRecord.ts';
import { paperEvents } from '../papers/paperEvents.ts';
import { textOf } from '../people/personRecord.ts';

const form = 'practiceContract';

/** One version of a contract with what it says. */
export interface FilledVersion extends ContractVersion {
  readonly filled: FilledForm;
  readonly values: FormValues;
  readonly completedAt: string | null;
}

/** A practice contract: the chain of its versions. */
export interface Contract {
  /** The first version's form. */
  readonly id: string;
  readonly personId: string;
  /** The case that its first form belongs to, which a merge of people does not change. */
  readonly caseId: string;
  /** Newest first. */
  readonly versions: readonly [FilledVersion, ...FilledVersion[]];
  readonly life: ContractLife;
  /** The version that holds, and what it says. */
  readonly inForce: FilledVersion;
  readonly terms: ContractTerms;
}

/** The contract that a form is a version of, or undefined for a form that is no contract. */
export function contractOf(store: Store, formId: string, today: string): Contract | undefined {
  const filled = filledForm(store, formId);
  if (filled === undefined || filled.form !== form) return undefined;
  return toContract(store, filled.series, seriesVersions(store, filled), today);
}

export function contractsOfPerson(store: Store, personId: string, today: string): readonly Contract[] {
  return inChains(store, formsOf(store, personId, form), today);
}

/** Every contract of the vault; discarded drafts are none. */
export function allContracts(store: Store, today: string): readonly Contract[] {
  const filled = store.recordsWhere('form', '$form', form).flatMap((record) => toFilledForm(store, record) ?? []);
  return inChains(store, filled, today);
}

function inChains(store: Store, forms: readonly FilledForm[], today: string): readonly Contract[] {
  const chains = new Map<string, FilledForm[]>();
  for (const filled of forms) {
    chains.set(filled.series, [...(chains.get(filled.series) ?? []), filled]);
  }
  return [...chains].flatMap(([id, filled]) => toContract(store, id, filled, today) ?? []);
}

function toContract(store: Store, id: string, chain: readonly FilledForm[], today: string): Contract | undefined {
  const versions = chain
    .toSorted((a, b) => b.version - a.version || (a.id < b.id ? 1 : -1))
    .map((filled): FilledVersion => toVersion(store, filled, today));
  const [newest, ...older] = versions;
  if (newest === undefined) return undefined;
  const life = contractLife([newest, ...older], today);
  const inForce = versions.find((version) => version.id === life.inForce) ?? newest;
  return {
    id,
    personId: newest.filled.personId,
    caseId: (older.at(-1) ?? newest).filled.record.ref.caseId,
    versions: [newest, ...older],
    life,
    inForce,
    terms: contractTerms(inForce.values),
  };
}

function toVersion(store: Store, filled: FilledForm, today: string): FilledVersion {
  const values = currentValues(store, filled, today);
  const completedAt = filled.state === 'completed' ? textOf(filled.record.fields.$completedAt) : null;
  return {
    id: filled.id,
    version: filled.version,
    completedOn: completedAt === null ? null : dayInNorway(completedAt),
    completedAt,
    terms: contractTerms(values),
    events: paperEvents(store, filled.id),
    filled,
    values,
  };
}

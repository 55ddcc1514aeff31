import type { RecordRow, Store } from '#db/store.ts';
import type { Employer } from '#shared/api/methods/contracts.ts';
import { compactOrgNumber } from '#shared/contracts/orgNumber.ts';
import { liveRecord, textOf } from '../people/personRecord.ts';

export function employerById(store: Store, id: string): Employer | undefined {
  const record = liveRecord(store, 'employer', id);
  return record === undefined ? undefined : toEmployer(record);
}

/** The whole register, by name. */
export function allEmployers(store: Store): readonly Employer[] {
  const collator = new Intl.Collator(['nb-NO', 'no'], { numeric: true });
  return store
    .recordsOfType('employer')
    .map(toEmployer)
    .toSorted((a, b) => collator.compare(a.name, b.name) || (a.id < b.id ? -1 : 1));
}

export function employerWithNumber(store: Store, digits: string): Employer | undefined {
  const [found] = store.recordsWhere('employer', 'orgNumber', digits);
  return found === undefined ? undefined : toEmployer(found);
}

/** Part of the name, in any case; or the beginning of the organisation number, however it is spaced. */
export function matchesEmployer(employer: Employer, text: string): boolean {
  const words = fold(text).split(' ').filter(Boolean);
  const digits = compactOrgNumber(text);
  if (/^\d+$/.test(digits) && employer.orgNumber?.startsWith(digits)) return true;
  const name = fold(employer.name);
  return words.every((word) => name.includes(word));
}

const fold = (text: string): string => text.toLocaleLowerCase('nb').replaceAll(/\s+/gu, ' ').trim();

function toEmployer({ ref, fields }: RecordRow): Employer {
  return {
    id: ref.id,
    name: textOf(fields.name) ?? '',
    address: textOf(fields.address),
    orgNumber: textOf(fields.orgNumber),
    contactName: textOf(fields.contactName),
    contactPhone: textOf(fields.contactPhone),
    contactEmail: textOf(fields.contactEmail),
    note: textOf(fields.note),
  };
}

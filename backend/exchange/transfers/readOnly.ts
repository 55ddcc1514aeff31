import type { RecordRef, Store } from '#db/store.ts';
import { type AppError, appError } from '#shared/api/errors.ts';
import { municipalityNumbers } from '#shared/municipalities.ts';
import { commonCase } from '#shared/records/fieldSpec.ts';
import type { RecordType } from '#shared/records/registry.ts';
import { type CaseOwner, ownerOf } from './ownerOf.ts';

/** What a former owner still writes: what the moving itself needs, and what was told to whom. */
const stillWritten: ReadonlySet<RecordType> = new Set(['transfer', 'conflictNote', 'disclosure']);

/** Why this record can not be written here: its case was handed over (guidelines 2.1). Undefined: it can. */
export function writeRefusal(
  store: Pick<Store, 'ownershipOps'>,
  ownMunicipality: string,
  { type, caseId }: Pick<RecordRef, 'type' | 'caseId'>,
): AppError | undefined {
  if (caseId === 'local' || caseId === commonCase || stillWritten.has(type)) return undefined;
  return readOnlyError(ownerOf(store, ownMunicipality, caseId), ownMunicipality);
}

export function readOnlyError(owner: CaseOwner, ownMunicipality: string): AppError | undefined {
  const left = owner.formerOwners.find(({ municipality }) => municipality === ownMunicipality);
  const number = municipalityNumbers.find((known) => known === owner.owner);
  if (left === undefined || number === undefined) return undefined;
  return appError('caseReadOnly', { owner: number, since: left.until });
}

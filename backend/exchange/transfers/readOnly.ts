import type { RecordRef } from '#db/store.ts';
import { type AppError, appError } from '#shared/api/errors.ts';
import { municipalityNumbers } from '#shared/municipalities.ts';
import { commonCase } from '#shared/records/fieldSpec.ts';
import { type CaseOwner, type OwnershipStore, ownerOf } from './ownerOf.ts';

/**
 * Why a case can not be written in here: it was handed over (guidelines 2.1). Undefined: it can. The store asks before every write
 * (db/writing.ts), except of what the moving itself needs and of what was told to whom.
 */
export function writeRefusal(
  store: OwnershipStore,
  ownMunicipality: string,
  { caseId }: Pick<RecordRef, 'caseId'>,
): AppError | undefined {
  if (caseId === commonCase) return undefined;
  return readOnlyError(ownerOf(store, ownMunicipality, caseId), ownMunicipality);
}

export function readOnlyError(owner: CaseOwner, ownMunicipality: string): AppError | undefined {
  const left = owner.formerOwners.find(({ municipality }) => municipality === ownMunicipality);
  const number = municipalityNumbers.find((known) => known === owner.owner);
  if (!owner.isFormerOwner || left === undefined || number === undefined) return undefined;
  return appError('caseReadOnly', { owner: number, since: left.until });
}

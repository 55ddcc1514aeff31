import type { PersonRow } from '#db/store.ts';
import type { PersonListItem } from '#shared/api/methods/people.ts';
import { type MunicipalityNumber, municipalityByNumber } from '#shared/municipalities.ts';

/** A row of the person projection for a list. Where a protected person lives is not told, not even the municipality. */
export function listItem(row: PersonRow): PersonListItem {
  const isProtected = row.protection !== 'none';
  return {
    id: row.id,
    name: row.displayName,
    nativeName: row.nativeName,
    birthDate: row.birthDate,
    citizenships: [...row.citizenships],
    municipality: isProtected ? null : knownMunicipality(row.municipality),
    status: row.status,
    settlementDate: row.settlementDate,
    householdId: row.householdId,
    protected: isProtected,
    intake: row.intake,
  };
}

function knownMunicipality(number: string | null): MunicipalityNumber | null {
  return number === null ? null : ((municipalityByNumber(number)?.number as MunicipalityNumber | undefined) ?? null);
}

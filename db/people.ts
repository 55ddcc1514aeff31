import type { Sqlite } from './sqlite.ts';
import type { PersonRow } from './store.ts';

/** The columns of the person projection that make a row of a list. */
export interface PersonColumns {
  id: string;
  display_name: string;
  native_name: string | null;
  birth_date: string | null;
  citizenships: string;
  municipality: string | null;
  status: PersonRow['status'];
  settlement_date: string | null;
  household_id: string | null;
  protection: PersonRow['protection'];
  intake: PersonRow['intake'];
}

/**
 * What a list row is read from. The household is the one of a membership that has not ended, one that has begun before
 * one that is to come; it asks for today's date as the parameter `today`.
 */
export const personColumns = `person.id, person.display_name, person.native_name, person.birth_date,
  person.citizenships, person.municipality, person.status, person.settlement_date, person.protection, person.intake,
  (SELECT household_id FROM membership WHERE membership.person_id = person.id
     AND (until_date IS NULL OR until_date > :today)
   ORDER BY from_date IS NULL OR from_date <= :today DESC, from_date DESC, membership.n DESC LIMIT 1) AS household_id`;
const selectPeople = `SELECT ${personColumns} FROM person`;

export function toPersonRow(row: PersonColumns): PersonRow {
  return {
    id: row.id,
    displayName: row.display_name,
    nativeName: row.native_name,
    birthDate: row.birth_date,
    citizenships: row.citizenships === '[]' ? [] : (JSON.parse(row.citizenships) as string[]),
    municipality: row.municipality,
    status: row.status,
    settlementDate: row.settlement_date,
    householdId: row.household_id,
    protection: row.protection,
    intake: row.intake,
  };
}

/** Lists of people other than the search: by id, by number, possible duplicates, and those without an intake mapping. */
export class PeopleQueries {
  readonly #byIds;
  readonly #withNumber;
  readonly #withBirthDate;
  readonly #withTokens;
  readonly #missingIntake;

  constructor(database: Sqlite) {
    this.#byIds = database.prepare<{ ids: string; today: string }, PersonColumns>(
      `${selectPeople} JOIN json_each(:ids) AS wanted ON person.id = wanted.value ORDER BY wanted.key`,
    );
    this.#withNumber = database.prepare<[string], { personId: string; field: 'nationalId' | 'dNumber' | 'dufNumber' }>(
      `SELECT person.id AS personId, person_number.field FROM person_number JOIN person ON person.n = person_number.person
       WHERE person_number.digits = ? ORDER BY person.id, person_number.field`,
    );
    this.#withBirthDate = database.prepare<{ birthDate: string; today: string; limit: number }, PersonColumns>(
      `${selectPeople} WHERE listed = 1 AND birth_date = :birthDate ORDER BY person.id LIMIT :limit`,
    );
    this.#withTokens = database.prepare<
      { tokens: string; birthYear: string | null; today: string; limit: number },
      PersonColumns
    >(
      `${selectPeople} JOIN (
         SELECT person_token.person AS n, count(*) AS shared FROM json_each(:tokens) AS wanted
         CROSS JOIN person_token ON person_token.token = wanted.value GROUP BY person_token.person
       ) AS hit ON hit.n = person.n
       ORDER BY hit.shared DESC, substr(birth_date, 1, 4) IS :birthYear DESC, person.id LIMIT :limit`,
    );
    this.#missingIntake = database.prepare<{ bornOnOrBefore: string; today: string; limit: number }, PersonColumns>(
      // The index is named: the planner would rather take the one over birth dates, and sort what it finds.
      `${selectPeople} INDEXED BY person_missing_intake
       WHERE listed = 1 AND status = 'settled' AND intake <> 'completed'
         AND (birth_date IS NULL OR birth_date <= :bornOnOrBefore)
       ORDER BY settlement_date IS NULL, settlement_date, name_key, id LIMIT :limit`,
    );
  }

  byIds(ids: readonly string[], today: string): PersonRow[] {
    return this.#byIds.all({ ids: JSON.stringify(ids), today }).map(toPersonRow);
  }

  withNumber(digits: string) {
    return this.#withNumber.all(digits);
  }

  /** Same birth date first, then by the number of name words in common; each person once. */
  duplicateCandidates(
    input: { nameTokens: readonly string[]; birthDate: string | null; limit: number },
    today: string,
  ): PersonRow[] {
    const { birthDate, limit } = input;
    const found = new Map<string, PersonRow>();
    const rows = birthDate === null ? [] : this.#withBirthDate.all({ birthDate, today, limit });
    const tokens = JSON.stringify([...new Set(input.nameTokens)]);
    rows.push(...this.#withTokens.all({ tokens, birthYear: birthDate?.slice(0, 4) ?? null, today, limit }));
    for (const row of rows) if (!found.has(row.id)) found.set(row.id, toPersonRow(row));
    return [...found.values()];
  }

  missingIntake(input: { bornOnOrBefore: string; limit: number }, today: string): PersonRow[] {
    return this.#missingIntake.all({ ...input, today }).map(toPersonRow);
  }
}

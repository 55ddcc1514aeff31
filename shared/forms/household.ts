import { compactNumber } from '../people/identityNumbers.ts';
import type { Relation } from '../people/person.ts';
import type { FormDefinition, FormValues, Scalar } from './form.ts';
import { cellPath, rowPath } from './paths.ts';

/** A member of the household, as the register gives it (see householdMember in the contract). */
export interface HouseholdRow {
  readonly membershipId: string;
  readonly name: string;
  readonly nationalId: string | null;
  readonly dNumber: string | null;
  readonly dufNumber: string | null;
  readonly relation: Relation;
}

/**
 * The rows of the tables that are read from the household, as form values under the membership's id: laid over a draft
 * to show it, and stored when the form is completed. The person whom the form is about is left out by the caller.
 */
export function householdValues(definition: FormDefinition, members: readonly HouseholdRow[]): FormValues {
  const values: Record<string, Scalar> = {};
  for (const table of definition.sections.flatMap((section) => section.fields)) {
    if (table.type !== 'table' || table.rowsFrom !== 'household') continue;
    for (const [index, member] of members.entries()) {
      const cells: Readonly<Record<string, Scalar>> = {
        nationalId: compactNumber(member.nationalId ?? member.dNumber ?? '') || null,
        dufNumber: compactNumber(member.dufNumber ?? '') || null,
        name: member.name,
        relation: member.relation,
      };
      values[rowPath(table.key, member.membershipId)] = index + 1;
      for (const column of table.columns) {
        const cell = cells[column.key];
        if (cell !== undefined && cell !== null) values[cellPath(table.key, member.membershipId, column.key)] = cell;
      }
    }
  }
  return values;
}

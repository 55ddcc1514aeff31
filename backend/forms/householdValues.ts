import type { Store } from '#db/store.ts';
import type { FormDefinition, FormValues, Scalar } from '#shared/forms/form.ts';
import { cellPath, rowPath } from '#shared/forms/paths.ts';
import { displayName } from '#shared/people/names.ts';
import { type HouseholdMember, presentMembers } from '../people/householdView.ts';
import { isPresent, membershipsOf } from '../people/memberships.ts';
import { relationSeenFrom } from '../people/relationSeenFrom.ts';

/**
 * Rows of the tables that the register fills: the others in the person's household today, each as related to this
 * person (vedlegg 2: "Familiemedlemmer i din husstand"). No address and no telephone, so a protected one stays so.
 */
export function householdValues(
  store: Store,
  form: { readonly definition: FormDefinition; readonly personId: string },
  today: string,
): FormValues {
  const tables = form.definition.sections
    .flatMap((section) => [...section.fields])
    .filter((field) => field.type === 'table' && field.rowsFrom === 'household');
  if (tables.length === 0) return {};
  const others = otherMembers(store, form.personId, today);
  const values: Record<string, Scalar> = {};
  for (const table of tables) {
    for (const [index, { member, cells }] of others.entries()) {
      values[rowPath(table.key, member.membership.id)] = index + 1;
      for (const [column, value] of Object.entries(cells)) {
        if (value !== null) values[cellPath(table.key, member.membership.id, column)] = value;
      }
    }
  }
  return values;
}

function otherMembers(store: Store, personId: string, today: string) {
  const own = membershipsOf(store, personId).find((membership) => isPresent(membership, today));
  if (own === undefined) return [];
  return presentMembers(store, own.householdId, today)
    .filter(({ membership }) => membership.personId !== personId)
    .map((member) => ({ member, cells: cellsOf(member, own.relation) }));
}

function cellsOf({ membership, values }: HouseholdMember, viewer: HouseholdMember['membership']['relation']) {
  return {
    nationalId: values.nationalId ?? values.dNumber ?? null,
    dufNumber: values.dufNumber ?? null,
    name: displayName(values),
    relation: relationSeenFrom(viewer, membership.relation),
  };
}

import type { Store } from '#db/store.ts';
import type { FormDefinition, FormValues } from '#shared/forms/form.ts';
import { type HouseholdRow, householdValues as valuesOfRows } from '#shared/forms/household.ts';
import { displayName } from '#shared/people/names.ts';
import { presentMembers } from '../people/householdView.ts';
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
  return valuesOfRows(form.definition, otherMembers(store, form.personId, today));
}

function otherMembers(store: Store, personId: string, today: string): readonly HouseholdRow[] {
  const own = membershipsOf(store, personId).find((membership) => isPresent(membership, today));
  if (own === undefined) return [];
  return presentMembers(store, own.householdId, today)
    .filter(({ membership }) => membership.personId !== personId)
    .map(({ membership, values }) => ({
      membershipId: membership.id,
      name: displayName(values),
      nationalId: values.nationalId ?? null,
      dNumber: values.dNumber ?? null,
      dufNumber: values.dufNumber ?? null,
      relation: relationSeenFrom(own.relation, membership.relation),
    }));
}

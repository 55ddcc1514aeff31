import type { Store, Writer } from '#db/store.ts';
import { type Ownership, ownershipOf } from '#shared/exchange/ownership.ts';

export interface CaseOwner extends Omit<Ownership, 'owner'> {
  /** A municipality's number. */
  readonly owner: string;
  readonly isOurs: boolean;
  /** It was handed over by us and has not come back: our copy is read-only. */
  readonly isFormerOwner: boolean;
}

export type OwnershipStore = Pick<Store, 'ownershipOps' | 'exchange'>;

/** Whose a case is, as this installation knows it now (guidelines 2.1). A coordinator's has no cases of its own. */
export function ownerOf(store: OwnershipStore, ownMunicipality: string, caseId: string): CaseOwner {
  const ownership = ownershipOf(store.ownershipOps(caseId, ownMunicipality), ownMunicipality);
  const owner = ownership.owner ?? ownMunicipality;
  const speaks = speaksForMunicipality(store);
  return {
    ...ownership,
    owner,
    isOurs: speaks && owner === ownMunicipality,
    isFormerOwner: speaks && ownership.formerOwners.some(({ municipality }) => municipality === ownMunicipality),
  };
}

/** A coordinator's installation stands in a municipality's office and is none of that municipality's (docs/exchange.md, "Members"). */
export const speaksForMunicipality = ({ exchange }: Pick<Store, 'exchange'>): boolean =>
  exchange.members.role() !== 'coordinator';

/**
 * Writes down whose the case is, where it is ours and nothing says so yet: before it first leaves the municipality. Nothing is
 * written of a case that came from another.
 */
export function ensureOwnership(
  writer: Writer,
  input: {
    readonly store: Pick<Store, 'ownershipOps'>;
    readonly ownMunicipality: string;
    readonly caseId: string;
    readonly newId: () => string;
  },
): void {
  const { store, ownMunicipality, caseId, newId } = input;
  const { initialOwner } = ownershipOf(store.ownershipOps(caseId, ownMunicipality));
  if (initialOwner !== undefined) return;
  writer.set({ type: 'ownership', id: newId(), caseId }, { municipality: ownMunicipality });
}

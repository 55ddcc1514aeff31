import { coordinatorName, municipalityRecipient } from '#shared/consent/recipients.ts';
import type { ConsentScope } from '#shared/consent/scopes.ts';
import type { MunicipalityNumber } from '#shared/municipalities.ts';
import type { SimNode } from './node.ts';

/**
 * The run's own book of who has consented to what: what leaves is held against it, not against the application's planner.
 * A node knows of a consent, or that it was taken back, when the record of it is in its store.
 */
export interface Grant {
  readonly formId: string;
  readonly signedEvent: string;
  readonly caseId: string;
  readonly holder: string;
  readonly scopes: readonly ConsentScope[];
  /** `scope` null: all of it. */
  readonly withdrawals: { readonly event: string; readonly scope: ConsentScope | null }[];
}

export class ConsentBook {
  readonly grants: Grant[] = [];

  /** Whether some consent for it was given, whoever knows of that, and never taken back as far as the node knows. */
  stands(node: SimNode, caseId: string, scope: string, holder: string): boolean {
    return this.grants.some(
      (grant) =>
        grant.caseId === caseId &&
        grant.holder === holder &&
        grant.scopes.some((each) => each === scope) &&
        !grant.withdrawals.some((each) => (each.scope ?? scope) === scope && knows(node, each.event)),
    );
  }

  /** Whether anything of the case was ever granted to this holder. */
  wasGranted(caseId: string, holder: string): boolean {
    return this.grants.some((grant) => grant.caseId === caseId && grant.holder === holder);
  }

  /** Whether this holder may be given this by what the node knows. */
  allows(node: SimNode, caseId: string, scope: string, holder: string): boolean {
    return this.#known(node, caseId, scope, holder).some(
      ({ withdrawals }) => !withdrawals.some((each) => (each.scope ?? scope) === scope && knows(node, each.event)),
    );
  }

  /** Whether all that lets this holder have it by what the node knows was taken back, and an older copy has lost that. */
  isWithdrawalLost(node: SimNode, caseId: string, scope: string, holder: string): boolean {
    const isStanding = ({ withdrawals }: Grant) => !withdrawals.some((each) => (each.scope ?? scope) === scope);
    return this.allows(node, caseId, scope, holder) && !this.#known(node, caseId, scope, holder).some(isStanding);
  }

  /** Whether the node goes by one of these consents as if nothing of it had been withdrawn, since an older copy has lost that. */
  isAnyDoubtful(node: SimNode, consents: readonly string[]): boolean {
    return this.grants.some(
      ({ formId, withdrawals }) => consents.includes(formId) && withdrawals.some(({ event }) => !knows(node, event)),
    );
  }

  #known(node: SimNode, caseId: string, scope: string, holder: string): Grant[] {
    return this.grants.filter(
      (grant) =>
        grant.caseId === caseId &&
        grant.holder === holder &&
        grant.scopes.some((each) => each === scope) &&
        knows(node, grant.formId) &&
        knows(node, grant.signedEvent),
    );
  }
}

const knows = (node: SimNode, id: string): boolean => node.store.record(id) !== undefined;

/** As a consent names them. */
export const recipientName = (holder: string): string =>
  holder === 'coordinator' ? coordinatorName.nb : municipalityRecipient(holder as MunicipalityNumber);

import type { ConsentScope } from '#shared/consent/scopes.ts';

interface Grant {
  readonly caseId: string;
  readonly holder: string;
  readonly scopes: readonly ConsentScope[];
  readonly from: string;
  until: string | undefined;
}

interface Owner {
  readonly caseId: string;
  readonly holder: string;
  readonly from: string;
}

/** What the participants have said yes to, and whose each case is, kept by the story itself and asked of no vault. Times are instants. */
export class Agreements {
  readonly #grants: Grant[] = [];
  readonly #owners: Owner[] = [];
  readonly #protected = new Set<string>();

  grant(caseId: string, holder: string, scopes: readonly ConsentScope[], from: string): void {
    this.#grants.push({ caseId, holder, scopes, from, until: undefined });
  }

  /** Everything that this holder was granted of the case; without a holder: everybody. */
  withdraw(caseId: string, until: string, holder?: string): void {
    for (const grant of this.#grants) {
      const isMeant = grant.caseId === caseId && (holder === undefined || grant.holder === holder);
      if (isMeant && grant.until === undefined) grant.until = until;
    }
  }

  /** Where this person lives is nobody's business: nothing leaves, whatever the consents say. */
  protect(caseId: string): void {
    this.#protected.add(caseId);
  }

  owns(caseId: string, holder: string, from: string): void {
    this.#owners.push({ caseId, holder, from });
  }

  ownerOf(caseId: string, at: string): string | undefined {
    return this.#owners.findLast((each) => each.caseId === caseId && each.from <= at)?.holder;
  }

  /** It has the case, or has had it. */
  everOwned(caseId: string, holder: string): boolean {
    return this.#owners.some((each) => each.caseId === caseId && each.holder === holder);
  }

  casesOf(holder: string, at: string): string[] {
    const cases = new Set(this.#owners.map(({ caseId }) => caseId));
    return [...cases].filter((caseId) => this.ownerOf(caseId, at) === holder);
  }

  scopesFor(caseId: string, holder: string, at: string): Set<string> {
    if (this.#protected.has(caseId)) return new Set();
    const grants = this.#grants.filter(
      (each) =>
        each.caseId === caseId &&
        each.holder === holder &&
        each.from <= at &&
        (each.until === undefined || at < each.until),
    );
    return new Set(grants.flatMap(({ scopes }) => scopes));
  }

  /** Cases of which this holder may know the name. */
  knownTo(holder: string, at: string): string[] {
    const cases = new Set(this.#grants.map(({ caseId }) => caseId));
    return [...cases].filter((caseId) => this.scopesFor(caseId, holder, at).has('identity'));
  }
}

import type { Store } from '#db/store.ts';
import { type ConsentPaper, grantState, readConsent } from '#shared/consent/consentPaper.ts';
import { mayDisclose, type Override } from '#shared/consent/mayDisclose.ts';
import { purposeKey, recipientKey } from '#shared/consent/recipients.ts';
import { type Refusal, refusals } from '#shared/consent/refusals.ts';
import { type ConsentScope, consentScopeIds } from '#shared/consent/scopes.ts';
import type { IsoDate } from '#shared/dates.ts';
import { consentPapersOf, overridesOf } from '../../consents/consentRecords.ts';
import { keptId } from '../../people/mergeRecords.ts';
import type { ScopeAnswer } from './plan.ts';

/** What a case's consents and overrides let a recipient have today, scope by scope. */
export function scopeAnswersOf(
  store: Store,
  caseId: string,
  recipient: string,
  today: IsoDate,
): ReadonlyMap<ConsentScope, ScopeAnswer> {
  const personId = keptId(store, caseId);
  return scopeAnswers(consentPapersOf(store, personId, today), overridesOf(store, personId), recipient, today);
}

/**
 * Any purpose that a consent or an override names for the recipient is asked for, each by itself (`mayDisclose`): a
 * package carries what the recipient may have, and tells what for.
 */
export function scopeAnswers(
  consents: readonly ConsentPaper[],
  overrides: readonly Override[],
  recipient: string,
  today: IsoDate,
): ReadonlyMap<ConsentScope, ScopeAnswer> {
  const purposes = purposesFor(consents, overrides, recipient);
  const answers = new Map<ConsentScope, ScopeAnswer>();
  for (const scope of consentScopeIds) {
    const asked = (purposes.length === 0 ? [''] : purposes).map((purpose) => ({
      purpose,
      part: mayDisclose({ consents, overrides, recipient, what: [{ scope }], purpose, date: today }).parts[0],
    }));
    const found = asked.flatMap(({ purpose, part }) =>
      part?.allowed === true ? [{ purpose, basis: part.basis }] : [],
    );
    if (found.length === 0) {
      const reasons = asked.flatMap(({ part }) => (part?.allowed === false ? [part.reason] : []));
      const withdrawn = withdrawnConsents(consents, recipient, scope, today);
      const reason = withdrawn.length === 0 ? nearest(reasons) : 'withdrawn';
      answers.set(scope, { allowed: false, reason, withdrawn });
      continue;
    }
    const bases = found.map(({ basis }) => basis);
    answers.set(scope, {
      allowed: true,
      purposes: [...new Set(found.map(({ purpose }) => purpose))],
      consents: unique(bases.flatMap((basis) => (basis.kind === 'consent' ? [basis.consentId] : []))),
      overrides: unique(bases.flatMap((basis) => (basis.kind === 'override' ? [basis.overrideId] : []))),
      limits: unique(bases.flatMap((basis) => (basis.kind === 'consent' ? (basis.limits ?? []) : []))),
    });
  }
  return answers;
}

/** As they were first written, each once. */
function purposesFor(consents: readonly ConsentPaper[], overrides: readonly Override[], recipient: string): string[] {
  const key = recipientKey(recipient);
  const named = [...consents.flatMap((paper) => readConsent(paper).grants), ...overrides].flatMap((each) =>
    recipientKey(each.recipient) === key ? [each.purpose] : [],
  );
  return named.filter((purpose, at) => named.findIndex((other) => purposeKey(other) === purposeKey(purpose)) === at);
}

/** Consents for this that were withdrawn: also one whose signing a copy from before it has lost. */
function withdrawnConsents(
  consents: readonly ConsentPaper[],
  recipient: string,
  scope: ConsentScope,
  today: IsoDate,
): string[] {
  const key = recipientKey(recipient);
  const withdrawn = consents.filter((paper) =>
    readConsent(paper).grants.some(
      (grant) =>
        recipientKey(grant.recipient) === key &&
        grant.scopes.some((each) => each.scope === scope) &&
        grantState(grant, scope, today) === 'withdrawn',
    ),
  );
  return withdrawn.map(({ id }) => id).toSorted();
}

const nearest = (reasons: readonly Refusal[]): Refusal =>
  reasons.reduce<Refusal>((a, b) => (refusals.indexOf(b) > refusals.indexOf(a) ? b : a), 'noConsent');

const unique = (ids: readonly string[]): string[] => [...new Set(ids)];

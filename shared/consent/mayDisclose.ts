import type { IsoDate } from '../dates.ts';
import { fieldSpecOfPath } from '../forms/paths.ts';
import { formDefinitions, isFormId } from '../forms/registry.ts';
import type { StreamScope } from '../records/fieldSpec.ts';
import { recordTypeNames, recordTypes } from '../records/registry.ts';
import { type ConsentPaper, grantState, readConsent } from './consentPaper.ts';
import { purposeKey, recipientKey } from './recipients.ts';
import { type Refusal, refusals } from './refusals.ts';
import type { ConsentScope } from './scopes.ts';

/** What somebody asks to disclose: a scope, a field of a form by its path, or a field of a record. */
export type Disclosed =
  | { readonly scope: ConsentScope }
  | { readonly form: string; readonly path: string }
  | { readonly record: string; readonly field: string };

/** A disclosure without consent: another legal basis, with its reason (a law, danger to life). */
export interface Override {
  readonly id: string;
  readonly recipient: string;
  readonly scopes: readonly ConsentScope[];
  readonly purpose: string;
  readonly legalBasis: string;
  /** First and last day, both included. */
  readonly from: IsoDate;
  readonly until: IsoDate;
}

export interface DisclosureQuestion {
  readonly consents: readonly ConsentPaper[];
  readonly overrides: readonly Override[];
  readonly recipient: string;
  readonly what: readonly Disclosed[];
  readonly purpose: string;
  readonly date: IsoDate;
}

export type DisclosureBasis =
  | { readonly kind: 'consent'; readonly consentId: string; readonly row: string; readonly limits: string | null }
  | { readonly kind: 'override'; readonly overrideId: string; readonly legalBasis: string }
  /** It is about nobody (an employer, a rate). */
  | { readonly kind: 'aboutNobody' };

/** `scope` null: the field is in no scope of consent. */
export type DisclosureAnswerPart = { readonly scope: ConsentScope | null } & (
  | { readonly allowed: true; readonly basis: DisclosureBasis }
  | { readonly allowed: false; readonly reason: Refusal }
);

export type DisclosureAnswer = { readonly parts: readonly DisclosureAnswerPart[] } & (
  | { readonly allowed: true }
  /** Why the first part that is refused is refused. */
  | { readonly allowed: false; readonly reason: Refusal }
);

/**
 * May this go to this recipient for this purpose on this day, and by which consent or other legal basis? The one
 * function that answers; everything that leaves the application asks it (guidelines, vedlegg 3; forvaltningsloven § 13 a: a consent
 * lifts the duty of confidentiality). What it does not find granted is refused. Limits that were written by hand come
 * with the answer, for a person to read: they are words, and are not judged here.
 */
export function mayDisclose(question: DisclosureQuestion): DisclosureAnswer {
  const parts = question.what.map((disclosed) => answerFor(streamScope(disclosed), question));
  const refused = parts.find((part) => !part.allowed);
  if (refused !== undefined && !refused.allowed) return { allowed: false, reason: refused.reason, parts };
  // Nothing asked is nothing granted.
  return parts.length === 0 ? { allowed: false, reason: 'noConsent', parts } : { allowed: true, parts };
}

function answerFor(scope: StreamScope | undefined, question: DisclosureQuestion): DisclosureAnswerPart {
  if (scope === undefined) return { scope: null, allowed: false, reason: 'unknownField' };
  // Who owns the case goes along with what is allowed of it (docs/exchange.md), and is never asked for alone.
  if (scope === 'local' || scope === 'case') return { scope: null, allowed: false, reason: 'neverLeaves' };
  if (scope === 'common') return { scope: null, allowed: true, basis: { kind: 'aboutNobody' } };
  const byConsent = consentFor(scope, question);
  if (typeof byConsent === 'object') return { scope, allowed: true, basis: byConsent };
  const override = question.overrides.find((each) => covers(each, scope, question));
  if (override === undefined) return { scope, allowed: false, reason: byConsent };
  const { id, legalBasis } = override;
  return { scope, allowed: true, basis: { kind: 'override', overrideId: id, legalBasis } };
}

/** The line that grants it, or what stands in the way of the one that comes nearest. */
function consentFor(scope: ConsentScope, question: DisclosureQuestion): DisclosureBasis | Refusal {
  let nearest: Refusal = 'noConsent';
  const near = (refusal: Refusal) => {
    if (refusals.indexOf(refusal) > refusals.indexOf(nearest)) nearest = refusal;
  };
  const [recipient, purpose] = [recipientKey(question.recipient), purposeKey(question.purpose)];
  for (const paper of question.consents) {
    const consent = readConsent(paper);
    if (consent.signedOn === null) continue;
    if (consent.grants.length === 0) near('recipientNotNamed');
    for (const grant of consent.grants) {
      if (recipientKey(grant.recipient) !== recipient) near('recipientNotNamed');
      else if (!grant.scopes.some((each) => each.scope === scope)) near('scopeNotCovered');
      else if (purposeKey(grant.purpose) !== purpose) near('purposeDiffers');
      else {
        const state = grantState(grant, scope, question.date);
        if (state === 'active') return { kind: 'consent', consentId: paper.id, row: grant.row, limits: grant.limits };
        near(state === 'waiting' ? 'notYetValid' : state);
      }
    }
  }
  return nearest;
}

function covers(override: Override, scope: ConsentScope, { recipient, purpose, date }: DisclosureQuestion): boolean {
  return (
    override.from <= date &&
    date <= override.until &&
    override.scopes.includes(scope) &&
    recipientKey(override.recipient) === recipientKey(recipient) &&
    purposeKey(override.purpose) === purposeKey(purpose)
  );
}

/** The stream that a field's values are in; undefined for what no declaration knows. */
function streamScope(disclosed: Disclosed): StreamScope | undefined {
  if ('scope' in disclosed) return disclosed.scope;
  if ('form' in disclosed) {
    return isFormId(disclosed.form)
      ? fieldSpecOfPath(formDefinitions[disclosed.form], disclosed.path)?.scope
      : undefined;
  }
  const type = recordTypeNames.find((known) => known === disclosed.record);
  if (type === undefined) return undefined;
  const fields: Readonly<Record<string, { readonly scope: StreamScope }>> = recordTypes[type];
  return Object.hasOwn(fields, disclosed.field) ? fields[disclosed.field]?.scope : undefined;
}

import { type AppError, appError } from '../api/errors.ts';
import type { IsoDate } from '../dates.ts';
import type { FormValues } from '../forms/form.ts';
import type { PaperSignature } from '../papers/paperEvent.ts';
import { consentRows, isUnder18, makesConsent } from './consentPaper.ts';

/**
 * Why a consent cannot be completed as it stands, whatever is accepted as missing: a period that ends before it begins, a
 * line that does not say who gets what for what, somebody under 18 who signs alone.
 */
export function consentIssue(values: FormValues): AppError | undefined {
  const [from, until] = [values.validFrom, values.validUntil];
  const isBefore = (end: unknown) => typeof from === 'string' && typeof end === 'string' && end < from;
  if (isBefore(until)) return appError('consentUntilBeforeFrom', { row: false });
  const rows = consentRows(values);
  if (rows.some((row) => isBefore(row.until))) return appError('consentUntilBeforeFrom', { row: true });
  if (rows.some((row) => row.recipient === '' || row.purpose === '' || row.scopes.length === 0)) {
    return appError('consentRowIncomplete', {});
  }
  // Whoever turns 18 before the consent begins signs alone.
  const underAge = typeof from === 'string' && isUnder18(values, null, from);
  return underAge && values.signedBy === 'self' ? appError('consentNeedsGuardian', { why: 'underAge' }) : undefined;
}

/** Why these signatures do not make a consent: the person's alone, where a guardian or next of kin has to sign. */
export function signingIssue(
  values: FormValues,
  birthDate: IsoDate | null,
  signatures: readonly Pick<PaperSignature, 'capacity' | 'line' | 'date'>[],
): AppError | undefined {
  if (signatures.some((signature) => makesConsent(signature, values, birthDate))) return undefined;
  const underAge = signatures.some(({ date }) => isUnder18(values, birthDate, date));
  return appError('consentNeedsGuardian', { why: underAge ? 'underAge' : 'formSaysSo' });
}

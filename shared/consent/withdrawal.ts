import type { IsoDate } from '../dates.ts';
import { err, ok, type Result } from '../result.ts';
import type { Consent } from './consentPaper.ts';
import type { ConsentScope } from './scopes.ts';

/** What is taken back: null = all; a line's `scopes` null = all of that line. */
export type WithdrawnRows = readonly { readonly row: string; readonly scopes: readonly ConsentScope[] | null }[] | null;

export type WithdrawalProblem =
  | 'consentNotSigned'
  | 'consentAlreadyWithdrawn'
  | 'withdrawalBeforeSigning'
  | 'consentRowUnknown';

/** Whether this can be taken back from that day. Each line that is named must still hold something of what is named. */
export function checkWithdrawal(consent: Consent, rows: WithdrawnRows, day: IsoDate): Result<null, WithdrawalProblem> {
  if (consent.signedOn === null) return err('consentNotSigned');
  if (day < consent.signedOn) return err('withdrawalBeforeSigning');
  if (consent.withdrawnOn !== null) return err('consentAlreadyWithdrawn');
  if (rows === null) {
    const scopes = consent.grants.flatMap((grant) => grant.scopes);
    const held = scopes.length === 0 || scopes.some((each) => each.withdrawnOn === null);
    return held ? ok(null) : err('consentAlreadyWithdrawn');
  }
  for (const { row, scopes } of rows) {
    const grant = consent.grants.find((each) => each.row === row);
    if (grant === undefined) return err('consentRowUnknown');
    const named = grant.scopes.filter(({ scope }) => scopes === null || scopes.includes(scope));
    if (named.length < (scopes === null ? 1 : new Set(scopes).size)) return err('consentRowUnknown');
    if (named.every(({ withdrawnOn }) => withdrawnOn !== null)) return err('consentAlreadyWithdrawn');
  }
  return ok(null);
}

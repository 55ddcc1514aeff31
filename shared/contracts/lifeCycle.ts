import { addDays } from '../dates.ts';
import { inOrder, type PaperEvent, type PaperSignature } from '../papers/paperEvent.ts';
import type { ContractTerms } from './terms.ts';

/** Signature lines of the contract: bedrift, kontaktperson, deltaker, flyktningkonsulent. */
export const signatureLines = 4;
/** Contracts that end within so many days are shown as ending soon. */
export const endingSoonDays = 30;
/** A contract that has waited longer than this for its signatures is shown. */
export const unsignedLongDays = 14;

export const contractStates = [
  /** Being written. */
  'draft',
  /** Written and closed, not printed yet. */
  'ready',
  /** On paper; signatures are missing. */
  'printed',
  /** Signed by all four; the practice has not begun. */
  'signed',
  'running',
  /** The last day has passed, and nobody has said how it went. */
  'ended',
  'completed',
  'brokenOff',
] as const;
export type ContractState = (typeof contractStates)[number];

/** One version of a contract, as it stands in the store. */
export interface ContractVersion {
  readonly id: string;
  readonly version: number;
  /** The day on which the version was closed; null while it is a draft. */
  readonly completedOn: string | null;
  readonly terms: Pick<ContractTerms, 'from' | 'until'>;
  readonly events: readonly PaperEvent[];
}

export interface VersionState {
  readonly stage: 'draft' | 'ready' | 'printed' | 'signed';
  readonly printedOn: string | null;
  /** The day of the last signature, once all four are there. */
  readonly signedOn: string | null;
  /** The latest signature of each line. */
  readonly signatures: readonly PaperSignature[];
  /** Lines that nobody has signed, from 0. */
  readonly missingLines: readonly number[];
}

/** How far one version has come. Signatures may be noted one at a time; a later one for the same line replaces it. */
export function versionState(version: ContractVersion): VersionState {
  const byLine = new Map<number, PaperSignature>();
  let printedOn: string | null = null;
  for (const { detail, date } of inOrder(version.events)) {
    if (detail.kind === 'printed') printedOn ??= date;
    if (detail.kind !== 'signed') continue;
    for (const signature of detail.signatures) {
      if (signature.line < signatureLines) byLine.set(signature.line, signature);
    }
  }
  const lines = Array.from({ length: signatureLines }, (_, line) => line);
  const missingLines = lines.filter((line) => !byLine.has(line));
  const signatures = lines.flatMap((line) => byLine.get(line) ?? []);
  const signed = version.completedOn !== null && missingLines.length === 0;
  const unsigned = version.completedOn === null ? 'draft' : printedOn === null ? 'ready' : 'printed';
  return {
    stage: signed ? 'signed' : unsigned,
    printedOn,
    signedOn: signed
      ? (signatures
          .map(({ date }) => date)
          .toSorted()
          .at(-1) ?? null)
      : null,
    signatures,
    missingLines,
  };
}

export interface ContractLife {
  readonly state: ContractState;
  /** The version that holds: the newest that all four have signed, else the newest. */
  readonly inForce: string;
  /** A newer version that has not been signed by all four. */
  readonly pending: string | null;
  readonly signedOn: string | null;
  /** When the practice was done or broken off. */
  readonly closedOn: string | null;
  readonly breakOffReason: string | null;
  /** Since when the newest version has waited for signatures; null where it does not wait. */
  readonly waitingSince: string | null;
}

/**
 * A contract is the chain of its versions: what holds is the newest that all four have signed, and the practice is done
 * or broken off once, whichever version that was noted on. The first of the two to have happened stands.
 */
export function contractLife(versions: readonly [ContractVersion, ...ContractVersion[]], today: string): ContractLife {
  const newestFirst = versions.toSorted((a, b) => b.version - a.version);
  const newest = newestFirst[0] ?? versions[0];
  const signedVersion = newestFirst.find((version) => versionState(version).stage === 'signed');
  const inForce = signedVersion ?? newest;
  const own = versionState(inForce);
  const waiting = versionState(newest);
  const closing = inOrder(versions.flatMap(({ events }) => events)).find(
    ({ detail }) => detail.kind === 'completed' || detail.kind === 'brokenOff',
  );
  const waits = closing === undefined && (waiting.stage === 'ready' || waiting.stage === 'printed');
  return {
    state: closing === undefined ? openState(own, inForce, today) : closedState(closing),
    inForce: inForce.id,
    pending: inForce.id === newest.id ? null : newest.id,
    signedOn: own.signedOn,
    closedOn: closing?.date ?? null,
    breakOffReason: closing?.detail.kind === 'brokenOff' ? closing.detail.reason : null,
    waitingSince: waits ? (waiting.printedOn ?? newest.completedOn) : null,
  };
}

const closedState = (closing: PaperEvent): ContractState =>
  closing.detail.kind === 'brokenOff' ? 'brokenOff' : 'completed';

function openState(own: VersionState, { terms }: ContractVersion, today: string): ContractState {
  if (own.stage !== 'signed') return own.stage;
  if (terms.from !== null && today < terms.from) return 'signed';
  return terms.until !== null && today > terms.until ? 'ended' : 'running';
}

/** Ends within thirty days, today included. */
export function isEndingSoon(life: ContractLife, until: string | null, today: string): boolean {
  if (until === null || (life.state !== 'running' && life.state !== 'signed')) return false;
  return until >= today && until <= addDays(today, endingSoonDays);
}

/** Has waited for signatures for more than fourteen days since it was printed, or closed where it was not printed. */
export function isUnsignedLong(life: ContractLife, today: string): boolean {
  return life.waitingSince !== null && addDays(life.waitingSince, unsignedLongDays) < today;
}

/** Practice is over and the participant has no attest (vedlegg 1: deltaker bør få attest og referanse). */
export function lacksAttest(state: ContractState, attests: number): boolean {
  return attests === 0 && (state === 'completed' || state === 'ended');
}

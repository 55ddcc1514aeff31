import { refusals } from '../consent/refusals.ts';
import { type LocalText, text } from '../text/localText.ts';

/** Why a stream goes in a package. Values are published: never renamed. */
export const planBases = [
  /** Between installations of one municipality. */
  'ownMunicipality',
  /** It is about nobody. */
  'aboutNobody',
  'consent',
  'override',
  /** Written here, and sent back to the municipality that has the case. */
  'returnedToOwner',
  /** The recipient has accepted the case: all of it. */
  'handOver',
  /** Offers and answers, to one of the two that they are between. */
  'transfer',
  /** Who has the case now, to whom it was shared with by the municipality that had it. */
  'moved',
  /** Who owns the case, along with what else goes of it. */
  'goesAlong',
] as const;
export type PlanBasis = (typeof planBases)[number];

export const planBasisLabels: Record<PlanBasis, LocalText> = {
  ownMunicipality: text('Egen kommune', 'Eigen kommune'),
  aboutNobody: text('Gjelder ingen person', 'Gjeld ingen person'),
  consent: text('Samtykke', 'Samtykke'),
  override: text('Utlevering uten samtykke', 'Utlevering utan samtykke'),
  returnedToOwner: text('Tilbake til kommunen som har saken', 'Tilbake til kommunen som har saka'),
  handOver: text('Saken er overtatt', 'Saka er overteken'),
  transfer: text('Tilbud om å overta saken', 'Tilbod om å overta saka'),
  moved: text('Saken er flyttet', 'Saka er flytta'),
  goesAlong: text('Hvem som har saken', 'Kven som har saka'),
};

/** Why a stream does not go: what a consent lacks (shared/consent/refusals.ts), or one of these. */
export const heldBackReasons = [
  ...refusals,
  /** Another municipality has the case, and only that one shares it. */
  'notOwner',
  /** Written here without the owner having shared this scope. */
  'notSharedWithUs',
  /** Its consent was withdrawn, and the recipient has been or is told to erase it. */
  'blocked',
  /** Its consent was withdrawn, as a recipient has told who had to erase; it stands here, since this copy is from before that. */
  'takenBackSince',
  /** The person's address is protected, and nobody has chosen that the case goes all the same. */
  'protected',
  /** Left out of this package by whoever makes it. */
  'leftOut',
  /** The recipient has said that it has all of it. */
  'nothingNew',
] as const;
export type HeldBackReason = (typeof heldBackReasons)[number];

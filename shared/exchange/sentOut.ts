import { z } from 'zod';
import type { LocalText } from '../text/localText.ts';

/** What the coordinator sends out to all besides rates and members: sections of the guidelines, and starting texts of forms. */

/** As the forms name them: `2.9`, `3`, `vedlegg 1`. */
export const guidelineSection = z.string().regex(/^(?:[1-9](?:\.[1-9]\d?){0,2}|vedlegg [1-9])$/);
export const maxGuidelineText = 20_000;
export const maxTemplateText = 4000;

/** The boxes of the practice contract (vedlegg 1) whose starting text can be sent out. Published names: never renamed. */
export const templateFields = [
  'practiceContract.employerResponsibility',
  'practiceContract.contactResponsibility',
  'practiceContract.programmeResponsibility',
] as const;
export type TemplateField = (typeof templateFields)[number];

/** What is sent out and stands: the one that holds on a day. */
export interface Dated {
  readonly validFrom: string;
  readonly enteredAt: string;
  readonly withdrawn: string | null;
}

/** Of those that are valid on `day` the newest; among those of one date the one entered last. */
export function holdingOn<T extends Dated>(all: readonly T[], day: string): T | undefined {
  return all
    .filter(({ validFrom, withdrawn }) => withdrawn === null && validFrom <= day)
    .toSorted((a, b) => compare(b.validFrom, a.validFrom) || compare(b.enteredAt, a.enteredAt))
    .at(0);
}

/** In both languages: bokmål, where there is none in nynorsk. */
export const inBoth = (nb: string, nn: string | null): LocalText => ({ nb, nn: nn ?? nb });

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

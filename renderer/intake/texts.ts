import type { Language } from '#shared/text/localText.ts';
import { type IntakeTexts, nb } from './textsNb.ts';
import { nn } from './textsNn.ts';

/** The intake screens' own texts; labels and help of the fields stand in the form's declaration. */
export const intakeTexts: Record<Language, IntakeTexts> = { nb, nn };

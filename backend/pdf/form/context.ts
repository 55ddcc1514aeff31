import type { FormValues } from '#shared/forms/form.ts';
import type { Language, LocalText } from '#shared/text/localText.ts';
import type { Typesetter } from '../typesetter.ts';
import type { Places } from './places.ts';

/** What every part of a printed form needs to know. */
export interface FormContext {
  readonly language: Language;
  /** Null in a blank form: lines and boxes to fill in by hand. */
  readonly values: FormValues | null;
  readonly typesetter: Typesetter;
  /** A blank form that is filled in on a screen: where its fields come to lie. */
  readonly places?: Places;
  say(text: LocalText): string;
}

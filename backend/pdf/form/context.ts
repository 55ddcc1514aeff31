import type { FormValues } from '#shared/forms/form.ts';
import type { Language, LocalText } from '#shared/text/localText.ts';
import type { Typesetter } from '../typesetter.ts';

/** What every part of a printed form needs to know. */
export interface FormContext {
  readonly language: Language;
  /** Null in a blank form: lines and boxes to fill in by hand. */
  readonly values: FormValues | null;
  readonly typesetter: Typesetter;
  say(text: LocalText): string;
}

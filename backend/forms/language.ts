import type { Language } from '#shared/text/localText.ts';
import type { HandlerContext } from '../handler.ts';
import { defaultLanguage, userSettingsOf } from '../vault/settings.ts';

/** The language that the user works in: names of countries are written into a form in it. */
export function languageOf({ store, user, municipality }: HandlerContext): Language {
  return userSettingsOf(store, user.id).language ?? defaultLanguage(municipality);
}

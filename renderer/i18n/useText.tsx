import { createContext, type ReactNode, useContext, useEffect, useMemo } from 'react';
import type { AppError } from '#shared/api/errors.ts';
import type { Language, LocalText } from '#shared/text/localText.ts';
import { errorText } from './errorTexts.ts';
import { type Messages, nb } from './nb.ts';
import { nn } from './nn.ts';

const catalogues: Record<Language, Messages> = { nb, nn };

interface LanguageState {
  readonly language: Language;
  readonly setLanguage: (language: Language) => void;
}

const LanguageContext = createContext<LanguageState>({ language: 'nb', setLanguage: () => undefined });

export function LanguageProvider(props: LanguageState & { children: ReactNode }) {
  const { language, setLanguage } = props;
  useEffect(() => {
    document.documentElement.lang = language;
  }, [language]);
  const state = useMemo(() => ({ language, setLanguage }), [language, setLanguage]);
  return <LanguageContext value={state}>{props.children}</LanguageContext>;
}

export function useLanguage(): LanguageState {
  return useContext(LanguageContext);
}

/** The catalogue of the chosen language. */
export function useText(): Messages {
  return catalogues[useContext(LanguageContext).language];
}

/** Writes a text that is declared beside its subject (labels, choices, form fields). */
export function useLocal(): (text: LocalText) => string {
  const { language } = useContext(LanguageContext);
  return (text) => text[language];
}

/** A screen's own catalogue, for a folder that keeps its texts beside its screens. */
export function useCatalogue<T>(own: Record<Language, T>): T {
  return own[useContext(LanguageContext).language];
}

/** The text of an expected error. */
export function useErrorText(): (error: AppError) => string {
  const { errors } = useText();
  return (error) => errorText(errors, error);
}

/** The two written languages of the app. Bokmål is the template's own wording; nynorsk is complete beside it. */
export const languages = ['nb', 'nn'] as const;
export type Language = (typeof languages)[number];

/** One text in both languages; there is no fallback, so a missing translation does not compile. */
export type LocalText = Readonly<Record<Language, string>>;

export const text = (nb: string, nn: string): LocalText => ({ nb, nn });

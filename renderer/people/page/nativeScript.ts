/** Languages by the script that their speakers' names are in, for the voice that reads the name and its direction. */
const scripts = [
  {
    pattern: /\p{Script=Arabic}/u,
    dir: 'rtl',
    languages: ['ar', 'fa', 'prs', 'ps', 'ur', 'ckb', 'ug'],
    fallback: 'ar',
  },
  { pattern: /\p{Script=Hebrew}/u, dir: 'rtl', languages: ['he', 'yi'], fallback: 'he' },
  { pattern: /\p{Script=Ethiopic}/u, dir: 'ltr', languages: ['ti', 'am', 'tig', 'byn'], fallback: 'ti' },
  { pattern: /\p{Script=Cyrillic}/u, dir: 'ltr', languages: ['uk', 'ru', 'be', 'bg', 'sr', 'mk'], fallback: 'uk' },
] as const;

/** `lang` and `dir` for a name in its own script; a language that the person speaks goes before the script's commonest. */
export function nativeScript(name: string, spoken: readonly string[]): { lang?: string; dir: 'ltr' | 'rtl' | 'auto' } {
  const script = scripts.find(({ pattern }) => pattern.test(name));
  if (!script) return { dir: 'auto' };
  const lang = spoken.find((code) => (script.languages as readonly string[]).includes(code)) ?? script.fallback;
  return { lang, dir: script.dir };
}

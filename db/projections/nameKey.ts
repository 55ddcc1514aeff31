/**
 * The text by which names are put in Norwegian alphabetical order: case and accents aside, æ, ø and å (with ä and ö)
 * after z. Names in other scripts come after the Latin ones, in the order of their letters.
 */
export function nameKey(name: string): string {
  return name
    .toLowerCase()
    .normalize('NFC')
    .replace(/[æäøöå]/g, (letter) => afterZ[letter] ?? letter)
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/[\s'’.-]+/g, ' ')
    .trim();
}

// The characters that follow `z` in ASCII, in the alphabet's order.
const afterZ: Readonly<Record<string, string>> = { æ: '{', ä: '{', ø: '|', ö: '|', å: '}' };

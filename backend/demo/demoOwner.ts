import type { Role } from '#shared/api/methods/vault.ts';
import type { MunicipalityNumber } from '#shared/municipalities.ts';

/** Known to everybody: a demo vault holds no secrets, and the screen shows it. */
export const demoPassphrase = 'prøv dalsam';

export const demoOwner = {
  municipality: '3434',
  name: 'Solveig Eksempel',
  role: 'coordinator',
} as const satisfies { municipality: MunicipalityNumber; name: string; role: Role };

/** Colleagues to sign in as, each by the demo's passphrase with a word after it: `prøv dalsam konsulent`. */
export const demoColleagues = [
  { name: 'Terje Eksempel', role: 'consultant', word: 'konsulent' },
  { name: 'Ragnhild Eksempel', role: 'reader', word: 'leser' },
] as const satisfies readonly { name: string; role: Role; word: string }[];

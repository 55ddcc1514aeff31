import type { RateProblem } from '#shared/rates/schema.ts';

/** Rate sets: the built-in ones and those that a coordinator has entered. */
export const rates = {};

const problemTexts: Record<RateProblem, string> = {
  missing: 'Fyll ut alle satsene, eller velg «ikke kjent».',
  negative: 'Et beløp kan ikke være under null.',
  tooLarge: 'Et beløp er over ti millioner kroner. Se etter om det er skrevet riktig.',
  notWhole: 'Skriv beløpene med høyst to desimaler.',
  unknownItem: 'En av satsene hører ikke til denne typen.',
  nothingKnown: 'Minst én sats må være kjent.',
};

export const ratesErrorTexts = {
  rateSourceMissing: () => 'Skriv hvor satsene er hentet fra.',
  rateReasonMissing: () => 'Skriv kort hvorfor satsene trekkes tilbake.',
  rateAmountsRefused: ({ problems }: { problems: readonly { problem: RateProblem }[] }) =>
    [...new Set(problems.map(({ problem }) => problemTexts[problem]))].join(' '),
  rateDateOutside: ({ firstYear, lastYear }: { firstYear: number; lastYear: number }) =>
    `Satsene må gjelde fra en dato i årene ${firstYear} til ${lastYear}. Rett datoen.`,
  rateExists: () => 'De samme satsene er lagt inn fra før med denne datoen. Du trenger ikke gjøre mer.',
  rateBuiltIn: () => 'Satsene følger med Dalsam og kan ikke trekkes tilbake. Legg inn nye satser i stedet.',
  rateWithdrawn: () => 'Satsene er trukket tilbake fra før. Du trenger ikke gjøre mer.',
};

/** Words of the access log. */
export const ratesActions = {
  'rates.add': 'La inn satser',
  'rates.withdraw': 'Trakk tilbake satser',
};

import type { RateProblem } from '#shared/rates/schema.ts';
import type { rates as nb } from '../nb/rates.ts';

/** Rate sets: the built-in ones and those that a coordinator has entered. */
export const rates: typeof nb = {};

const problemTexts: Record<RateProblem, string> = {
  missing: 'Fyll ut alle satsane, eller vel «ikkje kjend».',
  negative: 'Eit beløp kan ikkje vere under null.',
  tooLarge: 'Eit beløp er over ti millionar kroner. Sjå etter om det er skrive rett.',
  notWhole: 'Skriv beløpa med høgst to desimalar.',
  unknownItem: 'Ein av satsane høyrer ikkje til denne typen.',
  nothingKnown: 'Minst éin sats må vere kjend.',
};

export const ratesErrorTexts = {
  rateSourceMissing: () => 'Skriv kvar satsane er henta frå.',
  rateReasonMissing: () => 'Skriv kort kvifor satsane blir trekte tilbake.',
  rateAmountsRefused: ({ problems }: { problems: readonly { problem: RateProblem }[] }) =>
    [...new Set(problems.map(({ problem }) => problemTexts[problem]))].join(' '),
  rateDateOutside: ({ firstYear, lastYear }: { firstYear: number; lastYear: number }) =>
    `Satsane må gjelde frå ein dato i åra ${firstYear} til ${lastYear}. Rett datoen.`,
  rateExists: () => 'Dei same satsane er lagde inn frå før med denne datoen. Du treng ikkje gjere meir.',
  rateBuiltIn: () => 'Satsane følgjer med Dalsam og kan ikkje trekkjast tilbake. Legg inn nye satsar i staden.',
  rateWithdrawn: () => 'Satsane er trekte tilbake frå før. Du treng ikkje gjere meir.',
};

/** Words of the access log. */
export const ratesActions = {
  'rates.add': 'La inn satsar',
  'rates.withdraw': 'Trekte tilbake satsar',
};

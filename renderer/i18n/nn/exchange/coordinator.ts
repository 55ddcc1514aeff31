import type { ErrorTexts } from '../../errorTexts.ts';

/** What the coordinator sees of all: words of the screens. */
export const coordinator = {};

/** Errors of their own. */
export const coordinatorErrorTexts = {
  sentOutIncomplete: ({ lacks }) => lackTexts[lacks],
  sentOutWithdrawn: () => 'Den er allereie trekt tilbake. Det du skreiv, er ikkje borte.',
} satisfies Partial<ErrorTexts>;

const lackTexts = {
  text: 'Skriv teksten på bokmål. Har du skrive tittelen på nynorsk, må teksten skrivast på nynorsk òg.',
  title: 'Skriv tittelen på bokmål. Har du skrive teksten på nynorsk, må tittelen skrivast på nynorsk òg.',
  source: 'Skriv kvar teksten kjem frå, til dømes kva vedtak han byggjer på.',
  reason: 'Skriv kvifor teksten blir trekt tilbake.',
};

/** What the methods are called in the access log. */
export const coordinatorActions = {
  'coordinator.totalsCsv': 'Lasta ned tal frå kommunane',
  'coordinator.setProtection': 'Endra vernet av små tal',
  'guideline.revise': 'Skreiv eit avsnitt i retningslinjene på nytt',
  'guideline.withdraw': 'Trekte tilbake eit avsnitt i retningslinjene',
  'template.set': 'Endra starttekst i praksiskontrakten',
  'template.withdraw': 'Trekte tilbake ein starttekst',
};

import type { ErrorTexts } from '../../errorTexts.ts';

/** What the coordinator sees of all: words of the screens. */
export const coordinator = {};

/** Errors of their own. */
export const coordinatorErrorTexts = {
  sentOutIncomplete: ({ lacks }) => lackTexts[lacks],
  sentOutWithdrawn: () => 'Den er allerede trukket tilbake. Det du skrev, er ikke mistet.',
} satisfies Partial<ErrorTexts>;

const lackTexts = {
  text: 'Skriv teksten på bokmål. Har du skrevet tittelen på nynorsk, må teksten skrives på nynorsk også.',
  title: 'Skriv tittelen på bokmål. Har du skrevet teksten på nynorsk, må tittelen skrives på nynorsk også.',
  source: 'Skriv hvor teksten kommer fra, for eksempel hvilket vedtak den bygger på.',
  reason: 'Skriv hvorfor teksten trekkes tilbake.',
};

/** What the methods are called in the access log. */
export const coordinatorActions = {
  'coordinator.totalsCsv': 'Lastet ned tall fra kommunene',
  'coordinator.setProtection': 'Endret vernet av små tall',
  'guideline.revise': 'Skrev et avsnitt i retningslinjene på nytt',
  'guideline.withdraw': 'Trakk tilbake et avsnitt i retningslinjene',
  'template.set': 'Endret starttekst i praksiskontrakten',
  'template.withdraw': 'Trakk tilbake en starttekst',
};

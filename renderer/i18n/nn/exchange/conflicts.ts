import type { ErrorTexts } from '../../errorTexts.ts';

/** Conflicts between what two people wrote: words of the screens. */
export const conflicts = {};

/** Errors of their own. */
export const conflictsErrorTexts = {
  conflictSettled: () => 'Denne konflikten er alt løyst, her eller hos ein annan. Gå tilbake til lista.',
  conflictNobodyToAsk: () =>
    'Dette gjeld ingen person, så det er inga sak å stille spørsmålet i. Ta det opp på telefon i staden.',
} satisfies Partial<ErrorTexts>;

/** What the methods are called in the access log. */
export const conflictsActions = {
  'conflict.list': 'Såg på konfliktar i saka',
  'conflict.get': 'Opna ein konflikt',
  'conflict.resolve': 'Løyste ein konflikt',
  'conflict.ask': 'Skreiv til den andre kommunen om ein konflikt',
  'conflict.notes': 'Såg på spørsmål om konfliktar',
};

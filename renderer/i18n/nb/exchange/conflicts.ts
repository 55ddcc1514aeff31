import type { ErrorTexts } from '../../errorTexts.ts';

/** Conflicts between what two people wrote: words of the screens. */
export const conflicts = {};

/** Errors of their own. */
export const conflictsErrorTexts = {
  conflictSettled: () => 'Denne konflikten er allerede løst, her eller hos en annen. Gå tilbake til listen.',
  conflictNobodyToAsk: () =>
    'Dette gjelder ingen person, så det er ingen sak å stille spørsmålet i. Ta det opp på telefon i stedet.',
} satisfies Partial<ErrorTexts>;

/** What the methods are called in the access log. */
export const conflictsActions = {
  'conflict.list': 'Så på konflikter i saken',
  'conflict.get': 'Åpnet en konflikt',
  'conflict.resolve': 'Løste en konflikt',
  'conflict.ask': 'Skrev til den andre kommunen om en konflikt',
  'conflict.notes': 'Så på spørsmål om konflikter',
};

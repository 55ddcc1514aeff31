import type { ErrorTexts } from '../../errorTexts.ts';

/** Conflicts between what two people wrote: words of the screens. */
export const conflicts = {
  title: 'Konflikt',
  lead: 'To har skrevet hver sitt i samme felt uten å ha sett hverandres. Det nyeste vises til noen har valgt. Ingenting er mistet.',
  none: 'Ingen konflikter',
  noneText: 'Skriver to kommuner ulike ting i samme felt, dukker det opp her når en pakke er lest inn.',
  count: (count: number) => (count === 1 ? '1 konflikt' : `${count} konflikter`),
  aboutNobody: 'Felles register',
  field: 'Felt',
  place: 'Hvor',
  newest: 'Sist skrevet',
  notes: (count: number) => (count === 1 ? '1 melding' : `${count} meldinger`),
  removal: 'Fjernet av en, endret av en annen',
  shown: (shown: number, total: number) => `Viser ${shown} av ${total} saker`,
  more: 'Vis flere',
  question: 'Hva skal stå?',
  removalQuestion: 'Skal det være fjernet?',
  keepRemoved: 'La det være fjernet',
  bringBack: 'Hent det tilbake, med endringen',
  other: 'Noe annet',
  otherLabel: 'Skriv hva som skal stå',
  nothing: 'Ingenting: la feltet stå tomt',
  by: (name: string, place: string) => [name, place].filter((part) => part !== '').join(', '),
  unknownAuthor: 'Ukjent',
  ours: (place: string) => `${place} (dere)`,
  changed: (label: string) => `Endret: ${label}`,
  settle: 'Lagre valget',
  chooseFirst: 'Velg hva som skal stå, før du lagrer.',
  writeFirst: 'Skriv hva som skal stå, eller velg en av de andre.',
  settles: 'Valget ditt går til den andre kommunen med neste pakke. Det som ikke ble valgt, står i historikken.',
  readOnly: 'Saken er overlevert, så det er kommunen som har den nå, som velger.',
  history: 'Feltets historikk',
  value: 'Verdi',
  who: 'Hvem',
  when: 'Når',
  concurrent: 'Skrevet samtidig',
  around: 'Rundt feltet',
  ask: 'Spør den andre siden',
  askText:
    'Er du usikker, skriv et spørsmål. Det går med neste pakke til dem som har feltet, og svaret kommer tilbake hit.',
  askLabel: 'Spørsmål eller svar',
  askMissing: 'Skriv hva du vil spørre om.',
  send: 'Legg ved neste pakke',
  noNotes: 'Ingen har spurt om noe ennå.',
  questionsToUs: 'Spørsmål fra andre kommuner',
  noticeTitle: (count: number) => (count === 1 ? 'Her er det en konflikt' : `Her er det ${count} konflikter`),
  see: 'Se og velg',
  nav: {
    waiting: (count: number) => (count === 1 ? '1 venter på deg' : `${count} venter på deg`),
  },
};

/** Errors of their own. */
export const conflictsErrorTexts = {
  conflictSettled: () => 'Denne konflikten er allerede løst, her eller hos en annen. Gå tilbake til listen.',
  conflictNobodyToAsk: () =>
    'Dette gjelder ingen person, så det er ingen sak å stille spørsmålet i. Ta det opp på telefon i stedet.',
} satisfies Partial<ErrorTexts>;

/** What the methods are called in the access log. */
export const conflictsActions = {
  'conflict.get': 'Åpnet en konflikt',
  'conflict.resolve': 'Løste en konflikt',
  'conflict.ask': 'Skrev til den andre kommunen om en konflikt',
  'conflict.notes': 'Så på spørsmål om konflikter',
};

import type { ErrorTexts } from '../../errorTexts.ts';

/** Conflicts between what two people wrote: words of the screens. */
export const conflicts = {
  title: 'Konflikt',
  lead: 'To har skrive kvar sitt i same felt utan å ha sett det andre. Det nyaste blir vist til nokon har valt. Ingenting er mist.',
  none: 'Ingen konfliktar',
  noneText: 'Skriv to kommunar ulike ting i same felt, dukkar det opp her når ein pakke er lesen inn.',
  count: (count: number) => (count === 1 ? '1 konflikt' : `${count} konfliktar`),
  aboutNobody: 'Felles register',
  field: 'Felt',
  place: 'Kvar',
  newest: 'Sist skrive',
  notes: (count: number) => (count === 1 ? '1 melding' : `${count} meldingar`),
  removal: 'Fjerna av ein, endra av ein annan',
  shown: (shown: number, total: number) => `Viser ${shown} av ${total} saker`,
  more: 'Vis fleire',
  question: 'Kva skal stå?',
  removalQuestion: 'Skal det vere fjerna?',
  keepRemoved: 'Lat det vere fjerna',
  bringBack: 'Hent det tilbake, med endringa',
  other: 'Noko anna',
  otherLabel: 'Skriv kva som skal stå',
  nothing: 'Ingenting: lat feltet stå tomt',
  by: (name: string, place: string) => [name, place].filter((part) => part !== '').join(', '),
  unknownAuthor: 'Ukjend',
  ours: (place: string) => `${place} (de)`,
  changed: (label: string) => `Endra: ${label}`,
  settle: 'Lagre valet',
  chooseFirst: 'Vel kva som skal stå, før du lagrar.',
  writeFirst: 'Skriv kva som skal stå, eller vel ein av dei andre.',
  settles: 'Valet ditt går til den andre kommunen med neste pakke. Det som ikkje vart valt, står i historikken.',
  readOnly: 'Saka er overlevert, så det er kommunen som har ho no, som vel.',
  history: 'Historikken til feltet',
  value: 'Verdi',
  who: 'Kven',
  when: 'Når',
  concurrent: 'Skrive samtidig',
  around: 'Rundt feltet',
  ask: 'Spør den andre sida',
  askText:
    'Er du usikker, skriv eit spørsmål. Det går med neste pakke til dei som har feltet, og svaret kjem tilbake hit.',
  askLabel: 'Spørsmål eller svar',
  askMissing: 'Skriv kva du vil spørje om.',
  send: 'Legg ved neste pakke',
  noNotes: 'Ingen har spurt om noko enno.',
  questionsToUs: 'Spørsmål frå andre kommunar',
  noticeTitle: (count: number) => (count === 1 ? 'Her er det ein konflikt' : `Her er det ${count} konfliktar`),
  see: 'Sjå og vel',
  nav: {
    waiting: (count: number) => (count === 1 ? '1 ventar på deg' : `${count} ventar på deg`),
  },
};

/** Errors of their own. */
export const conflictsErrorTexts = {
  conflictSettled: () => 'Denne konflikten er alt løyst, her eller hos ein annan. Gå tilbake til lista.',
  conflictNobodyToAsk: () =>
    'Dette gjeld ingen person, så det er inga sak å stille spørsmålet i. Ta det opp på telefon i staden.',
} satisfies Partial<ErrorTexts>;

/** What the methods are called in the access log. */
export const conflictsActions = {
  'conflict.get': 'Opna ein konflikt',
  'conflict.resolve': 'Løyste ein konflikt',
  'conflict.ask': 'Skreiv til den andre kommunen om ein konflikt',
  'conflict.notes': 'Såg på spørsmål om konfliktar',
};

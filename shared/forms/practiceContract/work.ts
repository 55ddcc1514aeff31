import { text } from '../../text/localText.ts';
import type { Section } from '../form.ts';

export const goalsSection = {
  key: 'goals',
  title: text('Målsetting', 'Målsetjing'),
  scope: 'work',
  fields: [
    {
      key: 'goals',
      type: 'longText',
      label: text(
        'Beskriv hva deltakeren skal oppnå med kvalifiseringa',
        'Beskriv kva deltakaren skal oppnå med kvalifiseringa',
      ),
      help: text(
        'Skriv det deltakeren selv vil oppnå, så konkret at dere kan se etterpå om det gikk.',
        'Skriv det deltakaren sjølv vil oppnå, så konkret at de kan sjå etterpå om det gjekk.',
      ),
      requiredToComplete: true,
      print: { blankLines: 5 },
    },
  ],
} as const satisfies Section;

export const tasksSection = {
  key: 'tasks',
  title: text('Arbeidsoppgaver', 'Arbeidsoppgåver'),
  scope: 'work',
  fields: [
    {
      key: 'tasks',
      type: 'longText',
      label: text('Arbeidsoppgaver', 'Arbeidsoppgåver'),
      requiredToComplete: true,
      print: { blankLines: 5, noLabel: true },
    },
  ],
} as const satisfies Section;

/** The three boxes of vedlegg 1. The template leaves them empty: the starting texts are ours, to be worked on. */
export const responsibilitiesSection = {
  key: 'responsibilities',
  title: text('Ansvarsavklaring', 'Ansvarsavklaring'),
  scope: 'work',
  fields: [
    {
      key: 'employerResponsibility',
      type: 'longText',
      label: text('Arbeidsgivers ansvar', 'Ansvaret til arbeidsgivaren'),
      starting: text(
        [
          'Tar godt imot deltakeren og gjør arbeidsplassen og kollegene kjent.',
          'Gir opplæring i oppgavene, og i helse, miljø og sikkerhet på arbeidsplassen.',
          'Peker ut en kontaktperson som deltakeren kan spørre.',
          'Snakker norsk med deltakeren, enkelt og tydelig.',
          'Sier fra til introduksjonsprogrammet om fravær samme dag.',
        ].join('\n'),
        [
          'Tek godt imot deltakaren og gjer arbeidsplassen og kollegaene kjende.',
          'Gir opplæring i oppgåvene, og i helse, miljø og tryggleik på arbeidsplassen.',
          'Peikar ut ein kontaktperson som deltakaren kan spørje.',
          'Snakkar norsk med deltakaren, enkelt og tydeleg.',
          'Seier frå til introduksjonsprogrammet om fråvær same dag.',
        ].join('\n'),
      ),
      print: { blankLines: 3 },
    },
    {
      key: 'contactResponsibility',
      type: 'longText',
      label: text('Kontaktpersonens ansvar', 'Ansvaret til kontaktpersonen'),
      starting: text(
        [
          'Er den deltakeren går til i det daglige, og forklarer det som er uklart.',
          'Viser hvordan oppgavene gjøres, og gir ros og råd underveis.',
          'Følger med på om oppgavene og arbeidstiden passer, og sier fra når noe bør endres.',
          'Er med på oppfølgingssamtaler med deltakeren og introduksjonsprogrammet.',
        ].join('\n'),
        [
          'Er den deltakaren går til i det daglege, og forklarer det som er uklart.',
          'Viser korleis oppgåvene blir gjorde, og gir ros og råd undervegs.',
          'Følgjer med på om oppgåvene og arbeidstida passar, og seier frå når noko bør endrast.',
          'Er med på oppfølgingssamtalar med deltakaren og introduksjonsprogrammet.',
        ].join('\n'),
      ),
      print: { blankLines: 3 },
    },
    {
      key: 'programmeResponsibility',
      type: 'longText',
      label: text('Introduksjonsprogrammets ansvar', 'Ansvaret til introduksjonsprogrammet'),
      starting: text(
        [
          'Forbereder deltakeren på praksisen og forklarer kontrakten, med tolk når det trengs.',
          'Følger opp deltakeren og bedriften gjennom hele perioden, og svarer når noen tar kontakt.',
          'Sørger for at deltakeren er forsikret gjennom kommunen.',
          'Betaler introduksjonsstønaden; bedriften betaler ikke lønn.',
          'Hjelper til med å finne en løsning hvis noe er vanskelig.',
        ].join('\n'),
        [
          'Førebur deltakaren på praksisen og forklarer kontrakten, med tolk når det trengst.',
          'Følgjer opp deltakaren og bedrifta gjennom heile perioden, og svarer når nokon tek kontakt.',
          'Syter for at deltakaren er forsikra gjennom kommunen.',
          'Betaler introduksjonsstønaden; bedrifta betaler ikkje løn.',
          'Hjelper til med å finne ei løysing viss noko er vanskeleg.',
        ].join('\n'),
      ),
      print: { blankLines: 3 },
    },
    {
      key: 'contactName',
      type: 'text',
      label: text('Kontaktperson', 'Kontaktperson'),
      requiredToComplete: true,
      maxLength: 200,
      print: { width: 'twoThirds' },
    },
    {
      key: 'contactPhone',
      type: 'phone',
      label: text('Telefon', 'Telefon'),
      fullLabel: text('Telefon til kontaktpersonen', 'Telefon til kontaktpersonen'),
      print: { width: 'third' },
    },
  ],
} as const satisfies Section;

/** The two closing statements of vedlegg 1, and its word on insurance (the third point above the template). */
export const closingSection = {
  key: 'closing',
  title: text('Avtale', 'Avtale'),
  scope: 'work',
  // One part, so that nobody signs a page that does not say it.
  wording: [
    {
      kind: 'paragraph',
      text: text(
        [
          'Bedriften har ikke forpliktelser utover et kollegialt ansvar og tilrettelegging av arbeidsoppgaver. Dersom det oppstår uklarheter eller noe er vanskelig, oppfordrer vi bedriften til å ta kontakt med introduksjonsprogrammets kontaktperson.',
          'Introduksjonsdeltakere er forsikret gjennom kommunen.',
        ].join('\n'),
        [
          'Bedrifta har ikkje andre plikter enn eit kollegialt ansvar og å leggje til rette arbeidsoppgåver. Dersom noko er uklart eller vanskeleg, oppmodar vi bedrifta til å ta kontakt med kontaktpersonen i introduksjonsprogrammet.',
          'Introduksjonsdeltakarar er forsikra gjennom kommunen.',
        ].join('\n'),
      ),
    },
  ],
  fields: [],
} as const satisfies Section;

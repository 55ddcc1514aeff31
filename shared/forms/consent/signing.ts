import { text } from '../../text/localText.ts';
import type { Section } from '../form.ts';

/** Vedlegg 3, second page: the declaration, its period and remarks, and who signs. */
export const signingSection = {
  key: 'signing',
  title: text('UNDERSKRIFTER', 'UNDERSKRIFTER'),
  screenTitle: text('Erklæring og periode', 'Erklæring og periode'),
  scope: 'identity',
  wording: [
    {
      kind: 'paragraph',
      text: text(
        'Undertegnede er innforstått med og samtykker i at det i forbindelse med samarbeid om mitt kommunale tjenestetilbud innhentes og utveksles nødvendig taushetsbelagte opplysninger. Jeg vet at jeg når som helst kan trekke samtykket tilbake, helt eller delvis. Dette meldes da til koordinator.',
        'Underteikna er innforstått med og samtykkjer i at det i samband med samarbeid om det kommunale tenestetilbodet mitt blir henta inn og utveksla nødvendige opplysningar som er underlagde teieplikt. Eg veit at eg når som helst kan trekkje samtykket tilbake, heilt eller delvis. Dette skal då meldast til koordinator.',
      ),
    },
    {
      kind: 'paragraph',
      text: text(
        'Om det er merknader eller begrensninger beskrives dette på eget skjema som oppbevares av koordinator.',
        'Om det er merknader eller avgrensingar, skal dei skildrast på eit eige skjema som koordinator tek vare på.',
      ),
    },
  ],
  fields: [
    {
      key: 'validFrom',
      type: 'date',
      planned: true,
      label: text('Samtykket gjelder fra (dato)', 'Samtykket gjeld frå (dato)'),
      requiredToComplete: true,
      print: { width: 'half' },
    },
    {
      key: 'validUntil',
      type: 'date',
      planned: true,
      label: text('til', 'til'),
      fullLabel: text('Samtykket gjelder til (dato)', 'Samtykket gjeld til (dato)'),
      requiredToComplete: true,
      print: { width: 'half' },
    },
    {
      key: 'remarks',
      type: 'longText',
      label: text('Merknadsfelt (skriv inn dine merknader):', 'Merknadsfelt (skriv inn merknadene dine):'),
      fullLabel: text('Merknader', 'Merknader'),
      print: { blankLines: 2 },
    },
    {
      key: 'birthDate',
      type: 'date',
      label: text('Fødselsdato:', 'Fødselsdato:'),
      fullLabel: text('Fødselsdato', 'Fødselsdato'),
      register: 'birthDate',
      requiredToComplete: true,
      print: { width: 'third' },
    },
    {
      key: 'signedBy',
      type: 'choice',
      label: text('Hvem skriver under?', 'Kven skriv under?'),
      choices: [
        { value: 'self', label: text('Personen selv', 'Personen sjølv') },
        { value: 'guardian', label: text('Verge/foresatt', 'Verje/føresett') },
        { value: 'nextOfKin', label: text('Nærmeste pårørende', 'Næraste pårørande') },
      ],
      help: text(
        'Den som er under 18 år, eller som ikke kan samtykke selv, må ha en verge, en foresatt eller nærmeste pårørende som skriver under.',
        'Den som er under 18 år, eller som ikkje kan samtykkje sjølv, må ha ei verje, ein føresett eller næraste pårørande som skriv under.',
      ),
      requiredToComplete: true,
      print: { width: 'twoThirds' },
    },
    {
      key: 'guardianName',
      type: 'text',
      label: text('Navnet på den som skriver under for personen', 'Namnet på den som skriv under for personen'),
      maxLength: 200,
      visibleWhen: { field: 'signedBy', is: ['guardian', 'nextOfKin'] },
      requiredToComplete: true,
      print: { width: 'half' },
    },
    {
      key: 'guardianCapacity',
      type: 'text',
      label: text('Rolle (for eksempel mor, far, verge)', 'Rolle (til dømes mor, far, verje)'),
      maxLength: 200,
      visibleWhen: { field: 'signedBy', is: ['guardian', 'nextOfKin'] },
      requiredToComplete: true,
      print: { width: 'half' },
    },
  ],
} as const satisfies Section;

import { text } from '../../text/localText.ts';
import type { Section } from '../form.ts';

/** Vedlegg 2, section 5. */
export const norwegianTrainingSection = {
  key: 'norwegianTraining',
  title: text('NORSKOPPLÆRING', 'NORSKOPPLÆRING'),
  screenTitle: text('Norskopplæring', 'Norskopplæring'),
  scope: 'language',
  fields: [
    {
      key: 'norwegianHours',
      type: 'number',
      min: 0,
      max: 10_000,
      unit: text('timer', 'timar'),
      label: text('Norskopplæring (antall timer)', 'Norskopplæring (talet på timar)'),
      help: text(
        'Timer som er gjennomført til nå, også i mottak og i andre kommuner.',
        'Timar som er gjennomførte til no, òg i mottak og i andre kommunar.',
      ),
      guideline: {
        section: '2.6',
        explanation: text(
          'Voksenopplæringen tilpasser undervisningen etter kartleggingen og følger opp språkpraksis. Etter integreringsloven skal den som får opplæring etter den, nå et bestemt norskmål; timetallet fra introduksjonsloven gjelder bare dem som fortsatt følger den.',
          'Vaksenopplæringa tilpassar undervisninga etter kartlegginga og følgjer opp språkpraksis. Etter integreringslova skal den som får opplæring etter ho, nå eit visst norskmål; timetalet frå introduksjonslova gjeld berre dei som framleis følgjer ho.',
        ),
      },
      print: { width: 'half' },
    },
    {
      key: 'norwegianTrack',
      type: 'choice',
      label: text('Hvilket løp?', 'Kva løp?'),
      fullLabel: text('Norskopplæring – hvilket løp', 'Norskopplæring – kva løp'),
      help: text('Spør skolen om du er usikker.', 'Spør skulen om du er usikker.'),
      choices: [
        { value: 'a', label: text('A', 'A') },
        { value: 'b', label: text('B', 'B') },
      ],
      print: { width: 'half' },
    },
    {
      key: 'norwegianSchool',
      type: 'text',
      label: text('Skolens navn', 'Namnet på skulen'),
      print: { width: 'half' },
    },
    { key: 'norwegianTeacher', type: 'text', label: text('Lærer', 'Lærar'), print: { width: 'half' } },
    {
      key: 'norwegianTeacherPhone',
      type: 'phone',
      label: text('Tlf', 'Tlf'),
      fullLabel: text('Lærer – tlf', 'Lærar – tlf'),
      print: { width: 'half' },
    },
    {
      key: 'norwegianTests',
      type: 'text',
      label: text('Prøver/tester i norsk', 'Prøver/testar i norsk'),
      help: text('Hvilke prøver, og når de ble tatt.', 'Kva prøver, og når dei vart tekne.'),
      print: { width: 'half' },
    },
    {
      key: 'norwegianTestResult',
      type: 'text',
      label: text('Resultat', 'Resultat'),
      fullLabel: text('Prøver/tester i norsk – resultat', 'Prøver/testar i norsk – resultat'),
      help: text('For eksempel A2 muntlig, A1 skriftlig.', 'Til dømes A2 munnleg, A1 skriftleg.'),
      print: { width: 'half' },
    },
  ],
} as const satisfies Section;

/** Vedlegg 2, section 6. */
export const coursesSection = {
  key: 'courses',
  title: text('UTDANNING ELLER KURS I NORGE', 'UTDANNING ELLER KURS I NOREG'),
  screenTitle: text('Utdanning eller kurs i Norge', 'Utdanning eller kurs i Noreg'),
  scope: 'education',
  fields: [
    {
      key: 'coursesInNorway',
      type: 'table',
      label: text('Utdanning eller kurs i Norge', 'Utdanning eller kurs i Noreg'),
      help: text(
        'Også korte kurs og kurs i mottaket. Vet du ikke dagen, holder det med måned eller år.',
        'Òg korte kurs og kurs i mottaket. Veit du ikkje dagen, held det med månad eller år.',
      ),
      rowName: text('utdanning eller kurs', 'utdanning eller kurs'),
      blankRows: 3,
      maxRows: 30,
      columns: [
        { key: 'provider', type: 'text', label: text('Skole/arrangør', 'Skule/arrangør') },
        { key: 'subject', type: 'text', label: text('Linje/fag/studium/kurs', 'Line/fag/studium/kurs') },
        { key: 'from', type: 'partialDate', label: text('fra', 'frå') },
        { key: 'until', type: 'partialDate', label: text('Til', 'Til') },
        { key: 'documented', type: 'yesNo', label: text('Dokumentert Ja/nei', 'Dokumentert Ja/nei') },
      ],
      print: { noLabel: true },
    },
    {
      key: 'coursesAdditional',
      type: 'longText',
      label: text('Tilleggsinformasjon', 'Tilleggsinformasjon'),
      fullLabel: text('Utdanning eller kurs – tilleggsinformasjon', 'Utdanning eller kurs – tilleggsinformasjon'),
      print: { blankLines: 3 },
    },
  ],
} as const satisfies Section;

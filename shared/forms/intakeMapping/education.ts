import { text } from '../../text/localText.ts';
import type { Section } from '../form.ts';

const completedYears = text('Fullført, antall år', 'Fullført, talet på år');
const unfinishedYears = text('ikke fullført, antall år', 'ikkje fullført, talet på år');
const schoolName = text('Skolested og skolens navn', 'Skulestad og namnet på skulen');
const date = text('dato', 'dato');
const body = text('instans', 'instans');
const years = text('år', 'år');

/** Vedlegg 2, section 4. */
export const educationSection = {
  key: 'education',
  title: text('UTDANNING/OVERSETTELSE/VURDERING/GODKJENNING', 'UTDANNING/OMSETJING/VURDERING/GODKJENNING'),
  screenTitle: text(
    'Utdanning, oversettelse, vurdering og godkjenning',
    'Utdanning, omsetjing, vurdering og godkjenning',
  ),
  scope: 'education',
  fields: [
    {
      key: 'schoolYears',
      type: 'number',
      min: 0,
      max: 40,
      unit: years,
      label: text('Antall år på skole', 'Talet på år på skule'),
      help: text(
        'Alle skoleår til sammen, også de som ikke ble fullført. Skriv 0 når deltakeren ikke har gått på skole.',
        'Alle skuleår til saman, òg dei som ikkje vart fullførte. Skriv 0 når deltakaren ikkje har gått på skule.',
      ),
      guideline: {
        section: '2.6',
        explanation: text(
          'Voksne uten grunnskole har rett til grunnskoleopplæring, og den som har fullført grunnskolen, kan ha rett til videregående. Retningslinjene nevner fødselsår 1978 som grense. Reglene står nå i en nyere opplæringslov, så spør voksenopplæringen.',
          'Vaksne utan grunnskule har rett til grunnskuleopplæring, og den som har fullført grunnskulen, kan ha rett til vidaregåande. Retningslinjene nemner fødselsår 1978 som grense. Reglane står no i ei nyare opplæringslov, så spør vaksenopplæringa.',
        ),
      },
      requiredToComplete: true,
    },
    {
      key: 'primarySchool',
      type: 'checkbox',
      label: text('Grunnskole', 'Grunnskule'),
      heading: text('Utdanning fra hjemlandet/andre land', 'Utdanning frå heimlandet/andre land'),
    },
    {
      key: 'primaryCompletedYears',
      type: 'number',
      min: 0,
      max: 20,
      unit: years,
      label: completedYears,
      fullLabel: text('Grunnskole – fullført, antall år', 'Grunnskule – fullført, talet på år'),
      visibleWhen: { field: 'primarySchool', filled: true },
      print: { width: 'half' },
    },
    {
      key: 'primaryUnfinishedYears',
      type: 'number',
      min: 0,
      max: 20,
      unit: years,
      label: unfinishedYears,
      fullLabel: text('Grunnskole – ikke fullført, antall år', 'Grunnskule – ikkje fullført, talet på år'),
      visibleWhen: { field: 'primarySchool', filled: true },
      print: { width: 'half' },
    },
    {
      key: 'primarySchoolName',
      type: 'text',
      label: schoolName,
      fullLabel: text('Grunnskole – skolested og skolens navn', 'Grunnskule – skulestad og namnet på skulen'),
      visibleWhen: { field: 'primarySchool', filled: true },
    },
    {
      key: 'upperSecondarySchool',
      type: 'checkbox',
      label: text('Videregående skole', 'Vidaregåande skule'),
    },
    {
      key: 'upperSecondaryCompletedYears',
      type: 'number',
      min: 0,
      max: 10,
      unit: years,
      label: completedYears,
      fullLabel: text('Videregående skole – fullført, antall år', 'Vidaregåande skule – fullført, talet på år'),
      visibleWhen: { field: 'upperSecondarySchool', filled: true },
      print: { width: 'half' },
    },
    {
      key: 'upperSecondaryUnfinishedYears',
      type: 'number',
      min: 0,
      max: 10,
      unit: years,
      label: unfinishedYears,
      fullLabel: text(
        'Videregående skole – ikke fullført, antall år',
        'Vidaregåande skule – ikkje fullført, talet på år',
      ),
      visibleWhen: { field: 'upperSecondarySchool', filled: true },
      print: { width: 'half' },
    },
    {
      key: 'upperSecondarySchoolName',
      type: 'text',
      label: schoolName,
      fullLabel: text(
        'Videregående skole – skolested og skolens navn',
        'Vidaregåande skule – skulestad og namnet på skulen',
      ),
      visibleWhen: { field: 'upperSecondarySchool', filled: true },
    },
    {
      key: 'upperSecondarySubject',
      type: 'text',
      label: text('Linje/fag', 'Line/fag'),
      fullLabel: text('Videregående skole – linje/fag', 'Vidaregåande skule – line/fag'),
      visibleWhen: { field: 'upperSecondarySchool', filled: true },
    },
    {
      key: 'higherEducation',
      type: 'checkbox',
      label: text('Høyere utdanning (universitet, høgskoler)', 'Høgare utdanning (universitet, høgskular)'),
    },
    {
      key: 'higherEducationCompletedYears',
      type: 'number',
      min: 0,
      max: 20,
      unit: years,
      label: completedYears,
      fullLabel: text('Høyere utdanning – fullført, antall år', 'Høgare utdanning – fullført, talet på år'),
      visibleWhen: { field: 'higherEducation', filled: true },
      print: { width: 'half' },
    },
    {
      key: 'higherEducationUnfinishedYears',
      type: 'number',
      min: 0,
      max: 20,
      unit: years,
      label: unfinishedYears,
      fullLabel: text('Høyere utdanning – ikke fullført, antall år', 'Høgare utdanning – ikkje fullført, talet på år'),
      visibleWhen: { field: 'higherEducation', filled: true },
      print: { width: 'half' },
    },
    {
      key: 'higherEducationSchoolName',
      type: 'text',
      label: schoolName,
      fullLabel: text(
        'Høyere utdanning – skolested og skolens navn',
        'Høgare utdanning – skulestad og namnet på skulen',
      ),
      visibleWhen: { field: 'higherEducation', filled: true },
    },
    {
      key: 'higherEducationSubject',
      type: 'text',
      label: text('Linje/fag/studium', 'Line/fag/studium'),
      fullLabel: text('Høyere utdanning – linje/fag/studium', 'Høgare utdanning – line/fag/studium'),
      visibleWhen: { field: 'higherEducation', filled: true },
    },
    {
      key: 'diplomaTranslated',
      type: 'checkbox',
      label: text('vitnemål oversatt', 'vitnemål omsett'),
      heading: text('Oversettelse/vurdering/godkjenning', 'Omsetjing/vurdering/godkjenning'),
      guideline: {
        section: '2.12',
        explanation: text(
          'Vitnemål og attester oversettes av statsautorisert translatør, ikke av tolken eller av noen i familien.',
          'Vitnemål og attestar blir omsette av statsautorisert translatør, ikkje av tolken eller av nokon i familien.',
        ),
      },
      print: { width: 'third' },
    },
    {
      key: 'diplomaSentForTranslation',
      type: 'checkbox',
      label: text('vitnemål sendt til oversetting', 'vitnemål sendt til omsetjing'),
      print: { width: 'third' },
    },
    {
      key: 'diplomaTranslationDate',
      type: 'date',
      label: date,
      fullLabel: text('Oversettelse av vitnemål – dato', 'Omsetjing av vitnemål – dato'),
      visibleWhen: {
        any: [
          { field: 'diplomaTranslated', filled: true },
          { field: 'diplomaSentForTranslation', filled: true },
        ],
      },
      print: { width: 'third' },
    },
    {
      key: 'diplomaTranslationBody',
      type: 'text',
      label: body,
      fullLabel: text('Oversettelse av vitnemål – instans', 'Omsetjing av vitnemål – instans'),
      help: text('Hvem som oversetter eller har oversatt.', 'Kven som omset eller har omsett.'),
      visibleWhen: {
        any: [
          { field: 'diplomaTranslated', filled: true },
          { field: 'diplomaSentForTranslation', filled: true },
        ],
      },
    },
    {
      key: 'assessmentSent',
      type: 'checkbox',
      label: text('Utdanning sendt til vurdering', 'Utdanning send til vurdering'),
      guideline: {
        section: '2.13',
        explanation: text(
          'Fylkeskommunen, karrieresenteret og de videregående skolene hjelper voksne med å få vurdert det de kan. Høyere utdanning og utenlandsk fagopplæring vurderes i dag av Direktoratet for høyere utdanning og kompetanse (HK-dir); i 2018 var det NOKUT.',
          'Fylkeskommunen, karrieresenteret og dei vidaregåande skulane hjelper vaksne med å få vurdert det dei kan. Høgare utdanning og utanlandsk fagopplæring blir i dag vurdert av Direktoratet for høgare utdanning og kompetanse (HK-dir); i 2018 var det NOKUT.',
        ),
      },
      print: { width: 'twoThirds' },
    },
    {
      key: 'assessmentDate',
      type: 'date',
      label: date,
      fullLabel: text('Utdanning sendt til vurdering – dato', 'Utdanning send til vurdering – dato'),
      visibleWhen: { field: 'assessmentSent', filled: true },
      print: { width: 'third' },
    },
    {
      key: 'assessmentBody',
      type: 'text',
      label: body,
      fullLabel: text('Utdanning sendt til vurdering – instans', 'Utdanning send til vurdering – instans'),
      visibleWhen: { field: 'assessmentSent', filled: true },
    },
    {
      key: 'educationApproved',
      type: 'checkbox',
      label: text('Utdanning godkjent i Norge', 'Utdanning godkjend i Noreg'),
      print: { width: 'twoThirds' },
    },
    {
      key: 'approvalDate',
      type: 'date',
      label: date,
      fullLabel: text('Utdanning godkjent i Norge – dato', 'Utdanning godkjend i Noreg – dato'),
      visibleWhen: { field: 'educationApproved', filled: true },
      print: { width: 'third' },
    },
    {
      key: 'approvalBody',
      type: 'text',
      label: body,
      fullLabel: text('Utdanning godkjent i Norge – instans', 'Utdanning godkjend i Noreg – instans'),
      visibleWhen: { field: 'educationApproved', filled: true },
    },
    {
      key: 'assessmentStatement',
      type: 'longText',
      label: text(
        'Evt. uttalelse fra vurderings-/godkjenningsinstans',
        'Ev. fråsegn frå vurderings-/godkjenningsinstans',
      ),
      print: { blankLines: 1 },
    },
    {
      key: 'additionalEducationNeed',
      type: 'longText',
      label: text(
        'Behov for tilleggsfag/tilleggsutdanning for å få godkjent utdanningen i Norge',
        'Behov for tilleggsfag/tilleggsutdanning for å få godkjent utdanninga i Noreg',
      ),
      print: { blankLines: 1 },
    },
    {
      key: 'priorLearningAssessment',
      type: 'yesNo',
      label: text('Aktuelt med realkompetansekartl./yrkesprøving', 'Aktuelt med realkompetansekartl./yrkesprøving'),
      help: text(
        'Realkompetanse er alt deltakeren kan, også uten papirer. Yrkesprøving er å vise det i praksis på en arbeidsplass.',
        'Realkompetanse er alt deltakaren kan, òg utan papir. Yrkesprøving er å vise det i praksis på ein arbeidsplass.',
      ),
      guideline: {
        section: '2.13',
        explanation: text(
          'Vurdering av realkompetanse skjer sammen med fylkeskommunen og videregående skole. I dag er kompetansekartlegging pliktig før vedtak om introduksjonsprogram (integreringsloven).',
          'Vurdering av realkompetanse skjer saman med fylkeskommunen og vidaregåande skule. I dag er kompetansekartlegging pliktig før vedtak om introduksjonsprogram (integreringslova).',
        ),
      },
    },
    {
      key: 'otherTrial',
      type: 'yesNo',
      label: text(
        'Aktuelt med annen utprøving (i kommunal regi, ordinært arbeidsliv)',
        'Aktuelt med anna utprøving (i kommunal regi, ordinært arbeidsliv)',
      ),
    },
    {
      key: 'educationRemarks',
      type: 'longText',
      label: text('Merknader', 'Merknader'),
      fullLabel: text('Utdanning – merknader', 'Utdanning – merknader'),
      print: { blankLines: 1 },
    },
    {
      key: 'driverLicence',
      type: 'yesNo',
      label: text('Har du førerkort?', 'Har du førarkort?'),
    },
    {
      key: 'driverLicenceApproved',
      type: 'yesNo',
      label: text('Er førerkortet godkjent i Norge', 'Er førarkortet godkjent i Noreg'),
      visibleWhen: { field: 'driverLicence', is: 'yes' },
    },
    {
      key: 'driverLicenceRulesKnown',
      type: 'yesNo',
      label: text(
        'Dersom nei, kjenner du reglene for godkjenning av førerkort',
        'Dersom nei, kjenner du reglane for godkjenning av førarkort',
      ),
      help: text(
        'Statens vegvesen kan svare. Det er frister for å bytte inn et utenlandsk førerkort, så spør tidlig.',
        'Statens vegvesen kan svare. Det er fristar for å byte inn eit utanlandsk førarkort, så spør tidleg.',
      ),
      visibleWhen: {
        all: [
          { field: 'driverLicence', is: 'yes' },
          { field: 'driverLicenceApproved', is: 'no' },
        ],
      },
    },
    {
      key: 'driverLicenceInformationNeed',
      type: 'text',
      label: text('Dersom nei, behov for informasjon?', 'Dersom nei, behov for informasjon?'),
      fullLabel: text('Førerkort – behov for informasjon', 'Førarkort – behov for informasjon'),
      visibleWhen: {
        all: [
          { field: 'driverLicence', is: 'yes' },
          { field: 'driverLicenceApproved', is: 'no' },
          { field: 'driverLicenceRulesKnown', is: 'no' },
        ],
      },
    },
  ],
} as const satisfies Section;

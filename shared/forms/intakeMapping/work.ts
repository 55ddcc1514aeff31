import { text } from '../../text/localText.ts';
import type { Section } from '../form.ts';

const period = text('fra/til', 'frå/til');
const employer = text('Arbeidsgiver/firma', 'Arbeidsgivar/firma');
const position = text('Stilling', 'Stilling');
const from = text('fra', 'frå');
const until = text('til', 'til');
const documented = text('Dokumentert Ja/nei', 'Dokumentert Ja/nei');

/** Vedlegg 2, section 7. */
export const workAbroadSection = {
  key: 'workAbroad',
  title: text('YRKESERFARING fra HJEMLANDET/ANDRE LAND', 'YRKESRØYNSLE frå HEIMLANDET/ANDRE LAND'),
  screenTitle: text('Yrkeserfaring fra hjemlandet/andre land', 'Yrkesrøynsle frå heimlandet/andre land'),
  scope: 'work',
  fields: [
    {
      key: 'workAbroad',
      type: 'table',
      label: text('Yrkeserfaring fra hjemlandet/andre land', 'Yrkesrøynsle frå heimlandet/andre land'),
      help: text(
        'Ta med alt arbeid, også i familiens butikk eller på gården, og arbeid uten papirer. Vet du ikke dagen, holder det med måned eller år.',
        'Ta med alt arbeid, òg i butikken til familien eller på garden, og arbeid utan papir. Veit du ikkje dagen, held det med månad eller år.',
      ),
      guideline: {
        section: '2.5',
        explanation: text(
          'NAV hjelper ved behov med å kartlegge yrke og utdanning og med planen, og kan få kartleggingsskjemaet når det er til nytte og deltakeren har samtykket.',
          'NAV hjelper ved behov med å kartleggje yrke og utdanning og med planen, og kan få kartleggingsskjemaet når det er til nytte og deltakaren har samtykt.',
        ),
      },
      rowName: text('arbeidsforhold', 'arbeidsforhold'),
      blankRows: 4,
      maxRows: 40,
      columns: [
        { key: 'employer', type: 'text', label: employer },
        { key: 'position', type: 'text', label: position },
        { key: 'country', type: 'text', maxLength: 100, label: text('Land', 'Land') },
        { key: 'from', type: 'partialDate', label: from, group: period },
        { key: 'until', type: 'partialDate', label: until, group: period },
        { key: 'documented', type: 'yesNo', label: documented },
        {
          key: 'translated',
          type: 'yesNo',
          label: text('Oversatt Ja/nei', 'Omsett Ja/nei'),
          guideline: {
            section: '2.12',
            explanation: text(
              'Attester oversettes av statsautorisert translatør.',
              'Attestar blir omsette av statsautorisert translatør.',
            ),
          },
        },
      ],
      print: { noLabel: true },
    },
    {
      key: 'workAbroadAdditional',
      type: 'longText',
      label: text('Tilleggsinformasjon', 'Tilleggsinformasjon'),
      fullLabel: text(
        'Yrkeserfaring fra andre land – tilleggsinformasjon',
        'Yrkesrøynsle frå andre land – tilleggsinformasjon',
      ),
      print: { blankLines: 4 },
    },
    {
      key: 'competenceDescription',
      type: 'longText',
      label: text(
        'Kan det være aktuelt å lage en beskrivelse vedr. kompetanse og yrkeserfaring?',
        'Kan det vere aktuelt å lage ei skildring vedr. kompetanse og yrkesrøynsle?',
      ),
      help: text(
        'Nyttig for den som mangler attester: en beskrivelse kan følge en jobbsøknad eller en søknad om godkjenning.',
        'Nyttig for den som manglar attestar: ei skildring kan følgje ein jobbsøknad eller ein søknad om godkjenning.',
      ),
      print: { blankLines: 1 },
    },
    {
      key: 'industryContact',
      type: 'longText',
      label: text(
        'Kan det være aktuelt å formidle bransjekontakt, aktuell instans',
        'Kan det vere aktuelt å formidle bransjekontakt, aktuell instans',
      ),
      help: text(
        'En bransjekontakt er noen i samme yrke som kan fortelle om yrket i Norge.',
        'Ein bransjekontakt er nokon i same yrke som kan fortelje om yrket i Noreg.',
      ),
      print: { blankLines: 2 },
    },
  ],
} as const satisfies Section;

/** Vedlegg 2, section 8. */
export const workNorwaySection = {
  key: 'workNorway',
  title: text('YRKESERFARING fra NORGE', 'YRKESRØYNSLE frå NOREG'),
  screenTitle: text('Yrkeserfaring fra Norge', 'Yrkesrøynsle frå Noreg'),
  scope: 'work',
  fields: [
    {
      key: 'workNorway',
      type: 'table',
      label: text('Yrkeserfaring fra Norge', 'Yrkesrøynsle frå Noreg'),
      help: text(
        'Ta med praksis, språktrening, sommerjobb og frivillig arbeid også.',
        'Ta med praksis, språktrening, sommarjobb og frivillig arbeid òg.',
      ),
      guideline: {
        section: 'vedlegg 1',
        explanation: text(
          'Etter en praksisperiode bør deltakeren få attest og referanse. Spør praksisplassen før perioden er slutt.',
          'Etter ein praksisperiode bør deltakaren få attest og referanse. Spør praksisplassen før perioden er slutt.',
        ),
      },
      rowName: text('arbeidsforhold', 'arbeidsforhold'),
      blankRows: 4,
      maxRows: 40,
      columns: [
        { key: 'employer', type: 'text', label: employer },
        { key: 'position', type: 'text', label: position },
        { key: 'from', type: 'partialDate', label: from, group: period },
        { key: 'until', type: 'partialDate', label: until, group: period },
        { key: 'documented', type: 'yesNo', label: documented },
      ],
      print: { noLabel: true },
    },
    {
      key: 'workNorwayAdditional',
      type: 'longText',
      label: text(
        'Utfyllende informasjon om type arbeid eller kurs',
        'Utfyllande informasjon om type arbeid eller kurs',
      ),
      print: { blankLines: 2 },
    },
    {
      key: 'hasReferences',
      type: 'yesNo',
      label: text('Har du/kan du skaffe referanser?', 'Har du/kan du skaffe referansar?'),
      help: text(
        'En referanse er en som kjenner arbeidet ditt og kan fortelle en ny arbeidsgiver om det.',
        'Ein referanse er ein som kjenner arbeidet ditt og kan fortelje ein ny arbeidsgivar om det.',
      ),
    },
    {
      key: 'referenceAsked',
      type: 'yesNo',
      label: text('Er referansen forespurt?', 'Er referansen spurd?'),
      help: text(
        'Spør alltid før du skriver opp navn og telefonnummer til en annen.',
        'Spør alltid før du skriv opp namn og telefonnummer til ein annan.',
      ),
      visibleWhen: { field: 'hasReferences', is: 'yes' },
    },
    {
      key: 'references',
      type: 'table',
      label: text('Referanser', 'Referansar'),
      rowName: text('referanse', 'referanse'),
      // The source text keeps no empty rows of this table: room for two, as the space before section 9 allows.
      blankRows: 2,
      maxRows: 10,
      visibleWhen: { field: 'hasReferences', is: 'yes' },
      columns: [
        { key: 'name', type: 'text', label: text('Referanses navn', 'Namnet på referansen') },
        { key: 'position', type: 'text', label: position },
        { key: 'company', type: 'text', label: text('Firma/instans', 'Firma/instans') },
        { key: 'phone', type: 'phone', label: text('Tlf', 'Tlf') },
        {
          key: 'date',
          type: 'date',
          label: text('Dato', 'Dato'),
          help: text('Når referansen ble spurt eller gitt.', 'Når referansen vart spurd eller gitt.'),
        },
      ],
      print: { noLabel: true },
    },
  ],
} as const satisfies Section;

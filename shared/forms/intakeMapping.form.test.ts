import { describe, expect, test } from 'vitest';
import { arrivalManners, permits } from '../people/person.ts';
import type { LocalText } from '../text/localText.ts';
import { fieldsRead } from './conditions.ts';
import type { Column, Field, FormDefinition } from './form.ts';
import { intakeMapping } from './intakeMapping.form.ts';

const definition: FormDefinition = intakeMapping;
const fields = definition.sections.flatMap((section) => section.fields);

/** Every text that stands on paper: titles, headings, labels, groups, choices, preset rows. */
function paperTexts(form: FormDefinition): LocalText[] {
  const ofField = (field: Field | Column): LocalText[] => [
    ...(field.heading === undefined ? [] : [field.heading]),
    field.label,
    ...('group' in field && field.group !== undefined ? [field.group] : []),
    ...(field.type === 'choice' || field.type === 'choices' ? field.choices.map((choice) => choice.label) : []),
    ...(field.type === 'table'
      ? [...(field.presetRows ?? []).map((row) => row.label), ...field.columns.flatMap(ofField)]
      : []),
  ];
  return form.sections.flatMap((section) => [section.title, ...section.fields.flatMap(ofField)]);
}

/** And what stands on the screen alone. */
function screenTexts(form: FormDefinition): LocalText[] {
  const ofField = (field: Field | Column): (LocalText | undefined)[] => [
    field.help,
    field.fullLabel,
    field.guideline?.explanation,
    ...(field.type === 'table' ? [field.rowName, field.presetHeading, ...field.columns.flatMap(ofField)] : []),
  ];
  return form.sections
    .flatMap((section) => [section.screenTitle, section.intro, ...section.fields.flatMap(ofField)])
    .filter((text) => text !== undefined);
}

/** Vedlegg 2, read by hand: every title, label and answer choice in its order, one line for each section. */
const template: readonly (readonly string[])[] = [
  [
    'PERSONLIGE OPPLYSNINGER',
    'Fødsels- og personnummer (11 siffer)',
    'Dufnummer',
    'Etternavn',
    'Mellomnavn',
    'Fornavn',
    'Mann',
    'Kvinne',
    'Statsborgerskap',
    'Sivilstand',
    'Adresse',
    'Telefon/mobilnummer',
    'Kom du til Norge som',
    'Asylsøker',
    'Overføringsflyktning',
    'Familiegjenforent',
    'Annet',
    'Hvilken oppholdsstatus har du',
    'Humanitært grunnlag',
    'Asyl',
    'Annet',
    'Ankomst Norge',
    'Har du bodd i flere mottak?',
    'Viss ja, antall',
    'Navn på siste mottak du oppholdt deg',
    'Hvor lenge har du bodd der?',
    'Eventuelt direkte bosatt, (dato)?',
    'Bosatt i kommunen (dato)',
    'Selvetablert (dato)',
    'Familiemedlemmer i din husstand',
    'Personnummer',
    'Duf-nummer',
    'Navn',
    'Relasjon (ektefelle, samboer, barn, andre)',
    'Har du andre familiemedlemmer eller gode venner boende i Norge?',
    'Har familien din søkt familieinnvandring?',
    'Skal familien din søke familieinnvandring?',
    'Eventuell familieinnvandring med hvem?',
    'Hvilke tanker gjør du deg når det gjelder tilbakevending?',
  ],
  ['BAKGRUNN', 'Relevant informasjon; hjemsted, klima, nettverk, flukten, helse, religion.'],
  [
    'SPRÅKFERDIGHETER',
    'Hvilke andre språk enn norsk kan du?',
    'Eget morsmål',
    'Engelsk',
    'Annet, utdyp',
    'Skriftlig',
    'Flytende',
    'Muntlig',
    'Flytende',
    'Skriftlig',
    'Kan litt',
    'Muntlig',
    'Kan litt',
    'Kan andre språk enn morsmålet evt. brukes som tolkespråk?',
  ],
  [
    'UTDANNING/OVERSETTELSE/VURDERING/GODKJENNING',
    'Antall år på skole',
    'Utdanning fra hjemlandet/andre land',
    'Grunnskole',
    'Fullført, antall år',
    'ikke fullført, antall år',
    'Skolested og skolens navn',
    'Videregående skole',
    'Fullført, antall år',
    'ikke fullført, antall år',
    'Skolested og skolens navn',
    'Linje/fag',
    'Høyere utdanning (universitet, høgskoler)',
    'Fullført, antall år',
    'ikke fullført, antall år',
    'Skolested og skolens navn',
    'Linje/fag/studium',
    'Oversettelse/vurdering/godkjenning',
    'vitnemål oversatt',
    'vitnemål sendt til oversetting',
    'dato',
    'instans',
    'Utdanning sendt til vurdering',
    'dato',
    'instans',
    'Utdanning godkjent i Norge',
    'dato',
    'instans',
    'Evt. uttalelse fra vurderings-/godkjenningsinstans',
    'Behov for tilleggsfag/tilleggsutdanning for å få godkjent utdanningen i Norge',
    'Aktuelt med realkompetansekartl./yrkesprøving',
    'Aktuelt med annen utprøving (i kommunal regi, ordinært arbeidsliv)',
    'Merknader',
    'Har du førerkort?',
    'Er førerkortet godkjent i Norge',
    'Dersom nei, kjenner du reglene for godkjenning av førerkort',
    'Dersom nei, behov for informasjon?',
  ],
  [
    'NORSKOPPLÆRING',
    'Norskopplæring (antall timer)',
    'Hvilket løp?',
    'A',
    'B',
    'Skolens navn',
    'Lærer',
    'Tlf',
    'Prøver/tester i norsk',
    'Resultat',
  ],
  [
    'UTDANNING ELLER KURS I NORGE',
    'Skole/arrangør',
    'Linje/fag/studium/kurs',
    'fra',
    'Til',
    'Dokumentert Ja/nei',
    'Tilleggsinformasjon',
  ],
  [
    'YRKESERFARING fra HJEMLANDET/ANDRE LAND',
    'Arbeidsgiver/firma',
    'Stilling',
    'Land',
    'fra/til',
    'Dokumentert Ja/nei',
    'Oversatt Ja/nei',
    'Tilleggsinformasjon',
    'Kan det være aktuelt å lage en beskrivelse vedr. kompetanse og yrkeserfaring?',
    'Kan det være aktuelt å formidle bransjekontakt, aktuell instans',
  ],
  [
    'YRKESERFARING fra NORGE',
    'Arbeidsgiver/firma',
    'Stilling',
    'fra/til',
    'Dokumentert Ja/nei',
    'Utfyllende informasjon om type arbeid eller kurs',
    'Har du/kan du skaffe referanser?',
    'Er referansen forespurt?',
    'Referanses navn',
    'Stilling',
    'Firma/instans',
    'Tlf',
    'Dato',
  ],
  ['EGENVURDERINGER', 'Hva ønsker du å jobbe med?', 'Hva er du flink til?'],
  [
    'GENERELL LIVSSITUASJON',
    'Hvilke fritidsinteresser har du?',
    'Nåværende bosituasjon',
    'Eventuelle forhold i din familiesituasjon eller din helsesituasjon som det bør tas hensyn til?',
  ],
  ['HVA VET DU OM INTRODUKSJONSPROGRAMMET?'],
];

describe('the template, vedlegg 2', () => {
  test('has eleven sections', () => {
    expect(definition.sections.map((section) => section.title.nb)).toEqual(template.map(([title]) => title));
  });

  test.each(template.map((texts, index) => [index + 1, texts] as const))(
    'section %i has every label and choice, in order',
    (number, texts) => {
      const section = definition.sections[number - 1];
      const present = paperTexts({ ...definition, sections: section === undefined ? [] : [section] }).map((t) => t.nb);
      let from = 0;
      const missing = texts.filter((text) => {
        const found = present.indexOf(text, from);
        if (found >= 0) from = found + 1;
        return found < 0;
      });
      expect(missing).toEqual([]);
    },
  );

  test('has its number of empty rows', () => {
    const rows = fields.flatMap((field) => (field.type === 'table' ? [[field.key, field.blankRows]] : []));
    expect(Object.fromEntries(rows)).toEqual({
      household: 5,
      languageSkills: 2,
      coursesInNorway: 3,
      workAbroad: 4,
      workNorway: 4,
      references: 2,
    });
  });
});

describe('the declaration', () => {
  test('keys are unique', () => {
    const keys = fields.map((field) => field.key);
    expect(new Set(keys).size).toBe(keys.length);
    for (const field of fields) {
      if (field.type !== 'table') continue;
      expect(new Set(field.columns.map((column) => column.key)).size).toBe(field.columns.length);
    }
  });

  test('conditions look back at fields of this form, and at choices that exist', () => {
    const seen = new Set<string>();
    for (const field of fields) {
      for (const read of field.visibleWhen === undefined ? [] : fieldsRead(field.visibleWhen)) {
        expect([field.key, seen.has(read)]).toEqual([field.key, true]);
      }
      seen.add(field.key);
    }
    expect(definition.dateOrder?.flat().filter((key) => !seen.has(key))).toEqual([]);
  });

  test('the choices of bound fields are those of the register', () => {
    const values = (key: string) => {
      const field = fields.find((candidate) => candidate.key === key);
      return field?.type === 'choice' ? field.choices.map((choice) => choice.value) : [];
    };
    expect(values('arrivalManner')).toEqual(arrivalManners);
    expect(values('permit')).toEqual(permits);
  });

  test('a register property is bound once', () => {
    const bound = fields.flatMap((field) => field.register ?? []);
    expect(new Set(bound).size).toBe(bound.length);
    expect(bound).toHaveLength(18);
  });

  test('labels that stand twice have a full name of their own', () => {
    const count = (label: string) => fields.filter((field) => field.label.nb === label).length;
    const unclear = fields.filter((field) => count(field.label.nb) > 1 && field.fullLabel === undefined);
    expect(unclear.map((field) => field.key)).toEqual([]);
    const names = fields.map((field) => (field.fullLabel ?? field.label).nb);
    expect(new Set(names).size).toBe(names.length);
  });

  test('what concerns health has the strictest scope and asks for nothing', () => {
    const considerations = fields.find((field) => field.key === 'considerations');
    const section = definition.sections.find((candidate) => candidate.key === 'lifeSituation');
    expect([considerations?.scope ?? section?.scope, considerations?.requiredToComplete]).toEqual([
      'lifeSituation',
      undefined,
    ]);
  });
});

describe('nynorsk', () => {
  const signatures = definition.signatures.map(({ label }) => label);
  const texts = [...paperTexts(definition), ...screenTexts(definition), ...signatures, definition.title];
  /** Words that only bokmål has. */
  const bokmål =
    /(?<!\p{L})(ikke|hva|hvem|hvor|hvilke[nt]?|hvordan|jeg|noe|noen|fra|skole[nr]?|navn|annet|flere|kommer|også|etter at det|deltakeren sitt|hjem|boende|norge|oversatt|antall|uke|være|gjør|søker|mye|eget|egen|bare)(?!\p{L})/iu;

  test('is there for every text, and is nynorsk', () => {
    expect(texts.filter((text) => text.nn.trim() === '' || text.nb.trim() === '')).toEqual([]);
    expect(texts.filter((text) => bokmål.test(text.nn)).map((text) => text.nn)).toEqual([]);
  });
});

import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { formPdf } from '#backend/pdf/formPdf.ts';
import { consent } from '#shared/forms/consent.form.ts';
import type { FormDefinition, FormText, FormValues } from '#shared/forms/form.ts';
import { type Language, type LocalText, languages } from '#shared/text/localText.ts';
import { pdfAFindings } from '../pdfa/checkPdfA.ts';
import { pdfText } from '../pdfText.ts';

const definition: FormDefinition = consent;

/** Vedlegg 3, read by hand, in its order; with its slips put right (`KONFIDENSIEL`, `tauhsetsplikt`, `overnevnte`). */
const template = [
  'SAMTYKKEERKLÆRING',
  'Utveksling av taushetsbelagte opplysninger i forbindelse med samarbeid om kommunalt tjenestetilbud.',
  'KONFIDENSIELT',
  'Offentliglova §13 og Forvaltningslova § 13',
  'OM SAMTYKKEERKLÆRINGEN',
  'Et informert samtykke innebærer at du:',
  'har fått informasjon om hvilke opplysninger som skal utveksles',
  'vet hvordan opplysningene skal brukes og konsekvensene av dette',
  'er kjent med at det ikke skal utveksles flere opplysninger enn det som er nødvendig',
  'er kjent med at du kan nekte at opplysninger om spesielle forhold utveksles, eller at spesielle fagmiljø eller enkeltpersoner får bestemte opplysninger.',
  'Lovbestemmelser om taushetsplikt:',
  'Forvaltningsloven § 13 til 13e',
  'Pasientrettighetsloven § 3 – 6',
  'Helsepersonelloven kapittel 5 § 21 – 25',
  'Lov om sosiale tjenester § 8 – 8',
  'Opplæringslovens § 5.4 og §15.4',
  'Folketrygdlovens §21-9, § 25-10 og § 25-11',
  'UNDERSKRIFTER',
  'Undertegnede er innforstått med og samtykker i at det i forbindelse med samarbeid om mitt kommunale tjenestetilbud innhentes og utveksles nødvendig taushetsbelagte opplysninger. Jeg vet at jeg når som helst kan trekke samtykket tilbake, helt eller delvis. Dette meldes da til koordinator.',
  'Om det er merknader eller begrensninger beskrives dette på eget skjema som oppbevares av koordinator.',
  'Samtykket gjelder fra (dato)',
  'til',
  'Merknadsfelt (skriv inn dine merknader):',
  'Fødselsdato:',
  // The date stands with the place, beside each signature, as in the other templates.
  'Sted og dato',
  'Underskrift bruker',
  'Alternativ underskrift:',
  'Som hjelpeverge/nærmeste pårørende ivaretar jeg hans/hennes interesser i utarbeidelsen av den individuelle planen. På hans/hennes vegne samtykker jeg i at taushetsbelagte opplysninger kan meddeles og innhentes i den grad dette er nødvendig for å utarbeide individuell plan for ovennevnte.',
  'Underskrift hjelpeverge/foresatte',
];

/** A made-up participant's consent. */
const story: FormValues = {
  interpreterUsed: 'yes',
  interpreterLanguage: 'Tigrinja',
  interpreterName: 'Yonas Tolk',
  'recipients.rowA.$row': 1,
  'recipients.rowA.body': 'NAV',
  'recipients.rowA.scopes': ['education', 'work'],
  'recipients.rowA.purpose': 'Arbeid og praksis',
  'recipients.rowA.until': '2026-09-30',
  'recipients.rowA.limits': 'Ikke karakterer fra mottaket.',
  'recipients.rowB.$row': 2,
  'recipients.rowB.body': 'Vågå kommune',
  'recipients.rowB.scopes': ['identity', 'permit', 'family'],
  'recipients.rowB.purpose': 'Flytting til en annen kommune',
  validFrom: '2026-03-09',
  validUntil: '2027-03-08',
  remarks: 'Selam vil bli spurt først når det gjelder broren.',
  birthDate: '2010-04-12',
  signedBy: 'guardian',
  guardianName: 'Almaz Tesfay',
  guardianCapacity: 'Mor',
};

const meta = { municipalityName: 'Lom', coatOfArms: null, date: '2026-03-09' } as const;
const blank = (language: Language) =>
  formPdf({
    definition,
    language,
    mode: 'blank',
    meta: { ...meta, documentId: null, version: null, state: 'blank' },
  });
const filled = (language: Language) =>
  formPdf({
    definition,
    language,
    mode: 'filled',
    values: story,
    meta: { ...meta, documentId: 'SE-7F3-K2M-1', version: 1, state: 'completed', personName: 'Selam Haile' },
  });

const flat = (text: string): string => text.replaceAll(/\s+/gu, ' ');

/** What stands on each line, in which order; the spacing differs between versions of poppler. */
function golden(text: string): string {
  const lines = text.replaceAll('\f', '').split('\n');
  const kept = lines.map((line) => line.trim().replaceAll(/ {2,}/g, '  ')).filter((line) => line !== '');
  return `${kept.join('\n')}\n`;
}

function wordingOf(part: FormText): readonly LocalText[] {
  switch (part.kind) {
    case 'paragraph':
      return [part.text];
    case 'bullets':
      return part.items;
    case 'note':
      return [part.title, part.text];
  }
}

/** Everything that the declaration prints, in one language. */
function printedWording(language: Language): string[] {
  const texts: LocalText[] = [definition.title];
  for (const section of definition.sections) {
    texts.push(section.title, ...(section.wording ?? []).flatMap(wordingOf));
    for (const field of section.fields) {
      texts.push(field.label);
      if (field.type === 'table') texts.push(...field.columns.map((column) => column.label));
      if (field.type === 'choice') texts.push(...field.choices.map((choice) => choice.label));
    }
  }
  texts.push(...definition.signatures.map(({ label }) => label));
  for (const { title, text } of definition.signatureWording ?? []) texts.push(title, text);
  return texts.map((text) => text[language]);
}

const absentFrom = (text: string, wanted: readonly string[]) => wanted.filter((each) => !text.includes(flat(each)));

describe.each(languages)('consent declaration on paper, %s', (language) => {
  it('blank: every label and all of the wording, with rows to write in, as in the golden text', async () => {
    const { bytes, pages } = await blank(language);
    expect(pages).toBe(2);
    expect(absentFrom(flat(await pdfText(bytes, 'raw')), printedWording(language))).toEqual([]);
    const file = path.join(import.meta.dirname, `consent.blank.${language}.golden.txt`);
    await expect(golden(await pdfText(bytes, 'layout'))).toMatchFileSnapshot(file);
  });

  it('filled: every answer, as in the golden text', async () => {
    const { bytes, missingCharacters } = await filled(language);
    const layout = await pdfText(bytes, 'layout');
    const text = flat(await pdfText(bytes, 'raw'));
    expect(absentFrom(text, printedWording(language))).toEqual([]);
    const answers = [
      'NAV',
      'Vågå kommune',
      '30.09.2026',
      '09.03.2026',
      '08.03.2027',
      'Almaz Tesfay',
      'Mor',
      'Tigrinja',
    ];
    expect(absentFrom(text, answers)).toEqual([]);
    expect(missingCharacters).toEqual([]);
    const file = path.join(import.meta.dirname, `consent.filled.${language}.golden.txt`);
    await expect(golden(layout)).toMatchFileSnapshot(file);
  });
});

describe('the template', () => {
  it("stands on paper whole, in the template's order", async () => {
    const text = flat(await pdfText((await blank('nb')).bytes, 'raw'));
    const places = template.map((label) => text.indexOf(flat(label)));
    expect(template.filter((_, index) => (places[index] ?? -1) < 0)).toEqual([]);
    // Short labels stand elsewhere too; whole sentences tell the order.
    const sentences = places.filter((_, index) => (template[index] ?? '').length > 40);
    expect(sentences).toEqual(sentences.toSorted((a, b) => a - b));
  });

  it('says on every page that it is confidential, and sets the law of today apart', async () => {
    const { bytes, pages } = await filled('nb');
    const text = await pdfText(bytes, 'raw');
    expect(
      text
        .split('\f')
        .slice(0, pages)
        .every((page) => page.includes('KONFIDENSIELT')),
    ).toBe(true);
    expect(flat(text)).toContain('Lovene er endret siden malen ble laget i 2018 Integreringsloven (2021)');
  });

  it('has nothing ticked beforehand', async () => {
    expect(await pdfText((await blank('nb')).bytes, 'raw')).not.toMatch(/^X /mu);
  });

  it('is PDF/A-1b, blank and filled, in both languages', async () => {
    const files = [await blank('nb'), await blank('nn'), await filled('nb'), await filled('nn')];
    expect(await pdfAFindings(files.map((file) => file.bytes))).toEqual([]);
  });
});

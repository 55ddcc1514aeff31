import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { type StatementPdfRequest, statementPdf } from '#backend/contracts/statementPdf.ts';
import { formPdf } from '#backend/pdf/formPdf.ts';
import type { FormDefinition, FormValues } from '#shared/forms/form.ts';
import { practiceContract } from '#shared/forms/practiceContract.form.ts';
import { startingValues } from '#shared/forms/registerBinding.ts';
import { type Language, languages } from '#shared/text/localText.ts';
import { pdfAFindings } from '../pdfa/checkPdfA.ts';
import { pdfText } from '../pdfText.ts';

const definition: FormDefinition = practiceContract;
const date = '2026-03-09';
const head = { municipalityName: 'Lom', coatOfArms: null, date } as const;
const blankMeta = { ...head, documentId: null, version: null, state: 'blank' } as const;
const filledMeta = {
  ...head,
  documentId: 'PK-7F3-K2M-1',
  version: 1,
  state: 'completed',
  personName: 'Haile, Selam Tesfay',
} as const;

/** Vedlegg 1, read by hand: everything that is printed on the template, in its order. */
const template = [
  'Introduksjonsprogram for flyktninger',
  'Deltakerens navn',
  'Fødselsdato',
  'Bedriftens navn',
  'Adresse',
  'Målsetting',
  'Beskriv hva deltakeren skal oppnå med kvalifiseringa',
  'Arbeidsoppgaver',
  'Ansvarsavklaring',
  'Arbeidsgivers ansvar',
  'Kontaktpersonens ansvar',
  'Introduksjonsprogrammets ansvar',
  'Kontaktperson',
  'Arbeidstid for deltakeren',
  'Bedriften har ikke forpliktelser utover et kollegialt ansvar og tilrettelegging av arbeidsoppgaver.',
  'Dersom det oppstår uklarheter eller noe er vanskelig, oppfordrer vi bedriften til å ta kontakt med introduksjonsprogrammets kontaktperson.',
  'Introduksjonsdeltakere er forsikret gjennom kommunen.',
  'Sted og dato',
  'Underskrift bedrift',
  'Underskrift kontaktperson',
  'Underskrift deltaker',
  'Underskrift flyktningkonsulent',
];
const templateInNynorsk = [
  'Introduksjonsprogram for flyktningar',
  'Namnet til deltakaren',
  'Fødselsdato',
  'Namnet til bedrifta',
  'Adresse',
  'Målsetjing',
  'Beskriv kva deltakaren skal oppnå med kvalifiseringa',
  'Arbeidsoppgåver',
  'Ansvarsavklaring',
  'Ansvaret til arbeidsgivaren',
  'Ansvaret til kontaktpersonen',
  'Ansvaret til introduksjonsprogrammet',
  'Kontaktperson',
  'Arbeidstid for deltakaren',
  'Bedrifta har ikkje andre plikter enn eit kollegialt ansvar og å leggje til rette arbeidsoppgåver.',
  'Dersom noko er uklart eller vanskeleg, oppmodar vi bedrifta til å ta kontakt med kontaktpersonen i introduksjonsprogrammet.',
  'Introduksjonsdeltakarar er forsikra gjennom kommunen.',
  'Stad og dato',
  'Underskrift bedrift',
  'Underskrift kontaktperson',
  'Underskrift deltakar',
  'Underskrift flyktningkonsulent',
];
const labels: Record<Language, readonly string[]> = { nb: template, nn: templateInNynorsk };

const values: FormValues = {
  participantName: 'Selam Tesfay Haile',
  birthDate: '2003-04-05',
  employerId: '01ARZ3NDEKTSV4RRFFQ69G5FAV',
  employerName: 'Lom bakeri AS',
  employerOrgNumber: '959 377 677',
  employerAddress: 'Sognefjellsvegen 7, 2686 Lom',
  placementType: 'languageTraining',
  from: '2026-04-01',
  until: '2026-09-30',
  programmeFrom: '2025-08-15',
  programmeUntil: '2027-08-14',
  goals: 'Snakke norsk med kunder og kolleger.\nLære å bake brød.',
  tasks: 'Bake, rydde og stå i butikken.',
  contactName: 'Berit Baker',
  contactPhone: '61 21 00 00',
  workingTime: 'Mandag, tirsdag og torsdag kl. 8–15.30',
  hoursMonday: 7.5,
  hoursTuesday: 7.5,
  hoursThursday: 7.5,
  hoursWeek: 22.5,
};

const print = (language: Language, mode: 'blank' | 'filled') =>
  mode === 'blank'
    ? formPdf({ definition, language, mode, meta: blankMeta })
    : formPdf({
        definition,
        language,
        mode,
        values: { ...startingValues(definition, language), ...values },
        meta: filledMeta,
      });

const statement = (language: Language, kind: StatementPdfRequest['kind']): StatementPdfRequest => ({
  kind,
  language,
  municipalityName: 'Lom',
  coatOfArms: null,
  version: 1,
  date: '2026-10-01',
  participant: { name: 'Selam Tesfay Haile', birthDate: '2003-04-05' },
  employerName: 'Lom bakeri AS',
  placement: 'Språktrening',
  from: '2026-04-01',
  until: '2026-09-30',
  text: 'Selam har hatt språktrening hos oss.\n\nSelam er en god kollega, ሰላም.',
  author: 'Berit Baker, daglig leder',
});

const flat = (text: string): string => text.replaceAll(/\s+/gu, ' ');
const golden = (text: string): string =>
  `${text
    .replaceAll('\f', '')
    .split('\n')
    .map((line) => line.trim().replaceAll(/ {2,}/g, '  '))
    .filter((line) => line !== '')
    .join('\n')}\n`;

/** Wanted texts that are not found one after the other. */
function absentInOrder(text: string, wanted: readonly string[]): string[] {
  let at = 0;
  return wanted.filter((each) => {
    const found = text.indexOf(each, at);
    if (found >= 0) at = found + each.length;
    return found < 0;
  });
}

describe.each(languages)('practice contract on paper, %s', (language) => {
  it.each(['blank', 'filled'] as const)('%s: what the template says, in its order, as in the golden text', async (mode) => {
    const { bytes, missingCharacters } = await print(language, mode);
    const text = flat(await pdfText(bytes, 'raw'));
    expect(text).toContain('Kontrakt for språktrening/praksisplass');
    // Place and date stand on each of the four lines, beside who signs.
    expect(text.split(labels[language][17] ?? '')).toHaveLength(5);
    expect(absentInOrder(text, labels[language])).toEqual([]);
    expect(missingCharacters).toEqual([]);
    const file = path.join(import.meta.dirname, `practiceContract.${mode}.${language}.golden.txt`);
    await expect(golden(await pdfText(bytes, 'layout'))).toMatchFileSnapshot(file);
  });

  it('filled: every answer, and nothing that is for the municipality alone', async () => {
    const text = flat(await pdfText((await print(language, 'filled')).bytes, 'raw'));
    const wanted = ['Selam Tesfay Haile', '05.04.2003', 'Lom bakeri AS', '959 377 677', 'X Språktrening', '01.04.2026'];
    wanted.push('30.09.2026', 'Lære å bake brød.', 'Berit Baker', '61 21 00 00', '7,5 t', '22,5 t', 'PK-7F3-K2M-1');
    expect(wanted.filter((each) => !text.includes(each))).toEqual([]);
    for (const each of ['01ARZ3NDEKTSV4RRFFQ69G5FAV', '15.08.2025', '14.08.2027']) expect(text).not.toContain(each);
  });

  it.each(['attest', 'reference'] as const)('%s: who, where, when, the text and who signs', async (kind) => {
    const { bytes, pages } = await statementPdf(statement(language, kind));
    const text = flat(await pdfText(bytes, 'raw'));
    expect(pages).toBe(1);
    const wanted = ['Lom kommune', 'Selam Tesfay Haile', '05.04.2003', 'Lom bakeri AS', '01.04.2026–30.09.2026'];
    wanted.push('Selam har hatt språktrening hos oss.', 'Berit Baker, daglig leder', labels[language][17] ?? '');
    expect(wanted.filter((each) => !text.includes(each))).toEqual([]);
    expect(text).not.toMatch(/Ferdig utfylt|Utkast|undefined|null/);
    const file = path.join(import.meta.dirname, `${kind}.${language}.golden.txt`);
    await expect(golden(await pdfText(bytes, 'layout'))).toMatchFileSnapshot(file);
  });
});

it('the same contract, attest and reference give the same bytes, which are PDF/A-1b', async () => {
  const made = async () =>
    (
      await Promise.all([
        print('nb', 'blank'),
        print('nn', 'filled'),
        statementPdf(statement('nb', 'attest')),
        statementPdf(statement('nn', 'reference')),
      ])
    ).map(({ bytes }) => bytes);
  const [one, two] = [await made(), await made()];
  expect(two.map((bytes) => Buffer.from(bytes).toString('base64'))).toEqual(
    one.map((bytes) => Buffer.from(bytes).toString('base64')),
  );
  expect(await pdfAFindings(one)).toEqual([]);
});

import { createHash } from 'node:crypto';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { type FormPdf, formPdf } from '#backend/pdf/formPdf.ts';
import { displayValue } from '#shared/forms/display.ts';
import type { Field, FormDefinition, FormValues, Scalar, ScalarField } from '#shared/forms/form.ts';
import { intakeMapping } from '#shared/forms/intakeMapping.form.ts';
import { locate } from '#shared/forms/paths.ts';
import { type Language, languages } from '#shared/text/localText.ts';
import { pdfAFindings } from '../pdfa/checkPdfA.ts';
import { pdfFonts, pdfInfo, pdfText, pdfWordEdges } from '../pdfText.ts';
import { everyTypeForm } from './everyType.ts';
import { everyFieldFilled } from './formValues.ts';
import { intakeStory } from './intakeStory.ts';

const definition: FormDefinition = intakeMapping;
const filledMeta = {
  municipalityName: 'Lom',
  coatOfArms: null,
  documentId: 'KS-7F3K-2',
  version: 2,
  date: '2026-03-09',
  state: 'completed',
  personName: 'Selam Tesfay Haile',
} as const;
const blankMeta = {
  municipalityName: 'Lom',
  coatOfArms: null,
  documentId: null,
  version: null,
  date: '2026-03-09',
  state: 'blank',
} as const;

/** One pixel, RGB with alpha. */
const seeThroughPng = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

const blank = (language: Language, form = definition): Promise<FormPdf> =>
  formPdf({ definition: form, language, mode: 'blank', meta: blankMeta });
const filled = (language: Language, values: FormValues = intakeStory, form = definition): Promise<FormPdf> =>
  formPdf({ definition: form, language, mode: 'filled', values, meta: filledMeta });

/** Lines broken on paper are one text again. Poppler marks right-to-left stretches with invisible characters. */
function flat(text: string): string {
  return text.replaceAll(/[\u200E\u200F\u202A-\u202E\u2066-\u2069]/gu, '').replaceAll(/\s+/gu, ' ');
}

/** Spacing differs between versions of poppler; what stands on a line, and in which order, does not. */
function golden(text: string): string {
  const lines = text.replaceAll(/[\u200E\u200F\u202A-\u202E\u2066-\u2069\f]/gu, '').split('\n');
  return `${lines
    .map((line) => line.trim().replaceAll(/ {2,}/g, '  '))
    .filter((line) => line !== '')
    .join('\n')}\n`;
}

function labelsOf(form: FormDefinition, language: Language): string[] {
  const labels = (field: Field): string[] => {
    const own = field.print?.noLabel ? [] : [field.label[language]];
    if (field.heading !== undefined) own.push(field.heading[language]);
    if (field.type === 'table') {
      own.push(...(field.presetRows ?? []).map((row) => row.label[language]));
      own.push(...field.columns.flatMap((column) => [column.label[language], column.group?.[language] ?? '']));
    } else if ((field.type === 'choice' || field.type === 'choices') && field.print?.choicesAs !== 'line') {
      own.push(...field.choices.map((choice) => choice.label[language]));
    }
    return own;
  };
  return [
    form.title[language],
    ...form.sections.flatMap((section) => [section.title[language], ...section.fields.flatMap(labels)]),
    ...form.signatures.map(({ label }) => label[language]),
  ].filter((label) => label !== '');
}

/** What the paper must say for a value; a box says its tick by an X before its label. */
function printedAs(field: ScalarField, value: Scalar, language: Language, inTable: boolean): string[] {
  if (field.type === 'yesNo') return [value === 'yes' ? 'X Ja' : 'X Nei'];
  if (field.type === 'checkbox') return [inTable ? 'X' : `X ${field.label[language]}`];
  if (field.type === 'choice' || field.type === 'choices') {
    if (inTable || field.print?.choicesAs === 'line') return [displayValue(field, value, language)];
    const chosen = field.choices.filter((choice) => [value].flat().includes(choice.value));
    return chosen.map((choice) => `X ${choice.label[language]}`);
  }
  return displayValue(field, value, language).split('\n').flatMap(byDirection);
}

/**
 * Right-to-left words are drawn from the left, and poppler puts them in reading order by their places on the page:
 * next to Latin text it loses a space. So each direction is looked for by itself.
 */
function byDirection(text: string): string[] {
  return text.match(/[\u0600-\u06FF]+(?: [\u0600-\u06FF]+)*|[^\u0600-\u06FF]+/gu) ?? [];
}

function absentFrom(text: string, wanted: readonly string[]): string[] {
  return wanted.filter((each) => !text.includes(flat(each).trim()));
}

describe.each(languages)('intake mapping on paper, %s', (language) => {
  it('blank: every label of the template, as in the golden text', async () => {
    const { bytes } = await blank(language);
    expect(absentFrom(flat(await pdfText(bytes, 'raw')), labelsOf(definition, language))).toEqual([]);
    const file = path.join(import.meta.dirname, `intakeMapping.blank.${language}.golden.txt`);
    await expect(golden(await pdfText(bytes, 'layout'))).toMatchFileSnapshot(file);
  });

  it('filled: every label and every value, as in the golden text', async () => {
    const { bytes, missingCharacters } = await filled(language);
    const layout = await pdfText(bytes, 'layout');
    const text = `${flat(await pdfText(bytes, 'raw'))} ${flat(layout)}`;
    const values = Object.entries(intakeStory).flatMap(([at, value]) => {
      const located = locate(definition, at);
      if (located?.kind === 'field') return printedAs(located.field, value, language, false);
      if (located?.kind === 'cell') return printedAs(located.column, value, language, true);
      return [];
    });
    expect(values.length).toBeGreaterThan(140);
    expect(absentFrom(text, values)).toEqual([]);
    expect(absentFrom(text, labelsOf(definition, language))).toEqual([]);
    expect(missingCharacters).toEqual([]);
    const file = path.join(import.meta.dirname, `intakeMapping.filled.${language}.golden.txt`);
    await expect(golden(layout)).toMatchFileSnapshot(file);
  });

  it('every field type, alone and in a table, blank and filled', async () => {
    const values = everyFieldFilled(everyTypeForm);
    const [empty, full] = await Promise.all([
      blank(language, everyTypeForm),
      filled(language, values, everyTypeForm),
    ]);
    expect(absentFrom(flat(await pdfText(empty.bytes, 'raw')), labelsOf(everyTypeForm, language))).toEqual([]);
    const text = flat(await pdfText(full.bytes, 'raw'));
    const wanted = Object.entries(values).flatMap(([at, value]) => {
      const located = locate(everyTypeForm, at);
      if (located?.kind === 'field') return printedAs(located.field, value, language, false);
      return located?.kind === 'cell' ? printedAs(located.column, value, language, true) : [];
    });
    expect(wanted.length).toBeGreaterThan(30);
    expect(absentFrom(text, wanted)).toEqual([]);
    expect(await pdfAFindings([empty.bytes, full.bytes])).toEqual([]);
  });
});

describe('PDF/A-1b', () => {
  it('holds for blank, filled and draft, in both languages', async () => {
    const draft = await formPdf({
      definition,
      language: 'nn',
      mode: 'filled',
      values: intakeStory,
      meta: { ...filledMeta, state: 'draft' },
    });
    const files = [await blank('nb'), await blank('nn'), await filled('nb'), await filled('nn'), draft];
    expect(await pdfAFindings(files.map((file) => file.bytes))).toEqual([]);
  });

  it('holds with a coat of arms that has transparency in the file', async () => {
    const meta = { ...blankMeta, coatOfArms: seeThroughPng };
    const printed = await formPdf({ definition, language: 'nb', mode: 'blank', meta });
    expect(printed.coatOfArmsProblem).toBeNull();
    expect(await pdfText(printed.bytes, 'raw')).not.toContain('Kommunevåpen');
    expect(await pdfAFindings([printed.bytes])).toEqual([]);
  });

  it('finds what is wrong with a file that claims too much', async () => {
    const { bytes } = await blank('nb');
    const spoilt = Buffer.from(bytes);
    const at = spoilt.indexOf('/OutputIntents');
    spoilt.write('/OutputNothing', at, 'latin1');
    expect(await pdfAFindings([spoilt])).not.toEqual([]);
  });
});

describe('names in other scripts', () => {
  const names = ['ሰላም', 'محمد علي', 'Марія Шевченко'];

  it('stand on paper in embedded fonts', async () => {
    for (const name of names) {
      const { bytes, missingCharacters } = await filled('nb', { ...intakeStory, lastName: name });
      expect(missingCharacters).toEqual([]);
      expect(flat(await pdfText(bytes, 'layout'))).toContain(name);
      const fonts = await pdfFonts(bytes);
      expect(fonts.length).toBeGreaterThanOrEqual(3);
      expect(fonts.filter((font) => !font.embedded)).toEqual([]);
    }
  });

  it('a character that no font has is a visible mark, and reported', async () => {
    const { bytes, missingCharacters } = await filled('nb', { lastName: 'Li 李 😀' });
    expect(missingCharacters).toEqual(['李', '😀']);
    expect(flat(await pdfText(bytes, 'raw'))).toContain('Li \uFFFD \uFFFD');
    expect(await pdfAFindings([bytes])).toEqual([]);
  });
});

describe('long answers', () => {
  const sentence = 'Hun fortalte om reisen, og om dem som ble igjen. ';

  it('flow across pages, whole', async () => {
    const words = Array.from({ length: 2_500 }, (_, index) => `ord${index}`).join(' ').slice(0, 20_000);
    const { bytes, pages } = await filled('nb', { ...intakeStory, backgroundInformation: words });
    expect(pages).toBeGreaterThan(7);
    const text = flat(await pdfText(bytes, 'raw'));
    expect(absentFrom(text, words.split(' '))).toEqual([]);
    expect(text).toContain(`Side ${pages} av ${pages}`);
  });

  it('a word without an end is broken inside the margins', async () => {
    const { bytes } = await filled('nb', { lastName: 'Å'.repeat(500), backgroundInformation: 'x'.repeat(20_000) });
    const edges = await pdfWordEdges(bytes);
    expect(Math.max(...edges.map((edge) => edge.right))).toBeLessThanOrEqual(595.28 - 51 + 0.5);
    expect(Math.max(...edges.map((edge) => edge.bottom))).toBeLessThanOrEqual(841.89 - 20);
    expect(edges.map((edge) => edge.word).join('').split('x').length - 1).toBeGreaterThanOrEqual(20_000);
  });

  it('a table cell of several pages, and a table of sixty rows with its headings repeated', async () => {
    const rows = Array.from({ length: 60 }, (_, index) => [
      [`workAbroad.row${index}.$row`, index],
      [`workAbroad.row${index}.employer`, `Arbeidsgiver ${index}`],
    ]).flat();
    const cell = { 'coursesInNorway.rowA.$row': 1, 'coursesInNorway.rowA.provider': sentence.repeat(60) };
    const { bytes } = await filled('nb', { ...Object.fromEntries(rows), ...cell });
    const text = flat(await pdfText(bytes, 'raw'));
    expect(absentFrom(text, Array.from({ length: 60 }, (_, index) => `Arbeidsgiver ${index}`))).toEqual([]);
    expect(text.split('7. YRKESERFARING fra HJEMLANDET/ANDRE LAND').length - 1).toBeGreaterThanOrEqual(2);
    expect(text.split('igjen.').length - 1).toBe(60);
    expect(await pdfAFindings([bytes])).toEqual([]);
  });

  it('a heading is never the last on its page', async () => {
    const titles = definition.sections.map((section, index) => `${index + 1}. ${section.title.nb}`);
    for (let lines = 0; lines < 45; lines += 3) {
      const background = Array.from({ length: lines }, () => 'Linje').join('\n');
      const { bytes } = await filled('nb', { backgroundInformation: background });
      const lasts = (await pdfText(bytes, 'raw')).split('\f').map((page) => page.trim().split('\n').at(-2));
      expect(lasts.filter((line) => line !== undefined && titles.includes(line))).toEqual([]);
    }
  });
});

describe('the file itself', () => {
  it('is the same for the same request', async () => {
    const hash = async () => createHash('sha256').update((await filled('nb')).bytes).digest('hex');
    expect(await hash()).toBe(await hash());
  });

  it('has a title without anything personal, and the document date as its only date', async () => {
    const info = await pdfInfo((await filled('nb')).bytes);
    expect(info).toContain('Kartleggingsskjema etter ankomst til kommunen KS-7F3K-2');
    expect(info).toContain('2026-03-09T');
    expect(info).not.toContain('Haile');
    expect(info).toMatch(/Page size: +595\.28 x 841\.89 pts \(A4\)/);
    expect(info).toMatch(/Tagged: +no/);
  });

  it('says on every page of a draft that it is one, and on none of a completed form', async () => {
    const meta = { ...filledMeta, state: 'draft' } as const;
    const draft = await formPdf({ definition, language: 'nb', mode: 'filled', values: {}, meta });
    const pages = (await pdfText(draft.bytes, 'raw')).split('\f').slice(0, draft.pages);
    expect(pages.every((page) => page.includes('UTKAST – ikke ferdigstilt'))).toBe(true);
    expect(await pdfText((await filled('nb')).bytes, 'raw')).not.toMatch(/utkast/i);
  });

  it('prints why a number was kept, and the documents id on every page', async () => {
    const values = { nationalId: '13097248032', 'nationalId.$kept': 'Står slik på oppholdskortet' };
    const { bytes, pages } = await filled('nn', values);
    const text = await pdfText(bytes, 'raw');
    expect(flat(text)).toContain('Grunn: Står slik på oppholdskortet');
    expect(text.split('KS-7F3K-2 · versjon 2').length - 1).toBe(pages);
  });
});

import { PDFDocument, PDFName } from '@cantoo/pdf-lib';
import { afterEach, beforeEach, describe, expect, it, test } from 'vitest';
import { readAcroForm } from '#backend/fillable/acroForm.ts';
import { fieldTargets } from '#backend/fillable/fieldNames.ts';
import { markerField } from '#backend/fillable/marker.ts';
import { type Desk, openDesk } from '#backend/testing/desk.ts';
import { formIds } from '#shared/api/methods/forms.ts';
import { formDefinitions } from '#shared/forms/registry.ts';
import { languages } from '#shared/text/localText.ts';
import { pdfText } from '../pdfText.ts';
import { fillElsewhere, type Step } from './fillElsewhere.ts';

let desk: Desk;
let personId = '';
beforeEach(async () => {
  desk = openDesk();
  personId = (await desk.must('person.create', { values: { firstName: 'Selam', lastName: 'Tesfay' } })).id;
});
afterEach(() => desk.close());

const bytesOf = (base64: string) => new Uint8Array(Buffer.from(base64, 'base64'));
const base64Of = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64');
const blank = async (form: (typeof formIds)[number] = 'intakeMapping', language: (typeof languages)[number] = 'nb') =>
  bytesOf((await desk.must('form.fillablePdf', { form, language })).pdf);
const filled = async (...steps: Step[]) => base64Of(await fillElsewhere(await blank(), steps));

describe.each(formIds)('the fillable %s', (form) => {
  test.each(languages)('has the fields that reading it expects, and no others (%s)', async (language) => {
    const read = await readAcroForm(await blank(form, language));
    if (read.kind !== 'form') throw new Error(read.kind);
    const names = read.fields.map(({ name }) => name).filter((name) => name !== markerField);
    expect(new Set(names)).toEqual(new Set(fieldTargets(formDefinitions[form]).keys()));
    expect(names).toHaveLength(new Set(names).size);
  });

  test('keeps its field names from one version of the app to the next', async () => {
    const names = [...fieldTargets(formDefinitions[form]).keys()];
    await expect(names.join('\n')).toMatchFileSnapshot(`${form}.fields.golden.txt`);
  });

  test('says each field in words, and holds every label of the printed form', async () => {
    const pdf = await blank(form);
    const document = await PDFDocument.load(pdf);
    const fields = document.getForm().getFields();
    const wordless = fields.filter(({ acroField }) => acroField.dict.get(PDFName.of('TU')) === undefined);
    expect(fields.length).toBeGreaterThan(20);
    expect(wordless.map((field) => field.getName())).toEqual([markerField]);
    // Tab goes row by row, as the eye does.
    const pages = document.getPages().filter(({ node }) => (node.Annots()?.size() ?? 0) > 0);
    expect(pages.map(({ node }) => String(node.get(PDFName.of('Tabs'))))).toEqual(pages.map(() => '/R'));
    const printed = bytesOf((await desk.must('form.blankPdf', { form, language: 'nb' })).pdf);
    const words = (text: string) => new Set(text.split(/\s+/u).filter((word) => /\p{L}{3}/u.test(word)));
    const there = words(await pdfText(pdf, 'raw'));
    const missing = [...words(await pdfText(printed, 'raw'))].filter((word) => !there.has(word));
    expect(missing.filter((word) => !/^(?:dd|å)/u.test(word))).toEqual([]);
  });
});

describe('a form that another program has filled in', () => {
  const steps: Step[] = [
    ['set', 'lastName', 'Tesfay Ærlig'],
    ['set', 'arrivalDate', '3.2.2025'],
    ['set', 'gender', 'female'],
    ['set', 'phone', 'мобил 412 34 567'],
  ];

  it('is read field by field, dates as they are typed and choices as they are stored', async () => {
    const content = await filled(...steps);
    const { fields, form } = await desk.must('form.readPdf', { personId, content });
    expect(form).toBe('intakeMapping');
    const values = Object.fromEntries(fields.map(({ path, value, refused }) => [path, refused ?? value]));
    expect(values).toMatchObject({ lastName: 'Tesfay Ærlig', arrivalDate: '2025-02-03', gender: 'female' });
    expect(fields).toHaveLength(steps.length);
    expect(await pdfText(bytesOf(content), 'raw')).toContain('мобил 412 34 567');
  });

  it('goes into a new draft: the chosen fields, and nothing else', async () => {
    const content = await filled(...steps);
    const { basis } = await desk.must('form.readPdf', { personId, content });
    const paths = ['arrivalDate', 'gender'];
    const draft = await desk.must('form.importPdf', { personId, content, into: null, paths, basis });
    expect(draft.state).toBe('draft');
    expect(draft.values).toMatchObject({ arrivalDate: '2025-02-03', gender: 'female', lastName: 'Tesfay' });
    expect(draft.values.phone ?? null).toBe(null);
  });

  it('is not taken in over what somebody has written meanwhile', async () => {
    const { id } = await desk.must('form.start', { personId, form: 'intakeMapping' });
    const content = await filled(...steps);
    const { basis } = await desk.must('form.readPdf', { personId, content, into: id });
    await desk.must('form.save', { id, values: { phone: '999 88 777' } });
    const asked = { personId, content, into: id, paths: ['phone'], basis };
    expect(await desk.refused('form.importPdf', asked)).toMatchObject({ code: 'changedMeanwhile' });
    expect((await desk.must('form.get', { id })).values.phone).toBe('999 88 777');
  });

  it('has what does not fit refused with the reason, and the rest taken', async () => {
    const content = await filled(['set', 'arrivalDate', 'i fjor'], ['set', 'lastName', 'Tesfay']);
    const { fields, basis } = await desk.must('form.readPdf', { personId, content });
    expect(fields.find(({ path }) => path === 'arrivalDate')).toMatchObject({
      refused: 'invalidDate',
      read: 'i fjor',
      shown: null,
    });
    const asked = { personId, content, into: null, paths: ['arrivalDate'], basis };
    expect(await desk.refused('form.importPdf', asked)).toMatchObject({ code: 'filledNothingChosen' });
  });
});

it('a number that is none is refused; one whose check digits are wrong is left to the draft, where it can be kept', async () => {
  const content = await filled(['set', 'nationalId', '130972 48032'], ['set', 'dufNumber', 'vet ikke']);
  const { fields } = await desk.must('form.readPdf', { personId, content });
  expect(fields.map(({ path, refused }) => [path, refused])).toEqual([
    ['nationalId', null],
    ['dufNumber', 'notIdentityNumber'],
  ]);
});

describe('a file that is not to be trusted', () => {
  const refusedAs = (content: string) => desk.refused('form.readPdf', { personId, content });

  it('is refused whole, and nothing is stored', async () => {
    const before = (await desk.must('form.list', { personId, form: 'intakeMapping' })).forms;
    expect(await refusedAs(await filled(['script', 'app.alert(1)']))).toMatchObject({
      code: 'filledActive',
      params: { found: 'script' },
    });
    expect(await refusedAs(await filled(['set', markerField, 'intakeMapping:99:nb']))).toMatchObject({
      code: 'filledOtherVersion',
      params: { found: 99 },
    });
    expect(await refusedAs(await filled(['rename', 'phone', 'telefon']))).toMatchObject({
      code: 'filledFieldsChanged',
      params: { count: 1, missing: [{ path: 'phone' }] },
    });
    const printed = (await desk.must('form.blankPdf', { form: 'intakeMapping', language: 'nb' })).pdf;
    expect(await refusedAs(printed)).toMatchObject({ code: 'filledForeign' });
    expect(await refusedAs(base64Of(await blank()))).toMatchObject({ code: 'filledEmpty' });
    expect(await refusedAs(base64Of(Buffer.from('PK ikke en PDF')))).toMatchObject({ code: 'filledNotPdf' });
    expect((await desk.must('form.list', { personId, form: 'intakeMapping' })).forms).toEqual(before);
  });

  it('is refused when it is locked', async () => {
    const document = await PDFDocument.load(await blank());
    document.encrypt({ userPassword: 'hemmelig', ownerPassword: 'eier' });
    expect(await refusedAs(base64Of(await document.save()))).toMatchObject({ code: 'filledEncrypted' });
  });

  it('is refused when it is 200 MB, before it is unpacked', async () => {
    const large = 'A'.repeat(Math.ceil((200 * 1024 * 1024 * 4) / 3 / 4) * 4);
    expect(await desk.refused('form.readPdf', { personId, content: large })).toMatchObject({ code: 'filledTooLarge' });
  });

  it('is refused when it is cut off anywhere, and never brings anything down', async () => {
    const whole = await fillElsewhere(await blank('practiceContract'), [['set', 'employerName', 'Lom Byggvare']]);
    for (const share of [0.02, 0.5, 0.9, 0.99]) {
      const answer = await desk.call('form.readPdf', {
        personId,
        content: base64Of(whole.subarray(0, Math.floor(whole.length * share))),
      });
      expect(answer.ok ? answer.value.fields.every(({ path }) => path !== '') : answer.error.code).not.toBe(false);
      if (!answer.ok)
        expect(['filledDamaged', 'filledForeign', 'filledFieldsChanged', 'filledEmpty']).toContain(answer.error.code);
    }
  });
});

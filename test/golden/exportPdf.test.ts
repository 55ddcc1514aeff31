import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Desk, openDesk } from '#backend/testing/desk.ts';
import { languages } from '#shared/text/localText.ts';
import { pdfAFindings } from '../pdfa/checkPdfA.ts';
import { pdfInfo, pdfText } from '../pdfText.ts';

let desk: Desk;
let personId: string;

const person = {
  firstName: 'Selam',
  lastName: 'Haile',
  nativeName: 'ሰላም',
  birthDate: '1990-04-12',
  phone: '40000000',
  citizenships: ['ERI'],
  gender: 'female' as const,
};
const basis = { recipient: 'Barnevernet', purpose: 'Helsehjelp', scopes: ['family' as const] };

beforeEach(async () => {
  desk = openDesk('2026-06-01T10:00:00.000Z');
  personId = (await desk.must('person.create', { values: person })).id;
  const other = (await desk.must('person.create', { values: { firstName: 'Annen', lastName: 'Person' } })).id;
  await desk.must('household.create', {
    members: [
      { personId, relation: 'self' },
      { personId: other, relation: 'spouse' },
    ],
  });
  const { id } = await desk.must('form.start', { personId, form: 'intakeMapping' });
  await desk.must('form.save', { id, values: { backgroundInformation: 'Vokste opp i Keren' } });
  await desk.must('form.save', { id, values: { backgroundInformation: 'Vokste opp i Asmara' } });
  await desk.must('form.type', { id, values: { otherFamilyOrFriends: 'Bare skrevet' } });
  const override = { personId, ...basis, legalBasis: 'Fare for liv', reason: 'Se journal' };
  const { id: overrideId } = await desk.must('consent.override', override);
  const sent = { what: 'Navn på barna', date: '2026-06-01', how: 'spoken' as const, overrideId };
  await desk.must('disclosure.add', { personId, ...basis, ...sent });
  await desk.must('person.get', { id: personId });
});
afterEach(() => desk.close());

const decode = (content: string) => Buffer.from(content, 'base64');

describe('everything held about a person', () => {
  it('as JSON: each record with its fields, what is only typed, each change and each reading, and nobody else', async () => {
    const file = await desk.must('person.export', { personId, format: 'json', language: 'nb' });
    expect(file).toMatchObject({ mediaType: 'application/json', fileName: 'innsyn-2026-06-01.json', pages: null });
    const text = decode(file.content).toString('utf8');
    const whole = JSON.parse(text);
    const types = whole.records.map((record: { type: string }) => record.type);
    expect(new Set(types)).toEqual(new Set(['person', 'household', 'membership', 'form', 'override', 'disclosure']));
    const form = whole.records.find((record: { type: string }) => record.type === 'form');
    expect(form).toMatchObject({
      fields: { backgroundInformation: 'Vokste opp i Asmara' },
      typed: { otherFamilyOrFriends: 'Bare skrevet' },
    });
    expect(form.history).toContainEqual({
      at: '2026-06-01T10:00:00.000Z',
      by: 'Kari Konsulent',
      field: 'backgroundInformation',
      before: 'Vokste opp i Keren',
      after: 'Vokste opp i Asmara',
    });
    const actions = whole.accessLog.map((entry: { action: string }) => entry.action);
    expect(actions).toEqual(
      expect.arrayContaining(['person.create', 'consent.override', 'person.get', 'person.export']),
    );
    expect(text).not.toContain('Annen');
  });

  it('what was removed is in it too', async () => {
    const { id } = await desk.must('form.start', { personId, form: 'consent' });
    await desk.must('form.discard', { id });
    const { content } = await desk.must('person.export', { personId, format: 'json', language: 'nb' });
    expect(decode(content).toString('utf8')).toContain(id);
  });

  it.each(languages)(
    'as PDF/A-1b to read, %s, with labels in place of names of fields',
    async (language) => {
      const file = await desk.must('person.export', { personId, format: 'pdf', language });
      const bytes = decode(file.content);
      const text = (await pdfText(bytes, 'raw')).replaceAll(/\s+/gu, ' ');
      const held = [
        'Selam Haile',
        '12.04.1990',
        'Vokste opp i Asmara',
        'Vokste opp i Keren',
        'Navn på barna',
        'Se journal',
        'Eritrea',
        'Kvinne',
      ];
      expect(
        [...held, 'Bare skrevet', 'Fare for liv', 'Kari Konsulent'].filter((each) => !text.includes(each)),
      ).toEqual([]);
      expect(text).toContain(language === 'nb' ? 'Etternavn' : 'Etternamn');
      expect(text).not.toMatch(/backgroundInformation|lastName|undefined|legalBasis|female|spoken|\{"/);
      expect(await pdfInfo(bytes)).not.toContain('Haile');
      expect(await pdfAFindings([bytes])).toEqual([]);
    },
    30_000,
  );

  it('is logged, and nobody that is not there is exported', async () => {
    const input = { format: 'json' as const, language: 'nb' as const };
    await desk.must('person.export', { personId, ...input });
    expect(desk.store.accessLog({ personId, limit: 1 })[0]?.action).toBe('person.export');
    const unknown = '0'.repeat(26);
    expect((await desk.refused('person.export', { personId: unknown, ...input })).code).toBe('notFound');
    expect((await desk.refused('disclosure.pdf', { personId: unknown, language: 'nb' })).code).toBe('notFound');
  });
});

describe('what a household has together', () => {
  const settlementDate = '2026-05-01';
  const granted = { granted: true, ceiling: 150_000, date: '2026-06-01' };
  let spouse = '';

  beforeEach(async () => {
    const { id } = await desk.must('person.create', { values: { firstName: 'Dawit', birthDate: '1988-02-02' } });
    spouse = id;
    const members = [personId, spouse].map((id) => ({
      personId: id,
      livesAs: 'couple' as const,
      came: 'settled' as const,
      joined: settlementDate,
      residentSettled: null,
      reason: 'Bor sammen',
    }));
    await desk.must('household.create', {
      members: [
        { personId, relation: 'self' },
        { personId: spouse, relation: 'spouse' },
      ],
    });
    await desk.must('establishment.setUp', { personId, settlementDate, members });
    for (const [id, reason] of [
      [personId, 'Trening mot vond rygg'],
      [spouse, 'Fotball på torsdager'],
    ]) {
      await desk.must('establishment.assess', { personId, lineId: `leisureAdult:${id}`, ...granted, reason: reason ?? '' });
    }
    const lineId = `clothes:${spouse}`;
    const { id: wish } = await desk.must('establishment.wish', { personId, lineId, what: 'Vinterjakke', amount: 120_000 });
    await desk.must('establishment.approve', { id: wish, date: '2026-06-01', amount: 120_000 });
    await desk.must('establishment.decide', { personId });
  });

  it.each(['json', 'pdf'] as const)('is told to each with what is about that one, in whoever’s case it is kept (%s)', async (format) => {
    const told = async (id: string) => {
      const bytes = decode((await desk.must('person.export', { personId: id, format, language: 'nb' })).content);
      return format === 'json' ? bytes.toString('utf8') : (await pdfText(bytes, 'raw')).replaceAll(/\s+/gu, ' ');
    };
    const [hers, his] = [await told(personId), await told(spouse)];
    expect(hers).toContain('Trening mot vond rygg');
    expect(hers).not.toContain('Vinterjakke');
    expect(his).toContain('Fotball på torsdager');
    expect(his).toContain('Vinterjakke');
    // The letter to both is whole in the JSON of each, with the reasons that it gives.
    if (format === 'json') return;
    expect(hers).not.toContain('Fotball på torsdager');
    expect(his).not.toContain('Trening mot vond rygg');
    for (const each of [hers, his]) {
      expect(each).toMatch(/Til sammen inntil 64 000 kr/u);
      expect(each).not.toMatch(/establishment|livesAs|couple|clothes|lineId/u);
    }
    expect(his).toMatch(/Beløp 1 200 kr/u);
  });
});

describe('what has been disclosed', () => {
  it.each(languages)(
    'on paper for the person, %s',
    async (language) => {
      const file = await desk.must('disclosure.pdf', { personId, language });
      expect(file.fileName).toBe('utleveringer-2026-06-01.pdf');
      const bytes = decode(file.content);
      const text = (await pdfText(bytes, 'raw')).replaceAll(/\s+/gu, ' ');
      expect(text).toContain('01.06.2026 – Barnevernet');
      const told = [
        'Navn på barna',
        'Husstand og familie',
        'Helsehjelp',
        'Fare for liv',
        'Se journal',
        'KONFIDENSIELT',
      ];
      expect(told.filter((each) => !text.includes(each))).toEqual([]);
      expect(await pdfAFindings([bytes])).toEqual([]);
    },
    30_000,
  );
});

import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { MunicipalityNumber } from '#shared/municipalities.ts';
import { carry } from '../../testing/carry.ts';
import { type Desk, openDesk } from '../../testing/desk.ts';

const desks: Desk[] = [];
afterEach(() => {
  for (const desk of desks.splice(0)) desk.close();
});

function newDesk(municipality: MunicipalityNumber, at = '2026-06-01T10:00:00.000Z'): Desk {
  const desk = openDesk(at, municipality);
  desks.push(desk);
  return desk;
}

let lom: Desk;
let sel: Desk;
let personId: string;

beforeEach(async () => {
  lom = newDesk('3434');
  sel = newDesk('3437', '2026-06-01T11:00:00.000Z');
  const values = { firstName: 'Selam', lastName: 'Haile', birthDate: '1990-04-12', phone: '90 00 00 00' };
  personId = (await lom.must('person.create', { values })).id;
  send(lom, sel);
});

const node = ({ store, context }: Desk) => ({ store, municipality: context.municipality });
const send = (from: Desk, to: Desk) => carry(node(from), node(to));
const meet = () => {
  send(lom, sel);
  send(sel, lom);
};
const phone = async (desk: Desk) => (await desk.must('person.get', { id: personId })).values.phone;
const open = (desk: Desk, field = 'phone') => desk.must('conflict.get', { recordId: personId, field });
const count = async (desk: Desk) => (await desk.must('conflict.count', {})).conflicts;

async function clash(): Promise<void> {
  await lom.must('person.update', { id: personId, values: { phone: '91 11 11 11' } });
  await sel.must('person.update', { id: personId, values: { phone: '92 22 22 22' } });
  meet();
}

async function settle(desk: Desk, value: string | null, field = 'phone') {
  const seen = (await open(desk, field)).heads.map(({ ref }) => ref);
  return desk.must('conflict.resolve', { recordId: personId, field, value, seen });
}

describe('a conflict', () => {
  test('is counted, listed under its case, and shown with both authors, times, history and what stands around', async () => {
    expect(await count(lom)).toBe(0);
    await clash();
    expect(await lom.must('conflict.count', {})).toEqual({ conflicts: 1, cases: 1 });
    const { cases, total } = await lom.must('conflict.list', {});
    expect(total).toBe(1);
    expect(cases).toMatchObject([
      {
        personId,
        name: 'Haile, Selam',
        conflicts: [
          { recordId: personId, field: 'phone', kind: 'value', sides: 2, label: { nb: 'Telefon/mobilnummer' } },
        ],
      },
    ]);
    const shown = await open(lom);
    expect(shown.heads.map(({ value, author, at }) => [value, author.municipality, author.isOurs, at])).toEqual([
      ['92 22 22 22', '3437', false, '2026-06-01T11:00:00.000Z'],
      ['91 11 11 11', '3434', true, '2026-06-01T10:00:00.000Z'],
    ]);
    expect(shown.heads[1]?.author.name).toBe('Kari Konsulent');
    expect(shown.history.map(({ words, isHead, isConcurrent }) => [words.nb, isHead, isConcurrent])).toEqual([
      ['92 22 22 22', true, true],
      ['91 11 11 11', true, true],
      ['90 00 00 00', false, false],
    ]);
    expect(shown).toMatchObject({ mayResolve: true, mayAsk: true, control: { kind: 'text', lines: 'one' } });
    expect(shown.neighbours.find(({ isThis }) => isThis)?.words.nb).toBe('92 22 22 22');
    expect(shown.neighbours.length).toBeGreaterThan(1);
  });

  test('of somebody with a protected address is marked, and tells no address around it', async () => {
    await lom.must('person.update', { id: personId, values: { address: 'Bygdevegen 4' } });
    await clash();
    const labels = async () => (await open(lom)).neighbours.map(({ label }) => label.nb);
    expect(await labels()).toContain('Adresse');
    expect(await lom.must('conflict.list', {})).toMatchObject({ cases: [{ isProtected: false }] });
    await lom.must('person.update', { id: personId, values: { protection: 'confidential' } });
    expect(await labels()).not.toContain('Adresse');
    expect(await open(lom)).toMatchObject({ name: 'Haile, Selam', isProtected: true });
    expect(await lom.must('conflict.list', {})).toMatchObject({ cases: [{ isProtected: true }] });
    await lom.must('conflict.ask', { recordId: personId, field: 'phone', text: 'Hvilket nummer?' });
    expect(await lom.must('conflict.notes', {})).toMatchObject({ notes: [{ isProtected: true }] });
  });

  test.each([['91 11 11 11'], ['92 22 22 22'], ['93 33 33 33'], [null]])(
    'is settled by %s, the one shown included, and the answer reaches the other',
    async (value) => {
      await clash();
      expect(await settle(lom, value)).toEqual({ left: 0 });
      expect(await count(lom)).toBe(0);
      expect(await lom.refused('conflict.get', { recordId: personId, field: 'phone' })).toMatchObject({
        code: 'conflictSettled',
      });
      expect(await count(sel)).toBe(1);
      send(lom, sel);
      expect(await count(sel)).toBe(0);
      expect([await phone(lom), await phone(sel)]).toEqual([value ?? undefined, value ?? undefined]);
    },
  );

  test('that two settle differently is a conflict again, and never goes round', async () => {
    await clash();
    await settle(lom, '91 11 11 11');
    await settle(sel, '92 22 22 22');
    meet();
    expect([await count(lom), await count(sel)]).toEqual([1, 1]);
    await settle(sel, '91 11 11 11');
    for (let round = 0; round < 3; round += 1) meet();
    expect([await count(lom), await count(sel)]).toEqual([0, 0]);
    expect([await phone(lom), await phone(sel)]).toEqual(['91 11 11 11', '91 11 11 11']);
  });

  test('is not settled by somebody who has not seen all of it', async () => {
    await clash();
    const seen = (await open(lom)).heads.map(({ ref }) => ref);
    await sel.must('person.update', { id: personId, values: { phone: '94 44 44 44' } });
    send(sel, lom);
    expect(
      await lom.refused('conflict.resolve', { recordId: personId, field: 'phone', value: 'x', seen }),
    ).toMatchObject({
      code: 'conflictSettled',
    });
    await lom.must('person.update', { id: personId, values: { phone: '95 55 55 55' } });
    await sel.must('person.update', { id: personId, values: { phone: '96 66 66 66' } });
    meet();
    const fewer = (await open(lom)).heads.slice(1).map(({ ref }) => ref);
    const refused = await lom.refused('conflict.resolve', {
      recordId: personId,
      field: 'phone',
      value: 'x',
      seen: fewer,
    });
    expect(refused.code).toBe('changedMeanwhile');
  });

  test('takes a third value only as the field does, and by the rules of the register', async () => {
    await lom.must('person.update', { id: personId, values: { birthDate: '1990-04-13' } });
    await sel.must('person.update', { id: personId, values: { birthDate: '1990-04-14' } });
    meet();
    const { heads, control } = await open(lom, 'birthDate');
    expect(control).toEqual({ kind: 'date' });
    const ask = (value: string) =>
      lom.refused('conflict.resolve', {
        recordId: personId,
        field: 'birthDate',
        value,
        seen: heads.map(({ ref }) => ref),
      });
    expect(await ask('14. april')).toEqual({
      code: 'invalidInput',
      params: { issues: [{ path: 'value', reason: 'invalidDate' }] },
    });
    expect((await ask('2031-01-01')).code).toBe('dateInFuture');
    expect(await settle(lom, '1990-05-01', 'birthDate')).toEqual({ left: 0 });
  });

  test('is not there where different fields were changed, nor where both wrote the same', async () => {
    await lom.must('person.update', { id: personId, values: { phone: '91 11 11 11', postalPlace: 'Lom' } });
    await sel.must('person.update', { id: personId, values: { address: 'Veien 1', postalPlace: 'Lom' } });
    meet();
    expect([await count(lom), await count(sel)]).toEqual([0, 0]);
    const { values } = await lom.must('person.get', { id: personId });
    expect(values).toMatchObject({ phone: '91 11 11 11', address: 'Veien 1', postalPlace: 'Lom' });
    // Who wrote what is told by name and municipality, also of those who have no user here.
    const { entries } = await lom.must('record.history', { recordId: personId, field: 'address' });
    expect(entries.map(({ userName }) => userName)).toEqual(['Kari Konsulent (Sel)']);
  });
});

test('in a form it stands with its section, and is written as the field is', async () => {
  const { id } = await lom.must('form.start', { personId, form: 'intakeMapping' });
  send(lom, sel);
  await lom.must('form.save', { id, values: { educationRemarks: 'Ti år på skole' } });
  await sel.must('form.save', { id, values: { educationRemarks: 'Tolv år på skole' } });
  meet();
  const shown = await lom.must('conflict.get', { recordId: id, field: 'educationRemarks' });
  expect(shown.control).toEqual({ kind: 'form', form: 'intakeMapping', path: 'educationRemarks' });
  expect(shown.place.nb).toMatch(/Kartlegging.*utdanning/i);
  expect(shown.heads.map(({ words }) => words.nb)).toEqual(['Tolv år på skole', 'Ti år på skole']);
  const seen = shown.heads.map(({ ref }) => ref);
  const value = 'Tolv år på skole';
  expect(await lom.must('conflict.resolve', { recordId: id, field: 'educationRemarks', value, seen })).toEqual({
    left: 0,
  });
});

describe('removed by one, changed by another', () => {
  async function removedAndChanged(): Promise<string> {
    const home = await lom.must('household.create', { members: [{ personId, relation: 'self' }] });
    const { membershipId } = home.members[0] ?? { membershipId: '' };
    send(lom, sel);
    lom.store.write(lom.context.writeContext(), (writer) =>
      writer.set({ type: 'membership', id: membershipId, caseId: personId }, { $removed: true }),
    );
    await sel.must('household.updateMember', { membershipId, relationNote: 'Flytter i mai' });
    meet();
    return membershipId;
  }

  test.each([
    [true, 0],
    [null, 1],
  ])('asks, and goes as it is answered: removed %s', async (value, left) => {
    const recordId = await removedAndChanged();
    const { cases } = await lom.must('conflict.list', { personId });
    expect(cases[0]?.conflicts).toMatchObject([{ recordId, field: '$removed', kind: 'removal' }]);
    const shown = await lom.must('conflict.get', { recordId, field: '$removed' });
    expect(shown.heads.map(({ label, words }) => [label?.nb ?? null, words.nb])).toEqual(
      // Newest first, and the two were written at the hours of their desks.
      [
        ['Merknad', 'Flytter i mai'],
        [null, 'Fjernet'],
      ],
    );
    const seen = shown.heads.map(({ ref }) => ref);
    expect(await lom.must('conflict.resolve', { recordId, field: '$removed', value, seen })).toEqual({ left: 0 });
    meet();
    for (const desk of [lom, sel]) {
      expect(await count(desk)).toBe(0);
      expect(desk.store.recordsWhere('membership', 'personId', personId)).toHaveLength(left);
    }
  });
});

describe('a question to the other side', () => {
  test('goes where the field goes, is read there, and stays after the conflict', async () => {
    await clash();
    const asked = await lom.must('conflict.ask', {
      recordId: personId,
      field: 'phone',
      text: 'Hvilket nummer svarer hun på?',
    });
    expect(asked).toMatchObject({ author: { name: 'Kari Konsulent', isOurs: true }, isOpen: true });
    // Not without the stream of the field itself.
    carry(node(lom), node(sel), ['case', 'permit']);
    expect((await sel.must('conflict.notes', {})).notes).toEqual([]);
    send(lom, sel);
    await sel.must('conflict.ask', { recordId: personId, field: 'phone', text: 'Det nye.' });
    send(sel, lom);
    const { noteList, notes } = await open(lom);
    expect(notes).toBe(2);
    expect(noteList.map(({ text, author }) => [text, author.municipality])).toContainEqual(['Det nye.', '3437']);
    await settle(lom, '92 22 22 22');
    const after = await lom.must('conflict.notes', { personId });
    expect(after.notes.map(({ isOpen, label }) => [isOpen, label.nb])).toEqual([
      [false, 'Telefon/mobilnummer'],
      [false, 'Telefon/mobilnummer'],
    ]);
  });

  test('is not for what is about nobody', async () => {
    const { id } = await lom.must('employer.create', { values: { name: 'Lom bakeri' } as never });
    send(lom, sel);
    expect((await lom.refused('conflict.ask', { recordId: id, field: 'name', text: 'Hva heter de?' })).code).toBe(
      'conflictNobodyToAsk',
    );
  });
});

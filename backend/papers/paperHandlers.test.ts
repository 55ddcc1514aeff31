import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { newPerson, readyContract } from '../contracts/contractTestKit.ts';
import { type Desk, openDesk } from '../testing/desk.ts';

let desk: Desk;
beforeEach(() => {
  desk = openDesk();
});
afterEach(() => desk.close());

const day = '2026-11-20';
const signatures = [0, 1, 2, 3].map((line) => ({ line, name: `Nr. ${line}`, place: 'Lom', date: day }));
const sign = (id: string) => desk.must('paper.sign', { id, date: day, signatures });
const kinds = ({ events }: { events: readonly { detail: { kind: string } }[] }) =>
  events.map(({ detail }) => detail.kind);

test('a draft has no hash, and is neither printed as a paper nor signed', async () => {
  const personId = await newPerson(desk);
  const { id } = await desk.must('form.start', { personId, form: 'practiceContract' });
  expect(await desk.must('paper.get', { id })).toMatchObject({ state: 'draft', contentHash: null, newerVersion: null });
  expect((await desk.refused('paper.print', { id, language: 'nb' })).code).toBe('paperNotCompleted');
  expect((await desk.refused('paper.sign', { id, date: day, signatures })).code).toBe('paperNotCompleted');
});

test('the hash is of what the paper says: the same whenever it is asked for, another for another text', async () => {
  const personId = await newPerson(desk);
  const first = await desk.must('paper.get', { id: await readyContract(desk, personId) });
  const second = await desk.must('paper.get', { id: await readyContract(desk, personId) });
  expect(first.contentHash).toMatch(/^[0-9a-f]{64}$/);
  expect(second.contentHash).not.toBe(first.contentHash);
  await desk.must('person.update', { id: personId, values: { lastName: 'Haile' } });
  expect((await desk.must('paper.get', { id: first.id })).contentHash).toBe(first.contentHash);
});

test('a printing is noted with its hash, which stands on each page; the same paper gives the same bytes', async () => {
  const id = await readyContract(desk, await newPerson(desk));
  const printed = await desk.must('paper.print', { id, language: 'nn' });
  const paper = await desk.must('paper.get', { id });
  expect(paper.events).toMatchObject([{ detail: { kind: 'printed', hash: paper.contentHash, language: 'nn' } }]);
  expect((await desk.must('form.pdf', { id, language: 'nn' })).pdf).toBe(printed.pdf);
  const folder = mkdtempSync(join(tmpdir(), 'dalsam-paper-'));
  try {
    const file = join(folder, 'paper.pdf');
    writeFileSync(file, Buffer.from(printed.pdf, 'base64'));
    execFileSync('pdftotext', ['-layout', file, join(folder, 'paper.txt')]);
    const short = (paper.contentHash ?? '').slice(0, 16).replaceAll(/(.{4})(?=.)/g, '$1 ');
    expect(readFileSync(join(folder, 'paper.txt'), 'utf8').split(short).length - 1).toBe(printed.pages);
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test('a paper is signed once, by everybody who has to', async () => {
  const id = await readyContract(desk, await newPerson(desk));
  expect(await desk.refused('paper.sign', { id, date: day, signatures: signatures.slice(0, 3) })).toEqual({
    code: 'signatureMissing',
    params: { lines: [3] },
  });
  expect((await desk.refused('paper.sign', { id, date: '2026-11-23', signatures })).code).toBe('dateInFuture');
  expect(kinds(await sign(id))).toEqual(['signed']);
  expect((await desk.must('contract.get', { id })).versions[0]).toMatchObject({ stage: 'signed' });
  expect((await desk.refused('paper.sign', { id, date: day, signatures })).code).toBe('paperAlreadySigned');
});

test('what was noted last is undone, with a reason, and kept in the history', async () => {
  const id = await readyContract(desk, await newPerson(desk));
  const [signed] = (await sign(id)).events;
  const eventId = signed?.id ?? '';
  expect((await desk.refused('paper.undoEvent', { eventId, reason: ' ' })).code).toBe('reasonMissing');
  expect(kinds(await desk.must('paper.undoEvent', { eventId, reason: 'Feil papir' }))).toEqual([]);
  expect(desk.store.history(eventId, 'undoneBecause')).toMatchObject([{ after: 'Feil papir' }]);
  expect((await desk.refused('paper.undoEvent', { eventId, reason: 'Igjen' })).code).toBe('notFound');
  expect(kinds(await sign(id))).toEqual(['signed']);
});

test('what stands: a printing, what is not the latest, and what something has been built on', async () => {
  const refusal = async (eventId: string | undefined) =>
    (await desk.refused('paper.undoEvent', { eventId: eventId ?? '', reason: 'Feil' })).params;
  const id = await readyContract(desk, await newPerson(desk));
  await desk.must('paper.print', { id, language: 'nb' });
  await sign(id);
  const { events } = await desk.must('paper.get', { id });
  const printed = events.find(({ detail }) => detail.kind === 'printed');
  const signed = events.find(({ detail }) => detail.kind === 'signed');
  expect(await refusal(printed?.id)).toEqual({ why: 'printed' });

  const { formId } = await desk.must('contract.amend', { id });
  expect((await desk.must('paper.get', { id })).newerVersion).toBe(formId);
  expect(await refusal(signed?.id)).toEqual({ why: 'laterVersion' });
  await desk.must('form.discard', { id: formId });

  await desk.must('contract.breakOff', { id, date: '2026-11-21', reason: 'Flyttet' });
  expect(await refusal(signed?.id)).toEqual({ why: 'notNewest' });
  const broken = (await desk.must('paper.get', { id })).events.find(({ detail }) => detail.kind === 'brokenOff');
  await desk.must('paper.undoEvent', { eventId: broken?.id ?? '', reason: 'Feil person' });

  await desk.must('contract.addTalk', { id, date: '2026-11-21', who: 'Berit', text: 'Går bra.' });
  expect(await refusal(signed?.id)).toEqual({ why: 'builtOn' });
});

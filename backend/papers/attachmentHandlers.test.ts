import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PDFDocument, PDFName, PDFString } from '@cantoo/pdf-lib';
import { PNG } from 'pngjs';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { maxAttachmentBytes } from '#shared/papers/attachment.ts';
import { newPerson, readyContract } from '../contracts/contractTestKit.ts';
import { type Desk, openDesk } from '../testing/desk.ts';

let desk: Desk;
let folder: string;
let personId: string;
let paperId: string;
beforeEach(async () => {
  desk = openDesk();
  folder = mkdtempSync(join(tmpdir(), 'dalsam-scan-'));
  personId = await newPerson(desk);
  paperId = await readyContract(desk, personId);
});
afterEach(() => {
  desk.close();
  rmSync(folder, { recursive: true });
});

/** What a scanner makes of the printed paper: its pages as pictures. */
async function scanned(id: string, kind: 'jpeg' | 'png', dpi: number, extra: readonly string[] = []) {
  const { pdf } = await desk.must('paper.print', { id, language: 'nb' });
  const file = join(folder, `${id}.pdf`);
  writeFileSync(file, Buffer.from(pdf, 'base64'));
  execFileSync('pdftoppm', [`-${kind}`, '-r', String(dpi), ...extra, file, join(folder, id)]);
  return readdirSync(folder)
    .filter((name) => name.startsWith(id) && !name.endsWith('.pdf'))
    .sort()
    .map((name) => readFileSync(join(folder, name)));
}

async function asPdf(pages: readonly Uint8Array[]): Promise<Uint8Array> {
  const document = await PDFDocument.create();
  for (const bytes of pages) {
    const image = bytes[0] === 0xff ? await document.embedJpg(bytes) : await document.embedPng(bytes);
    document.addPage([595, 842]).drawImage(image, { x: 0, y: 0, width: 595, height: 842 });
  }
  return await document.save();
}

const input = (content: Uint8Array | undefined, more: { paperId?: string | null; documentId?: string } = {}) => {
  const subjectId = more.paperId ?? paperId;
  return {
    subjectId,
    personId,
    purpose: 'signedCopy' as const,
    fileName: 'Skann 1.pdf',
    content: Buffer.from(content ?? new Uint8Array()).toString('base64'),
    paperId: subjectId,
    ...(more.documentId === undefined ? {} : { documentId: more.documentId }),
  };
};
const sign = (id: string) => {
  const date = '2026-11-20';
  const signatures = [0, 1, 2, 3].map((line) => ({ line, name: `Nr. ${line}`, place: 'Lom', date }));
  return desk.must('paper.sign', { id, date, signatures });
};
const white = () => PNG.sync.write({ width: 300, height: 400, data: Buffer.alloc(300 * 400 * 4, 255) });
const refusal = async (content: Uint8Array) => (await desk.refused('attachment.add', input(content))).code;

describe('a signed copy that has the code on it', () => {
  test.each([
    ['jpeg', 150],
    ['jpeg', 300],
    ['png', 200],
  ] as const)('is bound by it, scanned as %s at %i dots an inch', async (kind, dpi) => {
    const [first] = await scanned(paperId, kind, dpi);
    const added = await desk.must('attachment.add', input(first));
    expect(added).toMatchObject({ boundBy: 'qr', paperId, mediaType: `image/${kind}`, bytes: first?.length });
    expect((await desk.must('paper.get', { id: paperId })).attachments).toEqual([added]);
    const { content } = await desk.must('attachment.get', { id: added.id });
    expect(Buffer.from(content, 'base64').equals(first ?? Buffer.alloc(0))).toBe(true);
  });

  test('is bound by it as a PDF of pictures, in grey and in black and white', async () => {
    for (const [kind, extra] of [
      ['jpeg', ['-gray']],
      ['png', ['-mono']],
    ] as const) {
      const pdf = await asPdf(await scanned(paperId, kind, 200, extra));
      expect(await desk.must('attachment.add', input(pdf))).toMatchObject({
        boundBy: 'qr',
        mediaType: 'application/pdf',
      });
    }
  });

  test("of another paper, or another version, is refused with that paper's id", async () => {
    const other = await readyContract(desk, personId, { goals: 'Noe annet' });
    const [page] = await scanned(other, 'jpeg', 200);
    const { documentId } = await desk.must('paper.get', { id: other });
    const refused = { code: 'scanBelongsElsewhere', params: { documentId } };
    expect(await desk.refused('attachment.add', input(page))).toEqual(refused);
    const own = (await desk.must('paper.get', { id: paperId })).documentId;
    expect(await desk.refused('attachment.add', input(page, { documentId: own }))).toEqual(refused);

    const [ownPage] = await scanned(paperId, 'jpeg', 200);
    const mixed = await asPdf([ownPage ?? new Uint8Array(), page ?? new Uint8Array()]);
    expect(await desk.refused('attachment.add', input(mixed))).toEqual(refused);

    await sign(paperId);
    const { formId } = await desk.must('contract.amend', { id: paperId });
    await desk.must('form.complete', { id: formId, acceptMissing: true });
    expect(await desk.refused('attachment.add', input(ownPage, { paperId: formId }))).toEqual({
      code: 'scanBelongsElsewhere',
      params: { documentId: own },
    });
  });
});

describe('a signed copy without a code', () => {
  test('is bound by the document id that the user reads on the paper', async () => {
    const { documentId } = await desk.must('paper.get', { id: paperId });
    expect(await refusal(white())).toBe('scanUnmarked');
    const wrong = input(white(), { documentId: 'PK-000-000-1' });
    expect((await desk.refused('attachment.add', wrong)).code).toBe('documentIdDiffers');
    const typed = input(white(), { documentId: ` ${documentId.toLowerCase()} ` });
    expect(await desk.must('attachment.add', typed)).toMatchObject({ boundBy: 'user', fileName: 'Skann 1.png' });
  });

  test('is not taken for a draft, nor without a paper', async () => {
    const { id } = await desk.must('form.start', { personId, form: 'practiceContract' });
    expect((await desk.refused('attachment.add', input(white(), { paperId: id }))).code).toBe('paperNotCompleted');
    expect((await desk.refused('attachment.add', { ...input(white()), paperId: null })).code).toBe('invalidInput');
  });
});

test('what is no file to keep is refused, each for its own reason', async () => {
  expect(await refusal(new Uint8Array())).toBe('attachmentEmpty');
  expect(await refusal(Buffer.from('MZ a program'))).toBe('attachmentType');
  expect(await refusal(Buffer.from('%PDF-1.7 cut off'))).toBe('attachmentDamaged');
  expect(await refusal(white().subarray(0, 100))).toBe('attachmentDamaged');
  const large = Buffer.alloc(maxAttachmentBytes + 1);
  large.write('%PDF-1.7');
  expect(await refusal(large)).toBe('attachmentTooLarge');

  const scripted = await PDFDocument.load(await asPdf([white()]));
  scripted.catalog.set(
    PDFName.of('OpenAction'),
    scripted.context.obj({ S: 'JavaScript', JS: PDFString.of('app.alert(1)') }),
  );
  expect(await refusal(await scripted.save())).toBe('attachmentScripted');
  const locked = await PDFDocument.load(await asPdf([white()]));
  locked.encrypt({ userPassword: 'hemmelig', ownerPassword: 'hemmelig' });
  expect(await refusal(await locked.save())).toBe('attachmentEncrypted');
  expect(await desk.must('attachment.list', { subjectId: paperId })).toEqual({ attachments: [] });
});

describe('a receipt', () => {
  const receipt = () => ({ ...input(white()), purpose: 'receipt' as const, paperId: null });

  test('belongs to any record of the person, and to no other', async () => {
    const added = await desk.must('attachment.add', receipt());
    expect(added).toMatchObject({ purpose: 'receipt', boundBy: null, paperId: null, addedBy: 'Kari Konsulent' });
    expect((await desk.must('attachment.list', { subjectId: paperId })).attachments).toEqual([added]);
    const stranger = await newPerson(desk, { firstName: 'Ruta' });
    expect((await desk.refused('attachment.add', { ...receipt(), personId: stranger })).code).toBe('notFound');
  });

  test('is erased when it is removed, with a reason, unless the same file is attached elsewhere', async () => {
    const [first, second] = [
      await desk.must('attachment.add', receipt()),
      await desk.must('attachment.add', { ...receipt(), subjectId: personId }),
    ];
    expect((await desk.refused('attachment.remove', { id: first.id, reason: '' })).code).toBe('reasonMissing');
    await desk.must('attachment.remove', { id: first.id, reason: 'Feil kvittering' });
    expect((await desk.refused('attachment.get', { id: first.id })).code).toBe('notFound');
    expect(createHash('sha256').update(white()).digest('hex')).toBe(second.sha256);
    expect(desk.store.readAttachment(second.sha256)).toBeDefined();
    await desk.must('attachment.remove', { id: second.id, reason: 'Feil kvittering' });
    expect(desk.store.readAttachment(second.sha256)).toBeUndefined();
    expect(desk.store.history(first.id, 'removedBecause')).toMatchObject([{ after: 'Feil kvittering' }]);
  });
});

test('what has a signed copy is not unsigned', async () => {
  await sign(paperId);
  const { documentId, events } = await desk.must('paper.get', { id: paperId });
  await desk.must('attachment.add', input(white(), { documentId }));
  const undo = { eventId: events[0]?.id ?? '', reason: 'Feil' };
  expect((await desk.refused('paper.undoEvent', undo)).params).toEqual({ why: 'builtOn' });
});

import { expect, test } from 'vitest';
import { type FormMeta, formPdf } from '#backend/pdf/formPdf.ts';
import { formDefinitions } from '#shared/forms/registry.ts';
import { pdfAFindings } from '../pdfa/checkPdfA.ts';

const meta: FormMeta = {
  municipalityName: 'Nord-Fron',
  coatOfArms: null,
  documentId: 'PK-7F3-K2M-1',
  version: 1,
  date: '2026-03-09',
  state: 'completed',
  personName: 'Selam Tesfay',
  contentHash: 'a1b2c3d4'.repeat(8),
};

test('papers with a code on them are PDF/A-1b, and the same each time', async () => {
  const print = (form: 'consent' | 'practiceContract') =>
    formPdf({ definition: formDefinitions[form], language: 'nb', mode: 'filled', values: {}, meta });
  const papers = [await print('consent'), await print('practiceContract')];
  expect(await pdfAFindings(papers.map(({ bytes }) => bytes))).toEqual([]);
  expect(Buffer.compare((await print('consent')).bytes, papers[0]?.bytes ?? new Uint8Array())).toBe(0);
});

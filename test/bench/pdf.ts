import PDFDocument from 'pdfkit';
import { fontFileOf, fontPath } from '#backend/pdf/fonts.ts';
import { formPdf } from '#backend/pdf/formPdf.ts';
import { displayValue } from '#shared/forms/display.ts';
import type { FormDefinition, FormValues, ScalarField } from '#shared/forms/form.ts';
import { intakeMapping } from '#shared/forms/intakeMapping.form.ts';
import { cellPath } from '#shared/forms/paths.ts';
import { rowsOf } from '#shared/forms/rows.ts';
import type { LocalText } from '#shared/text/localText.ts';
import { intakeStory } from '../golden/intakeStory.ts';

export interface PdfMeasure {
  readonly measure: 'pdf';
  /** Our form over the bare text, medians of runs that took turns. */
  readonly ratio: number;
  readonly baselineMs: number;
  readonly ms: number;
  readonly runs: number;
}

const say = (text: LocalText) => text.nb;

/** A filled intake mapping against the same text laid out by pdfkit alone, with the same fonts, as PDF/A-1b too. */
export async function measurePdf(runs = 15): Promise<PdfMeasure> {
  const texts = textsOf(intakeMapping, intakeStory);
  await printForm();
  await printBare(texts);
  const ours: number[] = [];
  const bare: number[] = [];
  for (let run = 0; run < runs; run++) {
    bare.push(await timed(() => printBare(texts)));
    ours.push(await timed(printForm));
  }
  const ms = median(ours);
  const baselineMs = median(bare);
  return { measure: 'pdf', ratio: ms / baselineMs, baselineMs, ms, runs };
}

async function printForm(): Promise<number> {
  const { bytes } = await formPdf({
    definition: intakeMapping,
    language: 'nb',
    mode: 'filled',
    values: intakeStory,
    meta: {
      municipalityName: 'Lom',
      coatOfArms: null,
      documentId: 'KS-7F3K-2',
      version: 2,
      date: '2026-03-09',
      state: 'completed',
    },
  });
  return bytes.length;
}

interface Text {
  readonly text: string;
  readonly bold: boolean;
  readonly size: number;
}

/** Every label, choice and answer that the printed form shows. */
function textsOf(definition: FormDefinition, values: FormValues): Text[] {
  const texts: Text[] = [{ text: say(definition.title), bold: true, size: 19 }];
  const label = (text: LocalText | undefined) => {
    if (text !== undefined) texts.push({ text: say(text), bold: false, size: 8.8 });
  };
  const scalar = (field: ScalarField, path: string) => {
    const boxes = field.type === 'choice' || field.type === 'choices' ? field.choices : [];
    if (boxes.length > 0 && field.print?.choicesAs !== 'line') for (const choice of boxes) label(choice.label);
    else if (field.type === 'yesNo') texts.push({ text: 'Ja   Nei', bold: false, size: 10 });
    else if (field.type !== 'checkbox') {
      texts.push({ text: displayValue(field, values[path], 'nb'), bold: false, size: 10.5 });
    }
  };
  for (const section of definition.sections) {
    texts.push({ text: say(section.title), bold: true, size: 12.5 });
    for (const field of section.fields) {
      label(field.heading);
      label(field.label);
      if (field.type !== 'table') {
        scalar(field, field.key);
        continue;
      }
      for (const column of field.columns) label(column.label);
      for (const row of rowsOf(field, values)) {
        label(row.preset);
        for (const column of field.columns) scalar(column, cellPath(field.key, row.id, column.key));
      }
    }
  }
  return texts;
}

function printBare(texts: readonly Text[]): Promise<number> {
  return new Promise((resolve, reject) => {
    const document = new PDFDocument({ size: 'A4', margin: 51, subset: 'PDF/A-1b', pdfVersion: '1.4', font: regular });
    const chunks: Buffer[] = [];
    document.on('data', (chunk: Buffer) => chunks.push(chunk));
    document.on('end', () => resolve(Buffer.concat(chunks).length));
    document.on('error', reject);
    for (const { text, bold, size } of texts) {
      const parts = text
        .split(/([\u0600-\u06FF]+(?: [\u0600-\u06FF]+)*|[\u1200-\u137F]+)/u)
        .filter((part) => part !== '');
      parts.forEach((part, index) => {
        document.font(fontFor(part, bold)).fontSize(size);
        document.text(part, { width: 493, continued: index < parts.length - 1 });
      });
    }
    document.end();
  });
}

const regular = fontPath(fontFileOf('NotoSans', false));

function fontFor(text: string, bold: boolean): string {
  if (/[\u0600-\u06FF]/u.test(text)) return fontPath(fontFileOf('NotoSansArabic', bold));
  if (/[\u1200-\u137F]/u.test(text)) return fontPath(fontFileOf('NotoSansEthiopic', bold));
  return fontPath(fontFileOf('NotoSans', bold));
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}

import type { CanvasElement, Content } from 'pdfmake/interfaces.js';
import { formatDate } from '#shared/dates.ts';
import { shortHash, stampText } from '#shared/papers/stamp.ts';
import type { CoatOfArms } from '../coatOfArms.ts';
import { writingLine } from '../marks.ts';
import { colors, contentWidth, page, sizes } from '../page.ts';
import { type Block, nothing, space, stack } from '../typesetter.ts';
import { stateWords, words } from '../words.ts';
import type { FormContext } from './context.ts';

export interface FormMeta {
  /** For example `Lom`; null: a line to write it on. */
  readonly municipalityName: string | null;
  /** PNG or JPEG; null: an empty frame. */
  readonly coatOfArms: Uint8Array | null;
  readonly documentId: string | null;
  readonly version: number | null;
  /** `YYYY-MM-DD` */
  readonly date: string;
  /** `letter`: no form at all, so nothing is said of it. */
  readonly state: 'blank' | 'draft' | 'completed' | 'letter';
  /** Whom the form is about, on the first page only. */
  readonly personName?: string;
  /** SHA-256 in hex of what a completed paper says: as a QR code on the first page, and its beginning on every page. */
  readonly contentHash?: string;
}

const slot = { width: 50, height: 58 };

/** The top of the first page: whose form it is, which it is (`under`: what stands under its title), and whom it is about. */
export function letterhead(
  title: string,
  under: Block,
  meta: FormMeta,
  arms: CoatOfArms | null,
  context: FormContext,
): Content[] {
  const side = facts(meta, context);
  const code = stampCode(meta);
  const middleWidth = contentWidth - slot.width - side.width - 2 * 16 - (code.length > 0 ? stampWidth + 16 : 0);
  const name = municipality(meta, middleWidth, context);
  const top: Content = {
    columns: [
      { width: slot.width, stack: armsSlot(arms, context) },
      { width: middleWidth, stack: stack(space((slot.height - name.height) / 2), name).content },
      { width: side.width, stack: side.content },
      ...code,
    ],
    columnGap: 16,
  };
  const heading = context.typesetter.lines(title, { size: sizes.title, bold: true, color: colors.ink }, contentWidth);
  return [top, ...space(18).content, ...heading.content, ...under.content, ...concerns(meta, context).content];
}

/** The code has 33 modules; pdfmake prints a module in whole points, and two of them are read from a plain scan. */
const stampWidth = 66;

function stampCode({ documentId, contentHash }: FormMeta) {
  if (documentId === null || contentHash === undefined) return [];
  const qr = stampText({ documentId, contentHash });
  return [{ width: stampWidth, qr, fit: stampWidth, mode: 'alphanumeric' as const, eccLevel: 'M' as const }];
}

function armsSlot(arms: CoatOfArms | null, context: FormContext): Content[] {
  if (arms !== null) return [{ image: arms.dataUrl, fit: [slot.width, slot.height] }];
  const frame: CanvasElement = {
    type: 'rect',
    x: 0.5,
    y: 0.5,
    w: slot.width - 1,
    h: slot.height - 1,
    r: 3,
    lineWidth: 0.6,
    lineColor: colors.rule,
    dash: { length: 2, space: 2 },
  };
  const style = { size: 5.6, color: colors.muted };
  const text = context.say(words.coatOfArms);
  const width = context.typesetter.width(text, style);
  const label = context.typesetter.lines(text, style, slot.width);
  return [
    { canvas: [frame] },
    { stack: label.content, relativePosition: { x: (slot.width - width) / 2, y: -slot.height / 2 - 4 } },
  ];
}

function municipality(meta: FormMeta, width: number, context: FormContext): Block {
  if (meta.municipalityName === null) {
    const label = context.typesetter.lines(
      context.say(words.municipality),
      { size: sizes.label, color: colors.label },
      width,
    );
    return stack(label, writingLine(width, 20));
  }
  const name = `${meta.municipalityName} ${context.say(words.municipality).toLowerCase()}`;
  return context.typesetter.lines(name, { size: 13, bold: true, color: colors.accent }, width);
}

/** State, id, version and date, flush with the right margin. */
function facts(meta: FormMeta, context: FormContext): { width: number; content: Content[] } {
  const lines: [string, string][] = [];
  if (meta.documentId !== null) lines.push([context.say(words.documentId), meta.documentId]);
  if (meta.version !== null) lines.push([context.say(words.version), String(meta.version)]);
  lines.push([context.say(meta.state === 'blank' ? words.printed : words.date), formatDate(meta.date)]);
  const key = { size: sizes.label, color: colors.muted };
  const value = { size: sizes.label, color: colors.ink };
  const keyWidth = Math.max(...lines.map(([label]) => context.typesetter.width(label, key))) + 1;
  const valueWidth = Math.max(...lines.map(([, text]) => context.typesetter.width(text, value))) + 1;
  const state = { size: sizes.label, bold: true, color: meta.state === 'draft' ? colors.draft : colors.accent };
  const stateText = meta.state === 'letter' ? '' : context.say(stateWords[meta.state]);
  const width = Math.max(keyWidth + 8 + valueWidth, context.typesetter.width(stateText, state) + 1);
  const rows = lines.map(([label, text]) => ({
    columns: [
      { width: keyWidth, stack: context.typesetter.lines(label, key, keyWidth).content },
      { width: valueWidth, stack: context.typesetter.lines(text, value, valueWidth).content },
    ],
    columnGap: 8,
  }));
  return {
    width,
    content: [...context.typesetter.lines(stateText, state, width).content, ...space(3).content, ...rows],
  };
}

function concerns(meta: FormMeta, context: FormContext): Block {
  if (meta.personName === undefined) return nothing;
  const style = { size: 11.5, color: colors.ink };
  return stack(
    space(3),
    context.typesetter.lines(`${context.say(words.concerns)}: ${meta.personName}`, style, contentWidth),
  );
}

/** Above the text: the form's title from the second page on, and on every page of a draft that it is one. */
export function runningHeader(title: string, meta: FormMeta, context: FormContext) {
  return (pageNumber: number): Content[] => {
    const content: Content[] = [];
    if (pageNumber > 1) {
      const style = { size: sizes.small, color: colors.muted };
      const name = meta.municipalityName === null ? title : `${title} · ${meta.municipalityName}`;
      content.push({
        stack: context.typesetter.lines(name, style, contentWidth - 160).content,
        absolutePosition: { x: page.left, y: 30 },
      });
    }
    if (meta.state === 'draft') content.push(...draftMark(context));
    return content;
  };
}

function draftMark(context: FormContext): Content[] {
  const style = { size: 9, bold: true, color: colors.draft };
  const text = context.say(words.draftMark);
  const width = context.typesetter.width(text, style) + 16;
  const x = page.width - page.right - width;
  const frame: CanvasElement = {
    type: 'rect',
    x: 0,
    y: 0,
    w: width,
    h: 18,
    r: 3,
    lineWidth: 1,
    lineColor: colors.draft,
  };
  return [
    { canvas: [frame], absolutePosition: { x, y: 25 } },
    { stack: context.typesetter.lines(text, style, width).content, absolutePosition: { x: x + 8, y: 27.8 } },
  ];
}

/** Below the text: which document this page is from, and which page it is. */
export function runningFooter(meta: FormMeta, context: FormContext) {
  return (pageNumber: number, pageCount: number): Content[] => {
    const style = { size: sizes.small, color: colors.muted };
    const parts = [
      meta.documentId === null ? null : `${context.say(words.documentId)} ${meta.documentId}`,
      meta.version === null ? null : `${context.say(words.version).toLowerCase()} ${meta.version}`,
      formatDate(meta.date),
      meta.contentHash === undefined ? null : shortHash(meta.contentHash),
    ];
    const left = parts.filter((part) => part !== null).join(' · ');
    const right = `${context.say(words.page)} ${pageNumber} ${context.say(words.of)} ${pageCount}`;
    const rightWidth = context.typesetter.width(right, style);
    const rule: CanvasElement = {
      type: 'line',
      x1: 0,
      y1: 0,
      x2: contentWidth,
      y2: 0,
      lineWidth: 0.5,
      lineColor: colors.hairline,
    };
    return [
      {
        stack: [
          { canvas: [rule] },
          {
            columns: [
              {
                width: contentWidth - rightWidth - 10,
                stack: context.typesetter.lines(left, style, contentWidth - rightWidth - 10).content,
              },
              { width: rightWidth, stack: context.typesetter.lines(right, style, rightWidth + 1).content },
            ],
            columnGap: 10,
            margin: [0, 5, 0, 0],
          },
        ],
        margin: [page.left, 12, page.right, 0],
      },
    ];
  };
}

import {
  PDFArray,
  type PDFContext,
  PDFDict,
  PDFDocument,
  PDFHexString,
  PDFName,
  type PDFObject,
  PDFStream,
  PDFString,
} from '@cantoo/pdf-lib';
import { activeContents } from '#shared/api/errors/fillable.ts';

export type ActiveContent = (typeof activeContents)[number];

/** A field as the file has it. */
export interface RawField {
  readonly name: string;
  /** What is written, chosen or ticked; empty where nothing is. Null: something that cannot be read as text. */
  readonly values: readonly string[] | null;
}

/** What a file is, in plain values: this goes from one thread to another. */
export type RawForm =
  | { readonly kind: 'form'; readonly fields: readonly RawField[] }
  | { readonly kind: 'active'; readonly found: ActiveContent }
  | { readonly kind: 'notPdf' | 'damaged' | 'encrypted' | 'noForm' };

/** More than this no form of ours has. */
const limits = { depth: 60, fields: 20_000, textLength: 100_000, nameLength: 500 } as const;

/**
 * Reads the form fields of a PDF from outside. Never throws, whatever the bytes are; how much time and memory it may take
 * is for its thread to bound (readFilled.ts).
 */
export async function readAcroForm(content: Uint8Array): Promise<RawForm> {
  const bytes = Buffer.from(content.buffer, content.byteOffset, content.byteLength);
  // Other programs may write a little before the header.
  if (!bytes.subarray(0, 1024).includes('%PDF-')) return { kind: 'notPdf' };
  try {
    const document = await PDFDocument.load(content, {
      updateMetadata: false,
      throwOnInvalidObject: true,
      preserveXFA: true,
    });
    if (document.isEncrypted) return { kind: 'encrypted' };
    const found = activeIn(document.context);
    if (found !== undefined) return { kind: 'active', found };
    return fieldsOf(document);
  } catch {
    // The reader gives up on a locked file in more than one way; the name stands in the open in every one of them.
    return { kind: bytes.includes('/Encrypt') ? 'encrypted' : 'damaged' };
  }
}

const names = (...all: string[]): ReadonlySet<PDFObject> => new Set(all.map((name) => PDFName.of(name)));

/** Keys and actions by which a file runs something, leads somewhere, or carries other files. A filled form needs none. */
const activeKeys: readonly (readonly [ActiveContent, ReadonlySet<PDFObject>])[] = [
  ['script', names('JS', 'JavaScript')],
  ['xfa', names('XFA')],
  ['attachedFile', names('EmbeddedFiles', 'EmbeddedFile', 'EF', 'RichMediaContent')],
  ['action', names('OpenAction', 'AA')],
];
const activeActions = names(
  'Launch',
  'URI',
  'GoToR',
  'GoToE',
  'SubmitForm',
  'ImportData',
  'ResetForm',
  'Rendition',
  'Movie',
  'Sound',
  'RichMediaExecute',
);

/** The gravest of what is there: a script that runs at opening is named as a script. */
function activeIn(context: PDFContext): ActiveContent | undefined {
  const found = new Set<ActiveContent>();
  for (const [, object] of context.enumerateIndirectObjects()) collectActive(object, found, 0);
  return activeContents.find((each) => found.has(each));
}

/** What this object refers to is an object of its own. */
function collectActive(object: PDFObject | undefined, found: Set<ActiveContent>, depth: number): void {
  if (depth > limits.depth) {
    found.add('action');
  } else if (object instanceof PDFStream) {
    collectActive(object.dict, found, depth + 1);
  } else if (object instanceof PDFArray) {
    for (const each of object.asArray()) collectActive(each, found, depth + 1);
  } else if (object instanceof PDFDict) {
    for (const [key, value] of object.entries()) {
      for (const [active, keys] of activeKeys) if (keys.has(key) || keys.has(value)) found.add(active);
      if (key === PDFName.of('S') && activeActions.has(value)) found.add('action');
      collectActive(value, found, depth + 1);
    }
  }
}

function fieldsOf({ catalog, context }: PDFDocument): RawForm {
  const acroForm = context.lookup(catalog.get(PDFName.of('AcroForm')));
  const fields = acroForm instanceof PDFDict ? context.lookup(acroForm.get(PDFName.of('Fields'))) : undefined;
  if (!(fields instanceof PDFArray)) return { kind: 'noForm' };
  const found: RawField[] = [];
  const seen = new Set<PDFObject>();

  function visit(
    kids: PDFArray,
    above: string,
    type: PDFObject | undefined,
    value: PDFObject | undefined,
    depth: number,
  ) {
    if (depth > limits.depth || seen.size > limits.fields) throw new Error('more fields than any form has');
    for (const kid of kids.asArray()) {
      const field = context.lookup(kid);
      if (!(field instanceof PDFDict) || seen.has(field)) continue;
      seen.add(field);
      const part = textOf(context.lookup(field.get(PDFName.of('T'))));
      const name = [above, part ?? ''].filter((each) => each !== '').join('.');
      if (name.length > limits.nameLength) throw new Error('a name longer than any form has');
      const ownType = context.lookup(field.get(PDFName.of('FT'))) ?? type;
      const ownValue = context.lookup(field.get(PDFName.of('V'))) ?? value;
      const below = context.lookup(field.get(PDFName.of('Kids')));
      if (below instanceof PDFArray && holdsFields(below)) visit(below, name, ownType, ownValue, depth + 1);
      else if (name !== '') found.push({ name, values: valuesOf(field, ownType, ownValue) });
    }
  }

  /** A field's kids are fields where they have names of their own, else places on pages. */
  function holdsFields(kids: PDFArray): boolean {
    return kids.asArray().some((kid) => {
      const dictionary = context.lookup(kid);
      return dictionary instanceof PDFDict && dictionary.has(PDFName.of('T'));
    });
  }

  function valuesOf(field: PDFDict, type: PDFObject | undefined, value: PDFObject | undefined): string[] | null {
    if (type === PDFName.of('Btn')) {
      const state = value ?? context.lookup(field.get(PDFName.of('AS')));
      const text = state === undefined ? '' : textOf(state);
      return text === undefined ? null : text === 'Off' || text === '' ? [] : [text];
    }
    if (value === undefined) return [];
    const texts =
      value instanceof PDFArray ? value.asArray().map((each) => textOf(context.lookup(each))) : [textOf(value)];
    const readable = texts.filter((text) => text !== undefined);
    return readable.length === texts.length ? readable.filter((text) => text !== '') : null;
  }

  visit(fields, '', undefined, undefined, 0);
  return { kind: 'form', fields: found };
}

/** Text as people read it, or undefined where an object is none. */
function textOf(object: PDFObject | undefined): string | undefined {
  if (!(object instanceof PDFString || object instanceof PDFHexString || object instanceof PDFName)) return undefined;
  const text = object.decodeText();
  return text.length > limits.textLength ? undefined : text.replace(/\r\n?/g, '\n');
}

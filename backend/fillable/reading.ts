import { type AppError, appError } from '#shared/api/errors.ts';
import type { FilledRefusal } from '#shared/api/methods/fillable.ts';
import type { FormDefinition, Scalar } from '#shared/forms/form.ts';
import { formDefinitions } from '#shared/forms/registry.ts';
import { maxAttachmentBytes } from '#shared/papers/attachment.ts';
import { assertNever, err, ok, type Result } from '#shared/result.ts';
import type { RawField, RawForm } from './acroForm.ts';
import { parseAnswer } from './answers.ts';
import { type FieldTarget, fieldTargets } from './fieldNames.ts';
import { type Marker, markerField, parseMarker } from './marker.ts';
import { readFilled } from './readFilled.ts';

/** One answered field of a filled PDF. */
export interface ReadField {
  /** The form's path; the file's own name where the form has no such field. */
  readonly path: string;
  readonly target: FieldTarget | undefined;
  readonly read: readonly string[];
  readonly parsed: Result<Scalar, FilledRefusal>;
}

export interface ReadForm {
  readonly marker: Marker;
  readonly definition: FormDefinition;
  /** Answered fields in the form's order, unknown ones last. */
  readonly fields: readonly ReadField[];
}

/** A filled PDF of this app, or why the whole of it is refused. */
export async function readForm(base64: string, today: string): Promise<Result<ReadForm, AppError>> {
  // Before anything is unpacked: four characters of base64 are three bytes.
  if (base64.length > (maxAttachmentBytes / 3) * 4 + 4) return tooLarge();
  const content = new Uint8Array(Buffer.from(base64, 'base64'));
  if (content.length > maxAttachmentBytes) return tooLarge();
  const fields = rawFields(await readFilled(content));
  return fields.ok ? understood(fields.value, today) : fields;
}

const tooLarge = () => err(appError('filledTooLarge', { maxBytes: maxAttachmentBytes }));

function rawFields(raw: RawForm): Result<readonly RawField[], AppError> {
  switch (raw.kind) {
    case 'form':
      return ok(raw.fields);
    case 'active':
      return err(appError('filledActive', { found: raw.found }));
    case 'notPdf':
      return err(appError('filledNotPdf', {}));
    case 'damaged':
      return err(appError('filledDamaged', {}));
    case 'encrypted':
      return err(appError('filledEncrypted', {}));
    case 'noForm':
      return err(appError('filledForeign', {}));
    default:
      return assertNever(raw);
  }
}

const namedAtMost = 10;

function understood(raw: readonly RawField[], today: string): Result<ReadForm, AppError> {
  const marker = parseMarker(raw.find(({ name }) => name === markerField)?.values?.[0] ?? '');
  if (marker === undefined) return err(appError('filledForeign', {}));
  const definition = formDefinitions[marker.form];
  if (marker.version !== definition.version) {
    const { form, version } = marker;
    return err(appError('filledOtherVersion', { form, found: version, ours: definition.version }));
  }
  const targets = fieldTargets(definition);
  const inFile = new Map(raw.map((field) => [field.name, field]));
  const missing = [...targets.keys()].filter((name) => !inFile.has(name));
  if (missing.length > 0) {
    const named = missing.slice(0, namedAtMost).map((path) => ({ path }));
    return err(appError('filledFieldsChanged', { form: marker.form, missing: named, count: missing.length }));
  }
  const known = byPath(targets, inFile).map((field) => readKnown(field, today));
  const unknown = raw.filter(({ name }) => name !== markerField && !targets.has(name)).map(readUnknown);
  const fields = [...known, ...unknown].filter(({ read, parsed }) => read.length > 0 || !parsed.ok);
  return fields.length === 0 ? err(appError('filledEmpty', {})) : ok({ marker, definition, fields });
}

interface Known {
  readonly target: FieldTarget;
  readonly values: readonly string[] | null;
}

/** The form's fields in its order; the boxes of one question are one answer. */
function byPath(targets: ReadonlyMap<string, FieldTarget>, inFile: ReadonlyMap<string, RawField>): Known[] {
  const found = new Map<string, Known>();
  for (const [name, target] of targets) {
    const raw = inFile.get(name)?.values ?? null;
    const values = target.option === undefined || raw === null ? raw : raw.map(() => target.option ?? '');
    const before = found.get(target.path);
    const both = before === undefined ? values : before.values && values && [...before.values, ...values];
    found.set(target.path, { target, values: both });
  }
  return [...found.values()];
}

function readKnown({ target, values }: Known, today: string): ReadField {
  const { path, field, row } = target;
  if (values === null) return { path, target, read: [], parsed: err('unreadable') };
  const read = values.filter((text) => text.trim() !== '');
  const isRegisters = row?.table.rowsFrom !== undefined && read.length > 0;
  return { path, target, read, parsed: isRegisters ? err('fromRegister') : parseAnswer(field, read, today) };
}

function readUnknown({ name, values }: RawField): ReadField {
  const read = (values ?? []).filter((text) => text.trim() !== '');
  const parsed = read.length === 0 && values !== null ? ok(null) : err('unknownField' as const);
  return { path: name, target: undefined, read, parsed };
}

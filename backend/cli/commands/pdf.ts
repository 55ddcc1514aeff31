import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { MethodOutput } from '#shared/api/contract.ts';
import { type AppError, appError } from '#shared/api/errors.ts';
import { formIds } from '#shared/api/methods/forms.ts';
import { err, ok, type Result } from '#shared/result.ts';
import { languages } from '#shared/text/localText.ts';
import { type CliIo, UsageError } from '../io.ts';
import { allow, needed, type Options, oneOf } from '../options.ts';
import { callUnlocked } from '../session.ts';

/** A form to a file: blank (to write on, or to fill in on a screen) without a vault, or a filled one. */
export async function runPdf(given: Options, vault: string, io: CliIo): Promise<unknown> {
  allow(given, ['vault', 'form', 'id', 'blank', 'fillable', 'language', 'out']);
  const form = oneOf(given.form, '--form', formIds);
  const language = oneOf(given.language, '--language', languages);
  const out = resolve(needed(given.out, '--out FILE'));
  const blank = given.blank === true;
  if (blank === (given.id !== undefined)) throw new UsageError('Either --blank or --id ID');
  if (given.fillable === true && !blank) throw new UsageError('--fillable goes with --blank');

  const result = blank
    ? await callUnlocked(io, vault, given.fillable === true ? 'form.fillablePdf' : 'form.blankPdf', { form, language })
    : await callUnlocked(io, vault, 'form.pdf', { id: given.id, language });
  return result.ok ? write(result.value as MethodOutput<'form.pdf'>, out) : result;
}

function write({ pdf, ...about }: MethodOutput<'form.pdf'>, out: string): Result<unknown, AppError> {
  try {
    // A filled form is personal data: readable by the one who asked for it.
    writeFileSync(out, Buffer.from(pdf, 'base64'), { mode: 0o600 });
    return ok({ ...about, out });
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOSPC' || code === 'EDQUOT') return err(appError('diskFull', {}));
    if (code === 'EACCES' || code === 'EROFS' || code === 'EPERM') return err(appError('folderReadOnly', {}));
    throw new UsageError(`Cannot write ${out}`);
  }
}

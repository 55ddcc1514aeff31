import { resolve } from 'node:path';
import type { MethodInput } from '#shared/api/contract.ts';
import { municipalityNumbers } from '#shared/municipalities.ts';
import { languages } from '#shared/text/localText.ts';
import { type CliIo, UsageError } from '../io.ts';
import { allow, needed, type Options, oneOf } from '../options.ts';
import { readPassphrase } from '../passphrase.ts';
import { callTyped, callUnlocked, withApplication } from '../session.ts';

const recipients = [...municipalityNumbers, 'coordinator', 'all'] as const;

/** `package export|inspect|import|undo`: files between installations, from a script. */
export async function runPackage(action: string, given: Options, vault: string, io: CliIo): Promise<unknown> {
  switch (action) {
    case 'export': {
      allow(given, ['vault', 'to', 'folder']);
      const to = oneOf(given.to, '--to', recipients);
      const folder = resolve(needed(given.folder, '--folder DIR'));
      return callUnlocked(io, vault, 'package.export', { to, folder } satisfies MethodInput<'package.export'>);
    }
    case 'inspect':
      allow(given, ['vault', 'file', 'language']);
      return callUnlocked(io, vault, 'package.preview', {
        file: fileOf(given),
        ...(given.language === undefined ? {} : { language: oneOf(given.language, '--language', languages) }),
      } satisfies MethodInput<'package.preview'>);
    case 'import':
      allow(given, ['vault', 'file']);
      return importFile(io, vault, fileOf(given));
    case 'undo': {
      allow(given, ['vault', 'number']);
      const n = Number(needed(given.number, '--number N (see package.list)'));
      if (!Number.isInteger(n) || n < 1) throw new UsageError('--number is a whole number from 1');
      return callUnlocked(io, vault, 'package.undo', { n } satisfies MethodInput<'package.undo'>);
    }
    default:
      throw new UsageError(`Unknown: package ${action}`);
  }
}

const fileOf = (given: Options) => ({ path: resolve(needed(given.file, '--file FILE')) });

/** Reads in what was previewed a moment before, in the same session. */
async function importFile(io: CliIo, vault: string, file: { readonly path: string }): Promise<unknown> {
  const passphrase = await readPassphrase(io);
  return withApplication(io, vault, async (application) => {
    const unlocked = await callTyped(application, 'vault.unlock', { passphrase });
    if (!unlocked.ok) return unlocked;
    const preview = await callTyped(application, 'package.preview', { file });
    if (!preview.ok) return preview;
    return callTyped(application, 'package.import', { file, fileHash: preview.value.fileHash });
  });
}

import { useState } from 'react';
import type { MethodOutput } from '#shared/api/contract.ts';
import { type AppError, appError } from '#shared/api/errors.ts';
import { maxAttachmentBytes } from '#shared/papers/attachment.ts';
import { useClient, useCommand } from '../client/hooks.ts';
import { toBase64 } from '../settings/imageFile.ts';

export type FilledPreview = MethodOutput<'form.readPdf'>;
export type FilledField = FilledPreview['fields'][number];

/** Where the answers go: a new draft (null), one that there is, or not chosen yet. */
export type Into = string | null | undefined;

/** Can be taken in, and is not there already. */
export const canBeTaken = (field: FilledField): boolean => field.refused === null && !field.same;

/**
 * A filled PDF from the picking of the file to the draft. Too large a file is refused before it is read into memory; a
 * refused one leaves what was read before it as it was.
 */
export function useFilled(personId: string) {
  const client = useClient();
  const take = useCommand('form.importPdf');
  const [content, setContent] = useState<string>();
  const [preview, setPreview] = useState<FilledPreview>();
  const [into, setInto] = useState<Into>();
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<AppError>();

  async function read(file: string, where: Into): Promise<FilledPreview | undefined> {
    setBusy(true);
    const answer = await client('form.readPdf', { personId, content: file, into: where ?? null });
    setBusy(false);
    setError(answer.ok ? undefined : answer.error);
    if (!answer.ok) return undefined;
    take.reset();
    setContent(file);
    setPreview(answer.value);
    return answer.value;
  }

  async function pick(file: File): Promise<void> {
    if (file.size > maxAttachmentBytes) {
      setError(appError('filledTooLarge', { maxBytes: maxAttachmentBytes }));
      return;
    }
    const found = await read(toBase64(new Uint8Array(await file.arrayBuffer())), undefined);
    if (found === undefined) return;
    // A draft is gone on with only where somebody says so.
    setInto(found.draftOnly ? undefined : null);
    setChosen(new Set(found.fields.filter(canBeTaken).map(({ path }) => path)));
  }

  /** What stands there now is another thing in another draft; what was ticked stays ticked, where it still can be. */
  async function aim(where: string | null): Promise<void> {
    if (content === undefined) return;
    const before = new Set(preview?.fields.filter(canBeTaken).map(({ path }) => path));
    const found = await read(content, where);
    if (found === undefined) return;
    setInto(where);
    const fits = found.fields.filter(canBeTaken).map(({ path }) => path);
    setChosen(new Set(fits.filter((path) => chosen.has(path) || !before.has(path))));
  }

  async function importChosen(): Promise<{ form: FilledPreview['form']; id: string } | undefined> {
    if (content === undefined || preview === undefined || into === undefined || chosen.size === 0) return undefined;
    const { basis } = preview;
    const answer = await take.run({ personId, content, into, paths: [...chosen], basis });
    if (answer.ok) return { form: answer.value.form, id: answer.value.id };
    // What stands there has changed since: it is shown as it is now, and nothing is taken in before it has been seen.
    if (answer.error.code === 'changedMeanwhile') await read(content, into).then(() => setError(answer.error));
    return undefined;
  }

  return {
    pick,
    aim,
    importChosen,
    preview,
    into,
    chosen,
    setChosen,
    busy,
    taking: take.busy,
    error: error ?? take.error,
  };
}

import { useState } from 'react';
import type { MethodInput } from '#shared/api/contract.ts';
import { type AppError, appError } from '#shared/api/errors.ts';
import { maxAttachmentBytes } from '#shared/papers/attachment.ts';
import { useCommand } from '../client/hooks.ts';
import { toBase64 } from '../settings/imageFile.ts';

type Where = Omit<MethodInput<'attachment.add'>, 'fileName' | 'content'>;

/**
 * Attaches a file. Too large a one is refused before it is read into memory. A refused file is kept, so that it can be
 * tried again with what was missing (a document id that has to be typed).
 */
export function useAttach(where: Where) {
  const add = useCommand('attachment.add');
  const [tooLarge, setTooLarge] = useState<AppError>();
  const [file, setFile] = useState<File>();

  async function attach(chosen: File, documentId: string | null = null): Promise<boolean> {
    setFile(chosen);
    add.reset();
    if (chosen.size > maxAttachmentBytes) {
      setTooLarge(appError('attachmentTooLarge', { maxBytes: maxAttachmentBytes }));
      return false;
    }
    setTooLarge(undefined);
    const content = toBase64(new Uint8Array(await chosen.arrayBuffer()));
    const answer = await add.run({ ...where, fileName: chosen.name, content, documentId });
    if (answer.ok) setFile(undefined);
    return answer.ok;
  }

  return { attach, file, busy: add.busy, error: tooLarge ?? add.error };
}

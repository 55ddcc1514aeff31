/** Files that are attached to a record: a scanned signed copy, a receipt. Published words, never renamed. */
export const attachmentPurposes = ['signedCopy', 'receipt', 'other'] as const;
export type AttachmentPurpose = (typeof attachmentPurposes)[number];

export const attachmentTypes = ['application/pdf', 'image/jpeg', 'image/png'] as const;
export type AttachmentType = (typeof attachmentTypes)[number];

export const maxAttachmentBytes = 20 * 1024 * 1024;

const beginnings: readonly (readonly [AttachmentType, readonly number[]])[] = [
  ['application/pdf', [0x25, 0x50, 0x44, 0x46, 0x2d]],
  ['image/jpeg', [0xff, 0xd8, 0xff]],
  ['image/png', [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]],
];

const extensions: Record<AttachmentType, string> = {
  'application/pdf': 'pdf',
  'image/jpeg': 'jpg',
  'image/png': 'png',
};

/** What a file is by its first bytes, whatever it is called. */
export function attachmentType(content: Uint8Array): AttachmentType | undefined {
  return beginnings.find(([, beginning]) => beginning.every((byte, at) => content[at] === byte))?.[0];
}

/** A plain name with the ending that the content has: no folders, nothing that a file system or a screen trips over. */
export function cleanFileName(name: string, type: AttachmentType): string {
  const last = name.split(/[/\\]/).at(-1) ?? '';
  const stem = last
    .replace(/\.[^.]*$/, '')
    .replaceAll(/[^\p{L}\p{M}\p{N} ._()-]+/gu, '-')
    .replaceAll(/\s+/g, ' ')
    .replace(/^[ .-]+|[ .-]+$/g, '')
    .slice(0, 100);
  return `${stem === '' ? 'vedlegg' : stem}.${extensions[type]}`;
}

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { attachmentType, cleanFileName } from './attachment.ts';

test('a file is what its first bytes say', () => {
  const bytes = (text: string) => Uint8Array.from(text, (character) => character.charCodeAt(0));
  expect(attachmentType(bytes('%PDF-1.7'))).toBe('application/pdf');
  expect(attachmentType(bytes('\xff\xd8\xff\xe0'))).toBe('image/jpeg');
  expect(attachmentType(bytes('\x89PNG\r\n\x1a\n'))).toBe('image/png');
  for (const other of ['', '%PD', 'MZ', 'GIF89a', '<html>']) expect(attachmentType(bytes(other))).toBeUndefined();
});

test('a name keeps its letters, and loses folders and whatever else is no name', () => {
  expect(cleanFileName('C:\\Skann\\Signert kontrakt å.PDF', 'application/pdf')).toBe('Signert kontrakt å.pdf');
  expect(cleanFileName('../../etc/passwd', 'image/png')).toBe('passwd.png');
  expect(cleanFileName('virus.exe', 'image/jpeg')).toBe('virus.jpg');
  expect(cleanFileName('...', 'image/png')).toBe('vedlegg.png');
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (name) =>
      /^[\p{L}\p{M}\p{N}_(][\p{L}\p{M}\p{N} ._()-]*\.png$/u.test(cleanFileName(name, 'image/png')),
    ),
  );
});

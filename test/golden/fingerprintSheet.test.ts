import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { fingerprintSheet } from '#backend/pdf/fingerprintSheet.ts';
import { fingerprintWords } from '#shared/exchange/fingerprint.ts';
import { fingerprintWordList } from '#shared/exchange/fingerprintWords.ts';
import { pdfInfo, pdfText, pdfWordEdges } from '../pdfText.ts';

const words = fingerprintWords(createHash('sha256').update('a card').digest('hex'));
const request = {
  words,
  qr: `Dalsam Nord-Fron: ${words.join(' ')}`,
  name: 'Flyktningtjenesten i Nord-Fron kommune, skranken ved hovedinngangen, PC 2',
  isCoordinator: false,
  municipalityName: 'Nord-Fron',
  date: '2026-11-25',
} as const;

describe('the sheet with the ten words', () => {
  it.each(['nb', 'nn'] as const)('is one page, with each word beside its number (%s)', async (language) => {
    const { bytes, pages } = await fingerprintSheet({ ...request, language });
    expect(pages).toBe(1);
    const text = (await pdfText(bytes, 'layout')).replace(/ +/g, ' ');
    for (const [at, word] of words.entries()) expect(text).toContain(`${at + 1} ${word}`);
    expect(text).toContain('Nord-Fron kommune');
    for (const { right, bottom } of await pdfWordEdges(bytes)) {
      expect(right).toBeLessThan(595 - 30);
      expect(bottom).toBeLessThan(842 - 30);
    }
    // Its own information holds none of it.
    expect(await pdfInfo(bytes)).not.toContain('Nord-Fron');
  });

  it('stands on a list that is frozen: another word would be another fingerprint at the other end', () => {
    const hash = createHash('sha256').update(fingerprintWordList.join(' ')).digest('hex');
    expect(hash).toBe('48e5215bacb4a4bbe8aa8ab9e9b57a22861a979298547a2c6ac45b0b50bc892f');
  });
});

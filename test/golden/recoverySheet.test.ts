import { describe, expect, it } from 'vitest';
import { recoverySheet } from '#backend/pdf/recoverySheet.ts';
import { languages } from '#shared/text/localText.ts';
import { pdfAFindings } from '../pdfa/checkPdfA.ts';
import { pdfInfo, pdfText } from '../pdfText.ts';

const recoveryKey = '7F3KQ1-ABCD01-WWMMWM-123456-ZXYVTS-0A1B2C-HJKMNP-QRSTVW';

describe.each(languages)('recovery sheet, %s', (language) => {
  it('holds the whole key on one page, as PDF/A-1b, with nothing of it in the information', async () => {
    const { bytes, pages } = await recoverySheet({ recoveryKey, language, municipalityName: 'Lom', date: '2026-03-09' });
    expect(pages).toBe(1);
    const text = (await pdfText(bytes, 'raw')).replaceAll(/\s+/g, '');
    const groups = recoveryKey.split('-');
    expect(groups.filter((group, index) => !text.includes(`${index + 1}${group}`))).toEqual([]);
    expect(text).toContain('Lomkommune');
    expect(text).toContain('09.03.2026');
    const info = await pdfInfo(bytes);
    expect(groups.filter((group) => info.includes(group))).toEqual([]);
    expect(await pdfAFindings([bytes])).toEqual([]);
  });
});

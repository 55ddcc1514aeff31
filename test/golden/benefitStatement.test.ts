import { describe, expect, it } from 'vitest';
import type { IssuedStatement } from '#backend/benefits/benefitRecords.ts';
import { printStatement } from '#backend/benefits/statementPdf.ts';
import { freeze } from '#shared/benefit/frozen.ts';
import { builtInRates } from '#shared/rates/builtIn.ts';
import { languages } from '#shared/text/localText.ts';
import { pdfAFindings } from '../pdfa/checkPdfA.ts';
import { pdfText } from '../pdfText.ts';

/** A month with a birthday, leave, absence that is a decision, and something paid before. */
function issued(): IssuedStatement {
  const absence = ['04', '05', '06', '07', '08', '11', '12', '13', '14', '15', '18', '19', '20', '21', '22', '25', '26', '27', '28'];
  const frozen = freeze(
    {
      regelverk: 'integration2021',
      birthDate: '2001-05-11',
      period: { from: '2026-05-01', until: '2026-05-31' },
      pauses: [{ from: '2026-05-30', until: '2026-05-31' }],
      livingWithParent: [],
      coupleInProgramme: [],
      coupleRuleFrom: null,
      absence: absence.map((day) => ({ date: `2026-05-${day}`, amount: 1 })),
      deductionBasis: 'days',
      paid: [{ month: '2026-05', amount: 500_000 }],
    },
    builtInRates,
  );
  if (!frozen.ok) throw new Error('missing rate');
  return {
    id: '01J8ZQ4T3K5N7V9X2B4D6F7F3K',
    personId: '01J8ZQ4T3K5N7V9X2B4D6F7F3M',
    personName: 'Selam Tesfay',
    month: '2026-05',
    number: 3,
    version: 2,
    date: '2026-06-02',
    issuedBy: 'Kari Konsulent',
    rateSetIds: ['grunnbelop-2026-05-01'],
    frozen: frozen.value,
  };
}

describe.each(languages)('monthly statement, %s', (language) => {
  it('says how each sum came about, as PDF/A-1b, the same bytes each time', async () => {
    const { bytes, pages } = await printStatement(issued(), language, 'Lom', null);
    expect(pages).toBe(1);
    const text = await pdfText(bytes, 'layout');
    await expect(text).toMatchFileSnapshot(`benefitStatement.${language}.golden.txt`);
    expect(await pdfAFindings([bytes])).toEqual([]);
    expect((await printStatement(issued(), language, 'Lom', null)).bytes).toEqual(bytes);
  }, 60_000);
});

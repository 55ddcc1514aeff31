import { describe, expect, it } from 'vitest';
import type { IssuedStatement } from '#backend/benefits/benefitRecords.ts';
import { printStatement } from '#backend/benefits/statementPdf.ts';
import { freeze } from '#shared/benefit/frozen.ts';
import type { BenefitInput } from '#shared/benefit/introductionBenefit.ts';
import { builtInRates } from '#shared/rates/builtIn.ts';
import { languages } from '#shared/text/localText.ts';
import { pdfAFindings } from '../pdfa/checkPdfA.ts';
import { pdfText } from '../pdfText.ts';

/** A month with a birthday, leave, absence that is a decision, and something paid before. */
function issued(more: Partial<BenefitInput> = {}): IssuedStatement {
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
      ...more,
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
  });

  it('says what an hour is cut by, by the older act, and nothing of a decision where the deduction is small', async () => {
    const hours = { deductionBasis: 'hours', regelverk: 'introduction2003', absence: [{ date: '2026-05-04', amount: 7.5 }] } as const;
    const text = await pdfText((await printStatement(issued(hours), language, 'Lom', null)).bytes, 'layout');
    expect(text).toContain('1/1850');
    expect(text).toMatch(language === 'nb' ? /Introduksjonsloven[\s\S]*7,5 timer/u : /Introduksjonslova[\s\S]*7,5 timar/u);
    expect(text).not.toContain('1/30');
    expect(text).not.toContain('enkeltvedtak');
  });

  it('names the rule where both of a couple are in the programme', async () => {
    const couple = { coupleInProgramme: [{ from: '2026-05-01', until: null }], coupleRuleFrom: '2026-05-01', absence: [] };
    const text = await pdfText((await printStatement(issued(couple), language, 'Lom', null)).bytes, 'layout');
    expect(text).toMatch(/5\/6 [\s\S]*§ 20 fjerde ledd/u);
    expect(text).toMatch(/5\/9 av full stønad/u);
  });
});

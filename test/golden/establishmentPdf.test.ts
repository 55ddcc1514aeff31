import { describe, expect, it } from 'vitest';
import { printDecision } from '#backend/establishment/decisionPdf.ts';
import { printOrder } from '#backend/establishment/orderPdf.ts';
import { freezeDecision, type FrozenDecision } from '#shared/establishment/frozenDecision.ts';
import type { EstablishmentMember } from '#shared/grants/establishmentGrant.ts';
import { builtInRates } from '#shared/rates/builtIn.ts';
import { languages } from '#shared/text/localText.ts';
import { pdfAFindings } from '../pdfa/checkPdfA.ts';
import { pdfText } from '../pdfText.ts';

const settlementDate = '2026-10-01';
const names = { a: 'Selam Tesfay', b: 'Dawit Tesfay', c: 'Abel Tesfay', d: 'Bilen Tesfay', e: 'Caleb Tesfay' };

/** A family of five: a couple, two children, and one who was born after the settlement, for whom a sum was assessed. */
function decided(): FrozenDecision {
  const member = (id: string, birthDate: string, more: Partial<EstablishmentMember> = {}): EstablishmentMember => ({
    id,
    birthDate,
    livesAs: 'single',
    came: 'settled',
    joined: settlementDate,
    residentSettled: null,
    ...more,
  });
  const frozen = freezeDecision(
    {
      settlementDate,
      members: [
        member('a', '1990-05-05', { livesAs: 'couple' }),
        member('b', '1988-02-02', { livesAs: 'couple' }),
        member('c', '2012-03-03'),
        member('d', '2014-04-04'),
        member('e', '2026-11-01', { came: 'bornAfterSettlement', joined: '2026-11-01' }),
      ],
      purchases: [],
      asOf: '2026-11-25',
    },
    names,
    [{ lineId: 'bornAfterSettlement:e', granted: true, ceiling: 500_000, until: null, reason: 'Barneseng og vogn' }],
    builtInRates,
  );
  if (!frozen.ok) throw new Error('missing rate');
  return frozen.value;
}

describe.each(languages)('decision letter, %s', (language) => {
  const print = () =>
    printDecision(
      {
        id: '01J8ZQ4T3K5N7V9X2B4D6F7F3K',
        number: 12,
        version: 2,
        date: '2026-11-25',
        issuedBy: 'Kari Konsulent',
        recipient: 'Selam Tesfay, Dawit Tesfay',
        complaintsTo: 'Lom kommune\nSognefjellsvegen 6\n2686 Lom',
        rateSetIds: ['establishment-2018'],
        frozen: decided(),
        signed: { name: 'Kari Leder', title: 'enhetsleder', date: '2026-11-25' },
      },
      language,
      'Lom',
      null,
    );

  it('gives each sum its rule and source, says how to complain, and is PDF/A-1b of the same bytes each time', async () => {
    const { bytes, pages } = await print();
    const text = await pdfText(bytes, 'layout');
    await expect(text).toMatchFileSnapshot(`decision.${language}.golden.txt`);
    expect(pages).toBe(2);
    // Whoever signs has something above the line on the same page.
    expect(text.split('\f')[1]).toMatch(/forvaltningslov(?:en|a) § 29[\s\S]*Kari Leder, enhetsleder/u);
    expect(await pdfAFindings([bytes])).toEqual([]);
    expect((await print()).bytes).toEqual(bytes);
  });

  it('has lines whose sums make the total', async () => {
    const { lines, total } = decided();
    expect(lines.reduce((sum, { ceiling }) => sum + (ceiling ?? 0), 0)).toBe(total);
    const digits = (await pdfText((await print()).bytes, 'raw')).replaceAll(/\s/gu, ' ');
    expect(digits).toContain(`${String(total / 100_000)} 000 kr`);
  });
});

describe.each(languages)('purchase order, %s', (language) => {
  const order = {
    id: '01J8ZQ4T3K5N7V9X2B4D6F7F3K',
    number: 7,
    date: '2026-11-24',
    shop: 'Møbelhuset AS',
    what: 'Sofa, spisebord og fire stoler',
    atMost: 1_250_000,
    municipalityName: 'Lom',
    organisationNumber: '959377677',
    coatOfArms: null,
    invoiceTo: 'Lom kommune\nFakturamottak\n2686 Lom',
    contact: 'Kari Konsulent, 61 21 00 00',
    validUntil: '2026-12-31',
  };

  it('tells the shop what it needs, and of the person no more than the name of who collects', async () => {
    const { bytes, pages } = await printOrder({ ...order, collector: 'Selam Tesfay' }, language);
    const text = await pdfText(bytes, 'layout');
    await expect(text).toMatchFileSnapshot(`order.${language}.golden.txt`);
    expect(pages).toBe(1);
    expect(text).not.toMatch(/flyktning|introduksjon|etablering|f[øo]d[td]|bosatt|busett/iu);
    expect(await pdfAFindings([bytes])).toEqual([]);
  });

  it('names nobody where whoever brings the paper collects', async () => {
    const text = await pdfText((await printOrder({ ...order, collector: null }, language)).bytes, 'raw');
    expect(text).toContain('den som leverer denne rekvisisjonen');
    expect(text).not.toContain('Selam');
  });
});

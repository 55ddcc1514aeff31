import { describe, expect, it } from 'vitest';
import { type RecordType, recordTypeNames, recordTypes } from '#shared/records/registry.ts';
import { languages } from '#shared/text/localText.ts';
import { recordLines, recordTitle } from './exportWords.ts';

const recordOf = (type: RecordType, fields: Record<string, string | number | boolean | readonly string[]>) => ({
  type,
  id: '0'.repeat(26),
  createdAt: '2026-06-01T10:00:00.000Z',
  changedAt: '2026-06-01T10:00:00.000Z',
  fields,
  typed: {},
  history: [],
});

/** Types that are in nobody's case: of the installation, and what the municipalities share. */
const aboutNobody: readonly RecordType[] = [
  'user',
  'settings',
  'benefitSettings',
  'stateGrantSettings',
  'basicGrantReceived',
  'employer',
  'rateSet',
  'guidelineRevision',
  'template',
  'coordinatorSettings',
];
const aboutPeople = recordTypeNames.filter((type) => type !== 'form' && !aboutNobody.includes(type));

describe('innsyn on paper', () => {
  it.each(aboutPeople)('has words for %s and each of its fields, in both languages', (type) => {
    const fields = Object.entries(recordTypes[type]).filter(([field]) => !field.startsWith('$'));
    const unnamed = languages.flatMap((language) => {
      // A field that only machines read, or that names another record, gives no line; every other gives its label.
      const lines = recordLines(recordOf(type, Object.fromEntries(fields.map(([field]) => [field, 'x']))), language);
      const inCode = new Set(fields.map(([field]) => field));
      const unlabelled = lines
        .map(([label]) => label)
        .filter((label) => inCode.has(label) && !isReferenceIn(type, label));
      return [...unlabelled, ...(recordTitle(recordOf(type, {}), language) === type ? [type] : [])];
    });
    expect(unnamed).toEqual([]);
  });

  it('tells amounts in kroner, periods as dates, and what is chosen from a list in words', () => {
    const purchase = recordOf('establishmentPurchase', {
      lineId: 'furnitureCouple:A+B',
      what: 'Sofa',
      amount: 1_250_050,
    });
    expect(recordLines(purchase, 'nb')).toEqual([
      ['Gjelder', 'Møbler og utstyr, ektepar eller samboere til sammen'],
      ['Hva', 'Sofa'],
      ['Beløp', '12\u00a0500,50 kr'],
    ]);
    const benefit = recordOf('benefitCase', {
      regelverk: 'integration2021',
      pauses: ['2026-03-10/2026-03-20', '2026-05-01/'],
    });
    expect(recordLines(benefit, 'nn')).toEqual([
      ['Lov', 'Integreringslova'],
      ['Permisjon utan stønad', '10.03.2026–20.03.2026, 01.05.2026–'],
    ]);
    expect(recordLines(recordOf('benefitAbsence', { amount: 0.5, unit: 'days', unlawful: true }), 'nb')).toEqual([
      ['Hvor mye', '0,5'],
      ['Regnet i', 'Dager'],
      ['Ugyldig fravær', 'Ja'],
    ]);
  });

  it('tells state grants in words and kroner', () => {
    const application = recordOf('impairmentApplication', {
      impairmentGrant: 'grant2',
      attachmentsReady: ['medical', 'consent'],
      grantedAmount: 50_000_000,
      sentOn: '2019-03-18',
    });
    expect(recordTitle(application, 'nb')).toBe('Søknad om Tilskudd 1 eller 2');
    expect(recordLines(application, 'nb')).toEqual([
      ['Tilskudd', 'Tilskudd 2'],
      ['Vedlegg på plass', 'Legeerklæring, Informert samtykke fra personen'],
      ['Innvilget', '500\u00a0000 kr'],
      ['Sendt', '18.03.2019'],
    ]);
    const payment = recordOf('stateGrantReceived', { budgetYear: 2018, grantKind: 'integration', receivedAmount: 100 });
    expect(recordLines(payment, 'nn')).toEqual([
      ['Budsjettår', '2018'],
      ['Tilskot', 'Integreringstilskot'],
      ['Motteke', '1 kr'],
    ]);
  });

  it('never tells who the others on a line are', () => {
    const step = recordOf('establishmentAssessment', { lineId: `leisureAdult:${'A'.repeat(26)}` });
    expect(recordLines(step, 'nb').flat().join()).not.toContain('AAAA');
  });
});

/** Ids are told by nothing on paper: a field that takes an id and no other text. */
function isReferenceIn(type: RecordType, field: string): boolean {
  const { schema } = Object.entries(recordTypes[type]).find(([name]) => name === field)?.[1] ?? {};
  const takes = (value: unknown) => schema?.safeParse(value).success === true;
  return (takes('0'.repeat(26)) && !takes('x')) || (takes(['0'.repeat(26)]) && !takes(['x']));
}

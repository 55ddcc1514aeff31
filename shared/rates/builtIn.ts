import { kroner } from '../money/ore.ts';
import type { RateSet, RateSetOf } from './rateSet.ts';

/** The rates that the app is shipped with. A new one is one entry here, with its source; none is ever changed. */

const guidelines = 'Retningslinjer for flyktningarbeidet i Midt- og Nordgudbrandsdalen (2018)';

/** Folketrygdens grunnbeløp by the date that it holds from, kroner a year (navikt/g, grunnbeløp.json). */
const grunnbelop: readonly (readonly [from: string, kroner: number])[] = [
  ['2014-05-01', 88_370],
  ['2015-05-01', 90_068],
  ['2016-05-01', 92_576],
  ['2017-05-01', 93_634],
  ['2018-05-01', 96_883],
  ['2019-05-01', 99_858],
  ['2020-05-01', 101_351],
  ['2021-05-01', 106_399],
  ['2022-05-01', 111_477],
  ['2023-05-01', 118_620],
  ['2024-05-01', 124_028],
  ['2025-05-01', 130_160],
  ['2026-05-01', 136_549],
];

const grunnbelopSets = grunnbelop.map(
  ([from, amount]): RateSetOf<'grunnbelop'> => ({
    id: `grunnbelop-${from}`,
    kind: 'grunnbelop',
    validFrom: from,
    source: 'navikt/g, grunnbeløp.json',
    standing: 'verified',
    values: { g: kroner(amount) },
  }),
);

const others: readonly RateSet[] = [
  {
    id: 'establishment-2018',
    kind: 'establishment',
    validFrom: '2018-01-01',
    source: `${guidelines}, 3.2`,
    standing: 'verified',
    values: {
      furnitureSingle: kroner(40_000),
      furnitureCouple: kroner(45_000),
      furnitureSharing: kroner(22_500),
      furnitureChild: kroner(5_000),
      clothes: kroner(8_000),
      familyFurniture: kroner(5_000),
      familyClothes: kroner(8_000),
    },
  },
  {
    id: 'integration-2017',
    kind: 'integration',
    validFrom: '2017-01-01',
    source: 'IMDi, satser for 2017',
    standing: 'verified',
    values: {
      year1SingleAdult: kroner(235_000),
      year1Adult: kroner(185_000),
      year1Child: kroner(185_000),
      year1UnaccompaniedMinor: kroner(185_000),
      year2: kroner(230_000),
      year3: kroner(167_000),
      year4: kroner(84_000),
      year5: kroner(70_500),
      kindergarten: kroner(25_100),
      elderly: kroner(164_200),
    },
  },
  {
    id: 'integration-2018',
    kind: 'integration',
    validFrom: '2018-01-01',
    source: `${guidelines}, 3.1`,
    standing: 'verified',
    values: {
      year1SingleAdult: kroner(237_000),
      year1Adult: kroner(187_000),
      year1Child: kroner(187_000),
      year1UnaccompaniedMinor: kroner(187_000),
      year2: kroner(239_000),
      year3: kroner(171_000),
      year4: kroner(85_500),
      year5: kroner(71_600),
      kindergarten: kroner(25_800),
      elderly: kroner(164_200),
    },
  },
  {
    id: 'integration-2024',
    kind: 'integration',
    validFrom: '2024-01-01',
    source: 'Budsjettforslag for 2024',
    standing: 'provisional',
    values: {
      year1SingleAdult: kroner(241_100),
      year1Adult: kroner(194_400),
      year1Child: null,
      year1UnaccompaniedMinor: kroner(187_000),
      year2: null,
      year3: null,
      year4: null,
      year5: null,
      kindergarten: kroner(27_800),
      elderly: kroner(180_600),
    },
  },
  {
    id: 'norwegian-2018',
    kind: 'norwegian',
    validFrom: '2018-01-01',
    source: `${guidelines}, 3.1`,
    standing: 'verified',
    values: {
      low: [kroner(13_600), kroner(24_100), kroner(15_000)],
      high: [kroner(31_900), kroner(62_300), kroner(43_350)],
      basicFew: kroner(185_000),
      basicMany: kroner(575_000),
    },
  },
  {
    id: 'impairment-2018',
    kind: 'impairment',
    validFrom: '2018-01-01',
    source: `${guidelines}, 3.1`,
    standing: 'verified',
    values: { grant1: kroner(190_800), grant2Ceiling: kroner(1_235_000) },
  },
];

export const builtInRates: readonly RateSet[] = [...grunnbelopSets, ...others];

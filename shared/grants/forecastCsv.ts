import { csvAmount, csvText } from '../benefit/payrollCsv.ts';
import type { Ore } from '../money/ore.ts';
import { type Language, type LocalText, text } from '../text/localText.ts';
import type { ClaimState } from './claims.ts';
import { grantKindLabels, type MunicipalityGrantKind } from './words.ts';

/** A line of the forecast file. Amounts in øre; null = there is none. */
export interface ForecastCsvLine {
  readonly budgetYear: number;
  readonly kind: MunicipalityGrantKind;
  readonly owner: string;
  readonly expected: Ore | null;
  readonly received: Ore | null;
  readonly difference: Ore | null;
  readonly claim: Ore;
  readonly state: ClaimState;
  readonly provisional: boolean;
}

export const claimStateLabels: Record<ClaimState, LocalText> = {
  rateMissing: text('Sats mangler', 'Sats manglar'),
  asExpected: text('Som ventet', 'Som venta'),
  tooLittle: text('For lite mottatt', 'For lite motteke'),
  notReceived: text('Ikke mottatt', 'Ikkje motteke'),
  tooMuch: text('For mye mottatt', 'For mykje motteke'),
  unexpected: text('Mottatt uten å være ventet', 'Motteke utan å vere venta'),
  notYet: text('Kan komme senere', 'Kan kome seinare'),
};

const provisionalLabel = text('sats ikke bekreftet', 'sats ikkje stadfesta');

const heads: readonly LocalText[] = [
  text('År', 'År'),
  text('Tilskudd', 'Tilskot'),
  text('Gjelder', 'Gjeld'),
  text('Ventet', 'Venta'),
  text('Mottatt', 'Motteke'),
  text('Forskjell', 'Skilnad'),
  text('Å kreve', 'Å krevje'),
  text('Merknad', 'Merknad'),
];

/** As the payroll file: UTF-8 with a byte order mark, semicolons and decimal commas, and no formulas. */
export function forecastCsv(lines: readonly ForecastCsvLine[], language: Language): string {
  const rows = lines.map((line) => [
    String(line.budgetYear),
    csvText(grantKindLabels[line.kind][language]),
    csvText(line.owner),
    csvAmount(line.expected),
    csvAmount(line.received),
    csvAmount(line.difference),
    csvAmount(line.claim === 0 ? null : line.claim),
    csvText(remark(line, language)),
  ]);
  return `\uFEFF${[heads.map((head) => head[language]), ...rows].map((row) => row.join(';')).join('\r\n')}\r\n`;
}

const remark = ({ state, provisional }: ForecastCsvLine, language: Language): string =>
  [claimStateLabels[state][language], ...(provisional ? [provisionalLabel[language]] : [])].join(', ');

import { expect, it } from 'vitest';
import { csvAmount, csvText, type PayrollCsvLine, payrollCsv } from './payrollCsv.ts';

const line: PayrollCsvLine = {
  reference: '1042',
  nationalId: '17912099997',
  name: 'Selam Tesfay',
  gross: 2_275_817,
  deduction: 75_861,
  net: 2_199_956,
  paid: 0,
  backPay: -1250,
  toPay: 2_198_706,
  remark: '',
};

it('has a byte order mark, Norwegian headings, semicolons and decimal commas', () => {
  expect(payrollCsv('2026-06', [line], false)).toBe(
    '\uFEFFMåned;Referanse;Navn;Beregnet;Trekk;Netto;Utbetalt før;Etterbetaling;Til utbetaling;Merknad\r\n' +
      '2026-06;1042;Selam Tesfay;22758,17;758,61;21999,56;0,00;-12,50;21987,06;\r\n',
  );
});

it('holds the identity number only when asked for, as text', () => {
  expect(payrollCsv('2026-06', [line], false)).not.toContain('17912099997');
  expect(payrollCsv('2026-06', [line], true)).toContain(`;"'17912099997";`);
});

it.each(['=1+1', '+47', '-1', '@SUM(A1)', ' =1', '\t=1'])(
  'text that a spreadsheet would run is made text: %j',
  (text) => {
    expect(csvText(text).replace(/^"/, '')).toMatch(/^'/);
  },
);

it('keeps separators and quotes inside their cell', () => {
  expect(csvText('a;"b"')).toBe('"a;""b"""');
  expect(csvText('Selam')).toBe('Selam');
  expect([csvAmount(null), csvAmount(5), csvAmount(-5)]).toEqual(['', '0,05', '-0,05']);
});

import { describe, expect, it } from 'vitest';
import type { ForecastRow } from '#shared/api/methods/stateGrants.ts';
import { batchRows, readBatch, withRow } from './batchRows.ts';

type Line = ForecastRow['lines'][number];
const line = (more: Partial<Line> = {}): Line => ({
  budgetYear: 2018,
  kind: 'integration',
  expected: 18_700_000,
  received: null,
  difference: -18_700_000,
  claim: 18_700_000,
  state: 'notReceived',
  provisional: false,
  ...more,
});
const row = (personId: string, ...lines: Line[]): ForecastRow => ({
  owner: { kind: 'person', personId, name: personId.toUpperCase() },
  lines,
});
const rows: ForecastRow[] = [
  row('a', line(), line({ budgetYear: 2019 })),
  row('b', line({ received: 15_000_050, difference: -3_699_950 })),
  row('c', line({ received: 18_700_000, difference: 0 })),
  row('d', line({ expected: null, difference: null, claim: 0, state: 'rateMissing' })),
  { owner: { kind: 'protected', people: 1 }, lines: [line()] },
];

describe('a payment for many', () => {
  it('offers what remains for each who is named, and nothing where the rate is missing', () => {
    expect(batchRows(rows, 2018, 'integration', {}).map(({ personId, on, amount }) => [personId, on, amount])).toEqual([
      ['a', true, '187000'],
      ['b', true, '36999,50'],
      ['d', false, ''],
    ]);
    expect(batchRows(rows, 2019, 'kindergarten', {})).toEqual([]);
  });

  it('keeps what was typed, and reads nothing into a damaged draft', () => {
    const typed = withRow(withRow('{}', 'a', { amount: '150 000' }), 'a', { on: false });
    expect(batchRows(rows, 2018, 'integration', readBatch(typed))[0]).toMatchObject({ on: false, amount: '150 000' });
    expect([readBatch('x'), readBatch('null'), readBatch('{"a":1,"b":{"on":"yes"}}')]).toEqual([{}, {}, { b: {} }]);
  });
});

import type { ForecastRow } from '#shared/api/methods/stateGrants.ts';
import type { GrantKind } from '#shared/grants/words.ts';

/** One who can be in a payment: what remains of the year, until somebody writes another sum. */
export interface BatchRow {
  readonly personId: string;
  readonly name: string;
  /** Øre; null = the rate is missing. */
  readonly expected: number | null;
  readonly received: number | null;
  readonly on: boolean;
  /** Kroner as written. */
  readonly amount: string;
}

type Typed = Readonly<Record<string, { readonly on?: boolean; readonly amount?: string }>>;

/** Everybody named of whom something is still expected. One without a known rate has no sum, and is not chosen. */
export function batchRows(
  rows: readonly ForecastRow[],
  budgetYear: number,
  kind: GrantKind,
  typed: Typed,
): readonly BatchRow[] {
  return rows.flatMap(({ owner, lines }): BatchRow[] => {
    const line = lines.find((one) => one.budgetYear === budgetYear && one.kind === kind);
    if (owner.kind !== 'person' || line === undefined) return [];
    const rest = line.difference === null ? null : -line.difference;
    if (rest !== null && rest <= 0) return [];
    const own = Object.hasOwn(typed, owner.personId) ? typed[owner.personId] : undefined;
    return [
      {
        personId: owner.personId,
        name: owner.name,
        expected: line.expected,
        received: line.received,
        on: own?.on ?? rest !== null,
        amount: own?.amount ?? (rest === null ? '' : writeKroner(rest)),
      },
    ];
  });
}

const writeKroner = (ore: number): string =>
  ore % 100 === 0 ? String(ore / 100) : (ore / 100).toFixed(2).replace('.', ',');

/** What was typed person by person, as the draft keeps it; what is not as expected is left out. */
export function readBatch(json: string): Typed {
  let parsed: unknown;
  try {
    parsed = JSON.parse(json);
  } catch {
    return {};
  }
  if (typeof parsed !== 'object' || parsed === null) return {};
  return Object.fromEntries(
    Object.entries(parsed).flatMap(([id, value]) => {
      if (typeof value !== 'object' || value === null) return [];
      const { on, amount } = value as { on?: unknown; amount?: unknown };
      return [
        [
          id,
          { ...(typeof on === 'boolean' ? { on } : {}), ...(typeof amount === 'string' ? { amount } : {}) },
        ] as const,
      ];
    }),
  );
}

export function withRow(json: string, personId: string, part: Typed[string]): string {
  const typed = readBatch(json);
  return JSON.stringify({
    ...typed,
    [personId]: { ...(Object.hasOwn(typed, personId) ? typed[personId] : {}), ...part },
  });
}

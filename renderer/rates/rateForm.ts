import type { RateKind } from '#shared/rates/rateSet.ts';
import { type RateAmounts, rateItems, rateKinds } from '#shared/rates/schema.ts';
import type { DraftContent } from '../session/drafts.ts';

/** What is typed for a new rate set, as it is kept in the draft. Amounts in kroner by item, as written. */
export interface RateForm {
  readonly kind: RateKind;
  readonly validFrom: string;
  readonly source: string;
  readonly amounts: Readonly<Record<string, string>>;
  /** Items chosen as "ikke kjent". */
  readonly unknown: readonly string[];
}

export const rateDraft = 'rates.new';

export const emptyRateForm: RateForm = { kind: 'integration', validFrom: '', source: '', amounts: {}, unknown: [] };

/** The draft as a form; what is not as expected is left out. */
export function readRateDraft(draft: DraftContent | null): RateForm {
  if (draft === null) return emptyRateForm;
  const amounts = typeof draft.amounts === 'object' && draft.amounts !== null ? Object.entries(draft.amounts) : [];
  return {
    kind: rateKinds.find((known) => known === draft.kind) ?? emptyRateForm.kind,
    validFrom: typeof draft.validFrom === 'string' ? draft.validFrom : '',
    source: typeof draft.source === 'string' ? draft.source : '',
    amounts: Object.fromEntries(amounts.filter(([, value]) => typeof value === 'string')),
    unknown: Array.isArray(draft.unknown) ? draft.unknown.filter((item) => typeof item === 'string') : [],
  };
}

/** Øre of kroner as written (`187 000`, `25 800,50`), or undefined when it is no amount. */
export function readKroner(typed: string): number | undefined {
  const compact = typed.replaceAll(/\s/gu, '');
  const match = /^(-?\d{1,9})(?:[,.](\d{1,2}))?$/.exec(compact);
  if (match === null) return undefined;
  const [, whole = '', part = ''] = match;
  return Math.round(Number(`${whole}.${part.padEnd(2, '0')}`) * 100);
}

/** The amounts to send, and the items whose text is no amount. An item with nothing typed is left out. */
export function readAmounts(form: RateForm): { readonly amounts: RateAmounts; readonly unreadable: readonly string[] } {
  const amounts: Record<string, number | null> = {};
  const unreadable: string[] = [];
  for (const item of rateItems[form.kind]) {
    const typed = form.amounts[item] ?? '';
    if (form.unknown.includes(item)) amounts[item] = null;
    else if (typed.trim() !== '') {
      const read = readKroner(typed);
      if (read === undefined) unreadable.push(item);
      else amounts[item] = read;
    }
  }
  return { amounts, unreadable };
}

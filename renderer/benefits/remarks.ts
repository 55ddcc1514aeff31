import type { BenefitMonthView } from '#shared/api/methods/benefits.ts';
import type { Messages } from '../i18n/nb.ts';

/** What to know of a month besides its sums. */
export function remarksOf(
  month: Pick<BenefitMonthView, 'problem' | 'gPending' | 'computed' | 'changedSinceIssued'>,
  t: Messages['benefits'],
): string[] {
  const remarks = [
    month.problem === null ? null : t.problems[month.problem],
    month.gPending ? t.gPending : null,
    month.computed?.needsDecision ? t.decision : null,
    month.changedSinceIssued ? t.changed : null,
  ];
  return remarks.filter((remark) => remark !== null);
}

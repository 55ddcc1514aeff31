import { Tag } from '@navikt/ds-react/Tag';
import type { ClaimState } from '#shared/grants/claims.ts';
import { claimStateLabels } from '#shared/grants/forecastCsv.ts';
import { useLanguage } from '../i18n/useText.tsx';

const colors = {
  rateMissing: 'warning',
  asExpected: 'success',
  tooLittle: 'danger',
  notReceived: 'danger',
  tooMuch: 'info',
  unexpected: 'info',
  notYet: 'neutral',
} as const satisfies Record<ClaimState, string>;

/** How what was received stands against what was expected; the words carry it, the colour helps. */
export function ClaimTag({ state }: { state: ClaimState }) {
  const { language } = useLanguage();
  return (
    <Tag size="xsmall" variant="moderate" data-color={colors[state]} className="nowrap">
      {claimStateLabels[state][language]}
    </Tag>
  );
}

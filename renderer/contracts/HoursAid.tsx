import { Button } from '@navikt/ds-react/Button';
import { contractTerms, sumOfDays } from '#shared/contracts/terms.ts';
import { formatNumber } from '../i18n/format.ts';
import { useText } from '../i18n/useText.tsx';
import { useIntake, useValues } from '../intake/IntakeContext.ts';
import './contracts.css';

/** Below the hours of the days: their sum, and a way to put it into the week. */
export function HoursAid() {
  const t = useText().contracts;
  const { draft } = useIntake();
  const values = useValues();
  const sum = sumOfDays(contractTerms(values).hoursByDay);
  if (sum === null) return null;
  const written = formatNumber(sum);
  return (
    <div className="row contract-aid">
      <span role="status">{t.sumOfDays(written)}</span>
      {values.hoursWeek === sum ? null : (
        <Button size="small" variant="secondary" onClick={() => draft.set('hoursWeek', sum)}>
          {t.setSum(written)}
        </Button>
      )}
    </div>
  );
}

import { Button } from '@navikt/ds-react/Button';
import { Checkbox } from '@navikt/ds-react/Checkbox';
import { type FormEvent, useState } from 'react';
import type { BenefitView } from '#shared/api/methods/benefits.ts';
import { addDays, formatDate } from '#shared/dates.ts';
import { useCommand } from '../client/hooks.ts';
import { formatNumber } from '../i18n/format.ts';
import { useText } from '../i18n/useText.tsx';
import { useMayWrite } from '../session/session.tsx';
import { DateInput, readDate } from '../ui/DateInput.tsx';
import { ErrorMessage } from '../ui/ErrorMessage.tsx';
import { Panel } from '../ui/Page.tsx';
import { TextInput } from '../ui/TextInput.tsx';
import { readNumber } from './amounts.ts';

/** Absence, entered in a moment: a date, or the weekdays from one to another. */
export function AbsencePanel({ view }: { view: BenefitView }) {
  const t = useText().benefits;
  const mayWrite = useMayWrite();
  const remove = useCommand('benefit.removeAbsence');
  return (
    <Panel title={t.absence}>
      {mayWrite ? <AbsenceForm view={view} /> : null}
      <ErrorMessage error={remove.error} />
      <ul>
        {view.absence.toReversed().map(({ id, date, amount, unit, unlawful }) => (
          <li key={id}>
            {formatDate(date)}: {formatNumber(amount)} {t.units[unit]}, {unlawful ? t.unlawfulShort : t.approved}{' '}
            {mayWrite ? (
              <Button
                size="xsmall"
                variant="tertiary"
                aria-label={t.removeOf(`${formatDate(date)}, ${formatNumber(amount)} ${t.units[unit]}`)}
                onClick={() => void remove.run({ id })}
              >
                {t.remove}
              </Button>
            ) : null}
          </li>
        ))}
      </ul>
    </Panel>
  );
}

function AbsenceForm({ view }: { view: BenefitView }) {
  const t = useText().benefits;
  const add = useCommand('benefit.addAbsence');
  const unit = view.deductionBasis;
  const [from, setFrom] = useState('');
  const [until, setUntil] = useState('');
  const [amount, setAmount] = useState('1');
  const [unlawful, setUnlawful] = useState(true);
  const [tried, setTried] = useState(false);
  const first = readDate(from);
  const last = until.trim() === '' ? first : readDate(until);
  const dates = first === undefined || last === undefined ? [] : weekdays(first, last);
  const length = readNumber(amount);

  async function submit(event: FormEvent) {
    event.preventDefault();
    setTried(true);
    if (dates.length === 0 || length === undefined || length === 0) return;
    const answer = await add.run({ personId: view.personId, dates, amount: length, unit, unlawful });
    if (!answer.ok) return;
    setFrom('');
    setUntil('');
    setTried(false);
  }

  return (
    <form autoComplete="off" className="stack-s" noValidate onSubmit={(event) => void submit(event)}>
      <div className="row row-end">
        <DateInput
          label={t.absenceFrom}
          value={from}
          error={tried && first === undefined ? t.invalidDate : undefined}
          onChange={setFrom}
        />
        <DateInput
          label={t.absenceUntil}
          value={until}
          error={tried && first !== undefined && dates.length === 0 ? t.invalidDate : undefined}
          onChange={setUntil}
        />
        <TextInput
          label={t.amount[unit]}
          value={amount}
          maxLength={6}
          htmlSize={6}
          error={tried && !length ? t.invalidAmount : undefined}
          onChange={setAmount}
        />
        <Checkbox size="small" checked={unlawful} onChange={(event) => setUnlawful(event.target.checked)}>
          {t.unlawful}
        </Checkbox>
        <Button size="small" type="submit" loading={add.busy}>
          {t.addAbsence}
        </Button>
      </div>
      <ErrorMessage error={add.error} />
    </form>
  );
}

/** One day is that day; of several, Monday to Friday. At most a month of them goes in one call. */
function weekdays(first: string, last: string): string[] {
  if (first === last) return [first];
  const dates: string[] = [];
  for (let date = first; date <= last && dates.length < 31; date = addDays(date, 1)) {
    if (![0, 6].includes(new Date(`${date}T12:00:00Z`).getUTCDay())) dates.push(date);
  }
  return dates;
}

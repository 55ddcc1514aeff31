import { Button } from '@navikt/ds-react/Button';
import { Checkbox } from '@navikt/ds-react/Checkbox';
import { type FormEvent, useState } from 'react';
import type { BenefitView } from '#shared/api/methods/benefits.ts';
import { addDays, formatDate } from '#shared/dates.ts';
import { useCommand } from '../client/hooks.ts';
import type { Messages } from '../i18n/nb.ts';
import { useText } from '../i18n/useText.tsx';
import { useMayWrite } from '../session/session.tsx';
import { useDraftForm } from '../session/useDraftForm.ts';
import { DateInput, readDate } from '../ui/DateInput.tsx';
import { ErrorMessage } from '../ui/ErrorMessage.tsx';
import { Panel } from '../ui/Page.tsx';
import { TextInput } from '../ui/TextInput.tsx';
import { readNumber, showMonth } from './amounts.ts';
import './benefits.css';

/** Absence, entered in a moment: a date, or the weekdays from one to another. */
export function AbsencePanel(props: { view: BenefitView; month: string | undefined }) {
  const { view } = props;
  const t = useText().benefits;
  const mayWrite = useMayWrite();
  const remove = useCommand('benefit.removeAbsence');
  return (
    <Panel title={t.absence}>
      {mayWrite ? <AbsenceForm view={view} /> : null}
      <ErrorMessage error={remove.error} />
      {monthsOf(view.absence).map(([month, entries]) => (
        <details key={month} open={month === (props.month ?? '') || entries.length <= 5}>
          <summary>
            {showMonth(month)}: {totalsOf(entries, t)}
          </summary>
          <ul className="absence-days">
            {entries.map(({ id, date, amount, unit, unlawful }) => (
              <li key={id}>
                {formatDate(date)}: {t.absent(amount, unit)}, {unlawful ? t.unlawfulShort : t.approved}{' '}
                {mayWrite ? (
                  <Button
                    size="xsmall"
                    variant="tertiary"
                    aria-label={t.removeOf(`${formatDate(date)}, ${t.absent(amount, unit)}`)}
                    onClick={() => void remove.run({ id })}
                  >
                    {t.remove}
                  </Button>
                ) : null}
              </li>
            ))}
          </ul>
        </details>
      ))}
    </Panel>
  );
}

const empty = { from: '', until: '', amount: '1', unlawful: true };

function AbsenceForm({ view }: { view: BenefitView }) {
  const t = useText().benefits;
  const add = useCommand('benefit.addAbsence');
  const unit = view.deductionBasis;
  const draft = useDraftForm(`benefit:absence:${view.personId}`, empty);
  const [tried, setTried] = useState(false);
  if (!draft) return null;
  const { form, change } = draft;
  const { from, until, amount, unlawful } = form;
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
    draft?.clear({ ...form, from: '', until: '' });
    setTried(false);
  }

  return (
    <form autoComplete="off" className="stack-s" noValidate onSubmit={(event) => void submit(event)}>
      <div className="row row-end">
        <DateInput
          label={t.absenceFrom}
          value={from}
          error={tried && first === undefined ? t.invalidDate : undefined}
          onChange={(typed) => change({ from: typed })}
        />
        <DateInput
          label={t.absenceUntil}
          value={until}
          error={tried && first !== undefined && dates.length === 0 ? t.invalidDate : undefined}
          onChange={(typed) => change({ until: typed })}
        />
        <TextInput
          label={t.amount[unit]}
          value={amount}
          maxLength={6}
          htmlSize={6}
          error={tried && !length ? t.invalidAmount : undefined}
          onChange={(typed) => change({ amount: typed })}
        />
        <Checkbox size="small" checked={unlawful} onChange={(event) => change({ unlawful: event.target.checked })}>
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

type Absence = BenefitView['absence'][number];

/** The newest month first, and in it the first day first. */
function monthsOf(absence: readonly Absence[]): [month: string, entries: Absence[]][] {
  const months = Map.groupBy(absence, ({ date }) => date.slice(0, 7));
  return [...months]
    .toSorted(([a], [b]) => (a < b ? 1 : -1))
    .map(([month, entries]) => [month, entries.toSorted((a, b) => (a.date < b.date ? -1 : 1))]);
}

/** `20 dager ugyldig, 2 dager gyldig`: each kind and unit that there is. */
function totalsOf(entries: readonly Absence[], t: Messages['benefits']): string {
  const kinds = [...new Set(entries.map(({ unit, unlawful }) => `${unit} ${unlawful}`))];
  const sums = kinds.flatMap((kind) => {
    const own = entries.filter(({ unit, unlawful }) => `${unit} ${unlawful}` === kind);
    const [first] = own;
    // In hundredths: sums of decimals stay exact.
    const sum = own.reduce((all, { amount }) => all + Math.round(amount * 100), 0) / 100;
    return first === undefined ? [] : [`${t.absent(sum, first.unit)} ${first.unlawful ? t.unlawfulShort : t.approved}`];
  });
  return sums.join(', ');
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

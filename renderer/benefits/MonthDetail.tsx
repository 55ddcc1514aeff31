import { Button } from '@navikt/ds-react/Button';
import { Tag } from '@navikt/ds-react/Tag';
import { type FormEvent, useState } from 'react';
import type { BenefitMonthView } from '#shared/api/methods/benefits.ts';
import { formatDate } from '#shared/dates.ts';
import { useApi, useCommand } from '../client/hooks.ts';
import { useLanguage, useText } from '../i18n/useText.tsx';
import { useMayWrite } from '../session/session.tsx';
import { useDraftForm } from '../session/useDraftForm.ts';
import { DateInput, readDate } from '../ui/DateInput.tsx';
import { ErrorMessage, QueryState } from '../ui/ErrorMessage.tsx';
import { Panel } from '../ui/Page.tsx';
import { PdfPreview } from '../ui/PdfPreview.tsx';
import { TextInput } from '../ui/TextInput.tsx';
import { today } from '../ui/today.ts';
import { kroner, readNumber, roundedOre, showMonth } from './amounts.ts';

/** How a month was computed, its statement, and what was paid for it. */
export function MonthDetail({ personId, month }: { personId: string; month: BenefitMonthView }) {
  const t = useText().benefits;
  const mayWrite = useMayWrite();
  const issue = useCommand('benefit.issueStatement');
  const [printing, setPrinting] = useState<string>();
  const { computed, statement } = month;
  const g = (id: string) => month.rates.find((rate) => rate.id === id);
  return (
    <Panel title={t.how(showMonth(month.month))}>
      {month.problem ? (
        <Tag size="small" variant="warning">
          {t.problems[month.problem]}
        </Tag>
      ) : null}
      {computed ? (
        <>
          <ul>
            {computed.parts.map((part) => (
              <li key={part.from}>
                {formatDate(part.from)}–{formatDate(part.until)}: {t.days(part.thirtieths)} × {part.share},{' '}
                {t.rules[part.rule]}
                {part.coupleRule ? `; ${t.couple}` : ''};{' '}
                {t.g(kroner(g(part.rateSetId)?.g ?? null), formatDate(g(part.rateSetId)?.validFrom ?? ''))}
                {' = '}
                <strong className="nowrap">{kroner(roundedOre(part.exact))} kr</strong>
              </li>
            ))}
          </ul>
          <p className="subtle">{t.basis[month.deductionBasis]}</p>
          {computed.needsDecision ? <p>{t.needsDecision}</p> : null}
          {month.gPending ? <p>{t.gPending}</p> : null}
        </>
      ) : null}
      <div className="row">
        {statement ? (
          <>
            <span>
              {t.statement}: {t.issuedAs(statement.number, statement.version)}
            </span>
            <Button size="small" variant="secondary" onClick={() => setPrinting(statement.id)}>
              {t.print}
            </Button>
          </>
        ) : null}
        {mayWrite && computed && (statement === null || month.changedSinceIssued) ? (
          <Button
            size="small"
            loading={issue.busy}
            onClick={() =>
              void issue
                .run({ personId, month: month.month })
                .then((answer) => answer.ok && setPrinting(answer.value.id))
            }
          >
            {t.issue}
          </Button>
        ) : null}
      </div>
      <ErrorMessage error={issue.error} />
      {printing ? <Statement id={printing} /> : null}
      {mayWrite && computed ? <PaidForm personId={personId} month={month} /> : null}
    </Panel>
  );
}

function Statement({ id }: { id: string }) {
  const t = useText().benefits;
  const { language } = useLanguage();
  const pdf = useApi('benefit.statementPdf', { id, language });
  return <QueryState query={pdf}>{(document) => <PdfPreview document={document} title={t.statement} />}</QueryState>;
}

function PaidForm({ personId, month }: { personId: string; month: BenefitMonthView }) {
  const t = useText().benefits;
  const record = useCommand('benefit.recordPaid');
  const [initial] = useState(() => ({ amount: '', date: formatDate(today()), run: '' }));
  const draft = useDraftForm(`benefit:paid:${personId}:${month.month}`, initial);
  const [tried, setTried] = useState(false);
  if (!draft) return null;
  const { form, change } = draft;
  const { amount, date, run } = form;
  const kronerTyped = readNumber(amount);
  const day = readDate(date);

  async function submit(event: FormEvent) {
    event.preventDefault();
    setTried(true);
    if (kronerTyped === undefined || day === undefined || run.trim() === '') return;
    const payments = [{ personId, amount: Math.round(kronerTyped * 100) }];
    const answer = await record.run({ month: month.month, date: day, run: run.trim(), payments });
    if (!answer.ok) return;
    draft?.clear({ ...form, amount: '' });
    setTried(false);
  }

  return (
    <form autoComplete="off" className="stack-s" noValidate onSubmit={(event) => void submit(event)}>
      <div className="row row-end">
        <TextInput
          label={t.paidAmount}
          value={amount}
          maxLength={14}
          error={tried && kronerTyped === undefined ? t.invalidAmount : undefined}
          onChange={(typed) => change({ amount: typed })}
        />
        <DateInput
          label={t.paidDate}
          value={date}
          error={tried && day === undefined ? t.invalidDate : undefined}
          onChange={(typed) => change({ date: typed })}
        />
        <TextInput
          label={t.run}
          value={run}
          maxLength={60}
          error={tried && run.trim() === '' ? t.runNeeded : undefined}
          onChange={(typed) => change({ run: typed })}
        />
        <Button size="small" variant="secondary" type="submit" loading={record.busy}>
          {t.recordPaid}
        </Button>
      </div>
      <ErrorMessage error={record.error} />
    </form>
  );
}

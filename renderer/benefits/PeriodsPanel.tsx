import { Button } from '@navikt/ds-react/Button';
import { Select } from '@navikt/ds-react/Select';
import { type FormEvent, useState } from 'react';
import type { BenefitView } from '#shared/api/methods/benefits.ts';
import { formatDate } from '#shared/dates.ts';
import { useCommand } from '../client/hooks.ts';
import { useText } from '../i18n/useText.tsx';
import { useMayWrite } from '../session/session.tsx';
import { useDraftForm } from '../session/useDraftForm.ts';
import { DateInput, readDate } from '../ui/DateInput.tsx';
import { ErrorMessage } from '../ui/ErrorMessage.tsx';
import { Panel } from '../ui/Page.tsx';

const kinds = ['pauses', 'livingWithParent', 'coupleInProgramme'] as const;
const empty = { kind: 'livingWithParent', from: '', until: '' };

/** Periods that change the share, or in which nothing is due. */
export function PeriodsPanel({ view }: { view: BenefitView }) {
  const t = useText().benefits;
  const mayWrite = useMayWrite();
  const save = useCommand('benefit.setPeriods');
  const { setUp, personId } = view;
  const draft = useDraftForm(`benefit:period:${personId}`, empty);
  const [tried, setTried] = useState(false);
  if (!draft) return null;
  const { form, change } = draft;
  const { from, until } = form;
  const kind = kinds.find((each) => each === form.kind) ?? 'livingWithParent';
  const first = readDate(from);
  const last = until.trim() === '' ? null : readDate(until);
  if (setUp === null) return null;

  async function submit(event: FormEvent) {
    event.preventDefault();
    setTried(true);
    if (setUp === null || first === undefined || last === undefined) return;
    const periods = [...setUp[kind], { from: first, until: last }];
    const answer = await save.run({ personId, kind, periods });
    if (!answer.ok) return;
    draft?.clear({ ...form, from: '', until: '' });
    setTried(false);
  }

  return (
    <Panel title={t.periodTitle}>
      <ul>
        {kinds.flatMap((each) =>
          setUp[each].map((period) => {
            const name = `${t.periods[each]} ${formatDate(period.from)}–${period.until ? formatDate(period.until) : ''}`;
            const others = setUp[each].filter((other) => other !== period);
            return (
              <li key={`${each} ${period.from}`}>
                {name}{' '}
                {mayWrite ? (
                  <Button
                    size="xsmall"
                    variant="tertiary"
                    aria-label={t.removeOf(name)}
                    onClick={() => void save.run({ personId, kind: each, periods: others })}
                  >
                    {t.remove}
                  </Button>
                ) : null}
              </li>
            );
          }),
        )}
      </ul>
      {mayWrite ? (
        <form autoComplete="off" className="row row-end" noValidate onSubmit={(event) => void submit(event)}>
          <Select
            size="small"
            label={t.periodKind}
            value={kind}
            onChange={(event) => change({ kind: event.target.value })}
          >
            {kinds.map((each) => (
              <option key={each} value={each}>
                {t.periods[each]}
              </option>
            ))}
          </Select>
          <DateInput
            label={t.periodFrom}
            value={from}
            error={tried && first === undefined ? t.invalidDate : undefined}
            onChange={(typed) => change({ from: typed })}
          />
          <DateInput
            label={t.periodUntil}
            value={until}
            error={tried && last === undefined ? t.invalidDate : undefined}
            onChange={(typed) => change({ until: typed })}
          />
          <Button size="small" variant="secondary" type="submit" loading={save.busy}>
            {t.addPeriod}
          </Button>
        </form>
      ) : null}
      <ErrorMessage error={save.error} />
    </Panel>
  );
}

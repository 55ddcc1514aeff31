import { Button } from '@navikt/ds-react/Button';
import { type FormEvent, useState } from 'react';
import type { EstablishmentLineView, EstablishmentView } from '#shared/api/methods/establishment.ts';
import { formatDate } from '#shared/dates.ts';
import { useCommand } from '../client/hooks.ts';
import { useText } from '../i18n/useText.tsx';
import { useDraftForm } from '../session/useDraftForm.ts';
import { DateInput, readDate } from '../ui/DateInput.tsx';
import { ErrorMessage } from '../ui/ErrorMessage.tsx';
import { TextArea, TextInput } from '../ui/TextInput.tsx';
import { today } from '../ui/today.ts';
import { lineName, readKroner } from './words.ts';

const empty = { reason: '', ceiling: '', until: '' };

/** What is decided for a line that the guidelines leave to an assessment, or that can be extended. */
export function AssessForm(props: { view: EstablishmentView; line: EstablishmentLineView; onDone: () => void }) {
  const t = useText().establishment;
  const { view, line } = props;
  const assess = useCommand('establishment.assess');
  // By the line, not by its rule: what is written of one person must never stand under another.
  const draft = useDraftForm(`establishment:assess:${view.establishmentId ?? ''}:${line.id}`, empty);
  const [tried, setTried] = useState(false);
  if (!draft) return null;
  const { form, change } = draft;
  const wantsSum = line.needsAssessment && line.rateSetId === null;
  const ceiling = form.ceiling.trim() === '' ? null : readKroner(form.ceiling);
  const until = form.until.trim() === '' ? null : readDate(form.until);

  async function save(granted: boolean) {
    setTried(true);
    if (form.reason.trim() === '' || ceiling === undefined || until === undefined) return;
    const answer = await assess.run({
      personId: view.personId,
      lineId: line.id,
      granted,
      ceiling: wantsSum ? ceiling : null,
      until,
      reason: form.reason,
      date: today(),
    });
    if (!answer.ok) return;
    draft?.clear();
    props.onDone();
  }

  return (
    <form
      className="stack-s"
      autoComplete="off"
      noValidate
      onSubmit={(event: FormEvent) => {
        event.preventDefault();
        void save(true);
      }}
    >
      <h3>{t.assessTitle(lineName(view, line, t))}</h3>
      <TextArea
        label={t.assessReason}
        value={form.reason}
        maxLength={2000}
        error={tried && form.reason.trim() === '' ? t.needed : undefined}
        onChange={(reason) => change({ reason })}
      />
      <div className="row row-end">
        {wantsSum ? (
          <TextInput
            label={t.assessCeiling}
            value={form.ceiling}
            maxLength={14}
            error={tried && ceiling === undefined ? t.invalidSum : undefined}
            onChange={(typed) => change({ ceiling: typed })}
          />
        ) : null}
        {line.extendableUntil === null ? null : (
          <DateInput
            label={t.assessUntil(formatDate(line.extendableUntil))}
            value={form.until}
            error={tried && until === undefined ? t.invalidDate : undefined}
            onChange={(typed) => change({ until: typed })}
          />
        )}
        <Button size="small" type="submit" loading={assess.busy}>
          {t.assessYes}
        </Button>
        <Button type="button" size="small" variant="secondary" disabled={assess.busy} onClick={() => void save(false)}>
          {t.assessNo}
        </Button>
      </div>
      <ErrorMessage error={assess.error} />
    </form>
  );
}

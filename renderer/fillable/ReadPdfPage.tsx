import { Button } from '@navikt/ds-react/Button';
import { Radio, RadioGroup } from '@navikt/ds-react/Radio';
import { useState } from 'react';
import { useNavigate, useParams } from 'react-router';
import { useApi } from '../client/hooks.ts';
import { formatInstant } from '../i18n/format.ts';
import { useText } from '../i18n/useText.tsx';
import { FilePicker } from '../papers/FilePicker.tsx';
import { paths } from '../paths.ts';
import { ErrorMessage, Loading } from '../ui/ErrorMessage.tsx';
import { Page, Panel } from '../ui/Page.tsx';
import { AnswersTable, RefusedTable } from './FilledTables.tsx';
import { canBeTaken, type FilledPreview, type Into, useFilled } from './useFilled.ts';
import './fillable.css';

/** Reads a filled PDF back into a draft: nothing is stored before every answer has been seen. */
export function ReadPdfPage() {
  const t = useText();
  const { id = '' } = useParams();
  const navigate = useNavigate();
  const person = useApi('person.get', { id });
  const filled = useFilled(id);
  const { preview } = filled;
  const name = person.data?.displayName;

  async function takeIn() {
    const taken = await filled.importChosen();
    if (taken === undefined) return;
    navigate(taken.form === 'intakeMapping' ? paths.intake(id, taken.id) : paths.form(id, taken.id));
  }

  return (
    <Page
      title={t.fillable.readIn}
      lead={name === undefined ? t.fillable.lead : `${name}: ${t.fillable.lead}`}
      back={{ to: paths.personTab(id, 'intake'), label: name ?? t.people.title }}
    >
      <div className="stack">
        <FilePicker
          accept="application/pdf,.pdf"
          label={t.fillable.pick}
          hint={t.fillable.pickHint}
          busy={filled.busy}
          onFile={(file) => void filled.pick(file)}
        />
        {filled.busy && !preview ? <Loading text={t.fillable.reading} /> : null}
        <ErrorMessage error={filled.error} />
        {preview ? <Answers filled={filled} preview={preview} onTake={() => void takeIn()} key={preview.form} /> : null}
      </div>
    </Page>
  );
}

function Answers(props: { filled: ReturnType<typeof useFilled>; preview: FilledPreview; onTake: () => void }) {
  const t = useText().fillable;
  const { filled, preview, onTake } = props;
  const [asked, setAsked] = useState(false);
  const fitting = preview.fields.filter((field) => field.refused === null);
  const refused = preview.fields.filter((field) => field.refused !== null);
  const same = fitting.filter((field) => field.same).length;
  const missing = filled.into === undefined ? t.chooseWhere : filled.chosen.size === 0 ? t.nothingChosen : undefined;

  function take() {
    setAsked(true);
    if (missing === undefined) onTake();
  }

  return (
    <>
      <p className="filled-sum">
        <strong>{t.forms[preview.form]}</strong> · {t.fits(fitting.length)}
        {same === 0 ? '' : ` · ${t.sameCount(same)}`}
        {refused.length === 0 ? '' : ` · ${t.refusedCount(refused.length)}`}
      </p>
      <Where preview={preview} into={filled.into} onChange={(into) => void filled.aim(into)} />
      {fitting.length === 0 ? null : (
        <Panel title={t.answers}>
          <AnswersTable fields={fitting} chosen={filled.chosen} onChange={filled.setChosen} />
        </Panel>
      )}
      {refused.length === 0 ? null : (
        <Panel title={t.refusedTitle}>
          <p className="subtle">{t.refusedLead}</p>
          <RefusedTable fields={refused} />
        </Panel>
      )}
      {fitting.some(canBeTaken) ? (
        <div className="row filled-actions">
          <Button size="small" loading={filled.taking} onClick={take}>
            {t.into}
          </Button>
          <span role="status">{asked ? (missing ?? '') : ''}</span>
        </div>
      ) : null}
    </>
  );
}

/** A new draft or one that there is; asked only where there is something to choose. */
function Where(props: { preview: FilledPreview; into: Into; onChange: (into: string | null) => void }) {
  const t = useText().fillable;
  const { drafts, draftOnly } = props.preview;
  if (drafts.length === 0) return null;
  return (
    <RadioGroup
      size="small"
      legend={t.where}
      {...(draftOnly ? { description: t.draftOnly } : {})}
      value={props.into === undefined ? '' : (props.into ?? 'new')}
      onChange={(value: string) => props.onChange(value === 'new' ? null : value)}
    >
      {draftOnly ? null : <Radio value="new">{t.newDraft}</Radio>}
      {drafts.map((draft) => (
        <Radio key={draft.id} value={draft.id}>
          {t.draft(draft.documentId, draft.version, formatInstant(draft.changedAt))}
        </Radio>
      ))}
    </RadioGroup>
  );
}

import { Button } from '@navikt/ds-react/Button';
import { Tag } from '@navikt/ds-react/Tag';
import { type FormEvent, useState } from 'react';
import type { EstablishmentDecisionItem, EstablishmentView } from '#shared/api/methods/establishment.ts';
import { formatDate } from '#shared/dates.ts';
import { useApi, useCommand } from '../client/hooks.ts';
import { useLanguage, useText } from '../i18n/useText.tsx';
import { AttachmentList } from '../papers/AttachmentList.tsx';
import { useMayWrite, useVault } from '../session/session.tsx';
import { useDraftForm } from '../session/useDraftForm.ts';
import { DateInput, readDate } from '../ui/DateInput.tsx';
import { ErrorMessage, QueryState } from '../ui/ErrorMessage.tsx';
import { Panel } from '../ui/Page.tsx';
import { PdfPreview } from '../ui/PdfPreview.tsx';
import { TextArea, TextInput } from '../ui/TextInput.tsx';
import { today } from '../ui/today.ts';
import { sum } from './words.ts';

/** The decision letters: as issued, which one holds, and the making of a new one. */
export function DecisionPanel({ view }: { view: EstablishmentView }) {
  const t = useText().establishment;
  const mayWrite = useMayWrite();
  const decide = useCommand('establishment.decide');
  // The municipality's own address, as it was written last.
  const [initial] = useState(() => ({ complaintsTo: view.last.complaintsTo }));
  const draft = useDraftForm(`establishment:decide:${view.establishmentId ?? ''}`, initial);
  const [shown, setShown] = useState<string>();
  const { decisions } = view;
  const canDecide = mayWrite && view.problem === null && (decisions.length === 0 || view.changedSinceDecided);

  async function submit(event: FormEvent) {
    event.preventDefault();
    const answer = await decide.run({ personId: view.personId, complaintsTo: draft?.form.complaintsTo ?? '' });
    if (!answer.ok) return;
    draft?.clear();
    setShown(answer.value.id);
  }

  return (
    <Panel title={t.decision}>
      {decisions.length === 0 ? <p className="subtle">{t.noDecision}</p> : null}
      {view.changedSinceDecided ? <p role="status">{t.changedSince}</p> : null}
      {decisions.map((decision) => (
        <Decision
          key={decision.id}
          view={view}
          decision={decision}
          shown={decision.id === shown}
          onShow={() => setShown(decision.id === shown ? undefined : decision.id)}
        />
      ))}
      {canDecide && draft ? (
        <form className="stack-s" autoComplete="off" noValidate onSubmit={(event) => void submit(event)}>
          <TextArea
            label={t.complaintsTo}
            value={draft.form.complaintsTo}
            maxLength={500}
            minRows={2}
            onChange={(complaintsTo) => draft.change({ complaintsTo })}
          />
          <div>
            <Button size="small" type="submit" loading={decide.busy}>
              {decisions.length === 0 ? t.decide : t.decideAgain}
            </Button>
          </div>
        </form>
      ) : null}
      <ErrorMessage error={decide.error} />
    </Panel>
  );
}

function Decision(props: {
  view: EstablishmentView;
  decision: EstablishmentDecisionItem;
  shown: boolean;
  onShow: () => void;
}) {
  const t = useText().establishment;
  const mayWrite = useMayWrite();
  const { decision, view } = props;
  return (
    <section className="stack-s" aria-label={t.issued(decision.number, decision.version, formatDate(decision.date))}>
      <div className="row">
        <strong>{t.issued(decision.number, decision.version, formatDate(decision.date))}</strong>
        <span>{t.decidedSum(sum(decision.total))}</span>
        <Tag size="xsmall" variant="moderate" data-color={decision.exact ? 'success' : 'danger'}>
          {decision.exact ? t.exact : t.notExact}
        </Tag>
        {decision.newest ? null : <span className="subtle">{t.superseded}</span>}
        <Button size="small" variant="secondary" aria-expanded={props.shown} onClick={props.onShow}>
          {t.showDecision}
        </Button>
      </div>
      {decision.signed ? (
        <p>{t.signedBy(decision.signed.name, formatDate(decision.signed.date))}</p>
      ) : mayWrite && decision.newest ? (
        <SignForm id={decision.id} />
      ) : null}
      {props.shown ? (
        <>
          <Letter id={decision.id} />
          <AttachmentList
            subjectId={decision.id}
            personId={view.casePersonId ?? view.personId}
            purpose="other"
            label={t.scans}
          />
        </>
      ) : null}
    </section>
  );
}

function Letter({ id }: { id: string }) {
  const t = useText().establishment;
  const { language } = useLanguage();
  const pdf = useApi('establishment.decisionPdf', { id, language });
  return <QueryState query={pdf}>{(document) => <PdfPreview document={document} title={t.decision} />}</QueryState>;
}

function SignForm({ id }: { id: string }) {
  const t = useText().establishment;
  const { user } = useVault();
  const sign = useCommand('establishment.signDecision');
  const [initial] = useState(() => ({ name: user.name, title: '', date: formatDate(today()) }));
  const draft = useDraftForm(`establishment:sign:${id}`, initial);
  const [tried, setTried] = useState(false);
  if (!draft) return null;
  const { form, change } = draft;
  const date = readDate(form.date);

  async function submit(event: FormEvent) {
    event.preventDefault();
    setTried(true);
    if (date === undefined || form.name.trim() === '') return;
    const title = form.title.trim() === '' ? null : form.title;
    const answer = await sign.run({ id, name: form.name, title, date });
    if (answer.ok) draft?.clear();
  }

  return (
    <form className="stack-s" autoComplete="off" noValidate onSubmit={(event) => void submit(event)}>
      <div className="row row-end">
        <TextInput
          label={t.signer}
          value={form.name}
          maxLength={200}
          error={tried && form.name.trim() === '' ? t.needed : undefined}
          onChange={(name) => change({ name })}
        />
        <TextInput label={t.signerTitle} value={form.title} maxLength={200} onChange={(title) => change({ title })} />
        <DateInput
          label={t.date}
          value={form.date}
          error={tried && date === undefined ? t.invalidDate : undefined}
          onChange={(typed) => change({ date: typed })}
        />
        <Button size="small" variant="secondary" type="submit" loading={sign.busy}>
          {t.sign}
        </Button>
      </div>
      <ErrorMessage error={sign.error} />
    </form>
  );
}

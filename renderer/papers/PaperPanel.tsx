import { PencilWritingIcon, PrinterSmallIcon } from '@navikt/aksel-icons';
import { Button } from '@navikt/ds-react/Button';
import { ToggleGroup } from '@navikt/ds-react/ToggleGroup';
import { useEffect, useState } from 'react';
import { Link as RouterLink } from 'react-router';
import type { MethodOutput } from '#shared/api/contract.ts';
import type { PaperView } from '#shared/api/methods/papers.ts';
import { formatDate } from '#shared/dates.ts';
import { formDefinitions } from '#shared/forms/registry.ts';
import type { Language } from '#shared/text/localText.ts';
import { useApi, useCommand } from '../client/hooks.ts';
import { useLanguage, useText } from '../i18n/useText.tsx';
import { paths } from '../paths.ts';
import { useMayWrite } from '../session/session.tsx';
import { useDraft } from '../session/useDraft.ts';
import { useDraftForm } from '../session/useDraftForm.ts';
import { ConfirmDialog } from '../ui/ConfirmDialog.tsx';
import { ErrorMessage, QueryState } from '../ui/ErrorMessage.tsx';
import { Panel } from '../ui/Page.tsx';
import { PdfPreview } from '../ui/PdfPreview.tsx';
import { TextInput } from '../ui/TextInput.tsx';
import { SignedCopies } from './SignedCopies.tsx';
import { SignForm, signingDraft } from './SignForm.tsx';
import './papers.css';

/** One version of a paper: print it, note who has signed, attach the scanned copy, and undo what was noted by mistake. */
export function PaperPanel({ paperId }: { paperId: string }) {
  const paper = useApi('paper.get', { id: paperId });
  return <QueryState query={paper}>{(found) => <Content key={found.id} paper={found} />}</QueryState>;
}

function Content({ paper }: { paper: PaperView }) {
  const t = useText().papers;
  const mayWrite = useMayWrite();
  const own = useLanguage().language;
  const [language, setLanguage] = useState<Language>(own);
  const print = useCommand('paper.print');
  const [printed, setPrinted] = useState<MethodOutput<'paper.print'>>();
  const [signing, setSigning] = useState(false);
  const interrupted = useDraft(signingDraft(paper.id)).found;
  useEffect(() => {
    if (interrupted) setSigning(true);
  }, [interrupted]);
  const isSigned = paper.events.some(({ detail }) => detail.kind === 'signed');
  const isPrinted = paper.events.some(({ detail }) => detail.kind === 'printed');
  const done = { draft: true, completed: paper.state === 'completed', printed: isPrinted, signed: isSigned };

  return (
    <Panel title={t.facts(paper.documentId, paper.version)}>
      <ol className="paper-steps" aria-label={t.stepsLabel}>
        {(['draft', 'completed', 'printed', 'signed'] as const).map((step) => (
          <li key={step} data-done={done[step]}>
            {done[step] ? '✓ ' : ''}
            {t.steps[step]}
          </li>
        ))}
      </ol>
      {paper.newerVersion ? (
        <p>
          {t.newerVersion} <RouterLink to={paths.form(paper.personId, paper.newerVersion)}>{t.openNewer}</RouterLink>
        </p>
      ) : null}
      {paper.state === 'draft' ? <p className="subtle">{t.draftText}</p> : null}
      {paper.state === 'completed' && mayWrite ? (
        <div className="row row-end">
          <Button
            size="small"
            variant={isPrinted ? 'secondary' : 'primary'}
            icon={<PrinterSmallIcon aria-hidden />}
            loading={print.busy}
            onClick={() =>
              void print.run({ id: paper.id, language }).then((answer) => answer.ok && setPrinted(answer.value))
            }
          >
            {t.print}
          </Button>
          {isSigned ? null : (
            <Button
              size="small"
              variant={isPrinted ? 'primary' : 'secondary'}
              icon={<PencilWritingIcon aria-hidden />}
              aria-expanded={signing}
              onClick={() => setSigning(!signing)}
            >
              {t.sign}
            </Button>
          )}
          <ToggleGroup
            size="small"
            value={language}
            onChange={(value) => setLanguage(value === 'nn' ? 'nn' : 'nb')}
            aria-label={t.language}
          >
            <ToggleGroup.Item value="nb">Bokmål</ToggleGroup.Item>
            <ToggleGroup.Item value="nn">Nynorsk</ToggleGroup.Item>
          </ToggleGroup>
        </div>
      ) : null}
      <ErrorMessage error={print.error} />
      {signing && !isSigned ? <Signing paper={paper} onDone={() => setSigning(false)} /> : null}
      {printed ? <PdfPreview document={printed} title={t.printTitle} /> : null}
      <Events paper={paper} />
      {paper.state === 'completed' ? <SignedCopies paper={paper} /> : null}
    </Panel>
  );
}

function Signing({ paper, onDone }: { paper: PaperView; onDone: () => void }) {
  const form = useApi('form.get', { id: paper.id });
  const person = useApi('person.get', { id: paper.personId });
  return (
    <QueryState query={form}>
      {({ values }) => (
        <QueryState query={person}>
          {({ displayName }) => (
            <SignForm
              paper={paper}
              form={formDefinitions[paper.form]}
              values={values}
              personName={displayName}
              onDone={onDone}
            />
          )}
        </QueryState>
      )}
    </QueryState>
  );
}

function Events({ paper }: { paper: PaperView }) {
  const t = useText().papers;
  const mayWrite = useMayWrite();
  const [undoing, setUndoing] = useState<string>();
  // A printing stays: the paper is out. What came last of the rest can be undone.
  const newest = paper.events
    .filter(({ detail }) => detail.kind !== 'printed')
    .toSorted((a, b) => (a.recordedAt < b.recordedAt ? 1 : -1))
    .at(0);
  if (paper.events.length === 0) return null;
  return (
    <section className="stack-s" aria-label={t.events}>
      <h3>{t.events}</h3>
      <ul>
        {paper.events.map((event) => (
          <li key={event.id}>
            {formatDate(event.date)}: {eventText(event.detail, t)} <span className="subtle">({event.recordedBy})</span>
            {event.note ? <div className="subtle">{event.note}</div> : null}
            {mayWrite && event.id === newest?.id ? (
              <Button size="xsmall" variant="tertiary" onClick={() => setUndoing(event.id)}>
                {t.undo}
              </Button>
            ) : null}
          </li>
        ))}
      </ul>
      {undoing ? <UndoDialog eventId={undoing} onClose={() => setUndoing(undefined)} /> : null}
    </section>
  );
}

function eventText(detail: PaperView['events'][number]['detail'], t: ReturnType<typeof useText>['papers']): string {
  switch (detail.kind) {
    case 'signed':
      return t.event.signed(detail.signatures.map(({ name }) => name).join(', '));
    case 'brokenOff':
      return t.event.brokenOff(detail.reason);
    default:
      return t.event[detail.kind];
  }
}

const noReason = { reason: '' };

function UndoDialog({ eventId, onClose }: { eventId: string; onClose: () => void }) {
  const t = useText().papers;
  const undo = useCommand('paper.undoEvent');
  const draft = useDraftForm(`paper:undo:${eventId}`, noReason);
  if (!draft) return null;
  return (
    <ConfirmDialog
      open
      title={t.undoTitle}
      confirm={t.undo}
      busy={undo.busy}
      onConfirm={() =>
        void undo.run({ eventId, reason: draft.form.reason }).then((answer) => {
          if (!answer.ok) return;
          draft.clear();
          onClose();
        })
      }
      onClose={onClose}
    >
      <p>{t.undoText}</p>
      <TextInput
        label={t.undoReason}
        value={draft.form.reason}
        maxLength={2000}
        onChange={(reason) => draft.change({ reason })}
      />
      <ErrorMessage error={undo.error} />
    </ConfirmDialog>
  );
}

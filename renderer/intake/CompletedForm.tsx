import { PlusIcon, PrinterSmallIcon } from '@navikt/aksel-icons';
import { Button } from '@navikt/ds-react/Button';
import { InlineMessage } from '@navikt/ds-react/InlineMessage';
import { useMemo } from 'react';
import { Link as RouterLink, useNavigate } from 'react-router';
import type { FormInstance } from '#shared/api/methods/forms.ts';
import type { FormDefinition } from '#shared/forms/form.ts';
import { useApi, useCommand } from '../client/hooks.ts';
import { formatInstantDay } from '../i18n/format.ts';
import { useCatalogue } from '../i18n/useText.tsx';
import { PaperPanel } from '../papers/PaperPanel.tsx';
import { paths } from '../paths.ts';
import { useMayWrite } from '../session/session.tsx';
import { ErrorMessage } from '../ui/ErrorMessage.tsx';
import { Page } from '../ui/Page.tsx';
import { RegisterDifferences } from './RegisterDifferences.tsx';
import { Summary } from './Summary.tsx';
import { intakeTexts } from './texts.ts';

/** A version to read: completed ones, and drafts for those who may only read. */
export function CompletedForm(props: {
  form: FormDefinition;
  instance: FormInstance;
  name: string;
  back: { to: string; label: string };
  onPrint: () => void;
}) {
  const t = useCatalogue(intakeTexts);
  const mayWrite = useMayWrite();
  const navigate = useNavigate();
  const { form, instance } = props;
  const start = useCommand('form.start');
  const versions = useApi('form.list', { personId: instance.personId, form: instance.form });
  const isPaper = instance.form !== 'intakeMapping';
  const chain = versions.data?.forms.filter(({ series }) => series === instance.series) ?? [];
  const isNewest = chain[0]?.id === instance.id;
  const completed = instance.state === 'completed';
  const before = useMemo(() => new Map(instance.changed.map(({ path, before }) => [path, before])), [instance]);

  async function newVersion() {
    const { personId, form } = instance;
    const answer = await start.run(isPaper ? { personId, form, amends: instance.id } : { personId, form });
    if (answer.ok) navigate((isPaper ? paths.form : paths.intake)(personId, answer.value.id));
  }

  return (
    <Page
      title={<bdi>{props.name}</bdi>}
      windowTitle={t.titles[instance.form]}
      lead={`${t.completed.title(t.titles[instance.form], instance.version)} · ${t.completed.document} ${instance.documentId}`}
      back={props.back}
      actions={
        <>
          {isPaper && completed ? null : (
            <Button
              size="small"
              variant={completed ? 'primary' : 'secondary'}
              icon={<PrinterSmallIcon aria-hidden />}
              onClick={props.onPrint}
            >
              {t.preview}
            </Button>
          )}
          {instance.form === 'practiceContract' ? (
            <Button size="small" as={RouterLink} to={paths.contract(instance.series)}>
              {t.completed.openContract}
            </Button>
          ) : null}
          {completed && mayWrite && isNewest && instance.form !== 'practiceContract' ? (
            <Button
              size="small"
              variant="secondary"
              icon={<PlusIcon aria-hidden />}
              loading={start.busy}
              onClick={() => void newVersion()}
            >
              {t.completed.newVersion}
            </Button>
          ) : null}
        </>
      }
    >
      <div className="stack intake-read">
        <InlineMessage status={completed ? 'success' : 'info'} size="small">
          {completed ? completedLine() : t.readOnly}
        </InlineMessage>
        <ErrorMessage error={start.error} />
        {completed && isPaper ? <PaperPanel paperId={instance.id} /> : null}
        {completed && mayWrite && isNewest ? <RegisterDifferences formId={instance.id} form={form} /> : null}
        <Summary heading="h2" form={form} values={instance.values} before={before} />
      </div>
    </Page>
  );

  function completedLine(): string {
    const day = instance.completedAt ? formatInstantDay(instance.completedAt) : '';
    return instance.completedBy ? t.completed.by(day, instance.completedBy) : t.completed.byNobody(day);
  }
}

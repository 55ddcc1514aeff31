import { useParams, useSearchParams } from 'react-router';
import { formDefinitions } from '#shared/forms/registry.ts';
import { useApi } from '../client/hooks.ts';
import { useCatalogue } from '../i18n/useText.tsx';
import { paths } from '../paths.ts';
import { useMayWrite } from '../session/session.tsx';
import { ErrorMessage, Loading } from '../ui/ErrorMessage.tsx';
import { Page } from '../ui/Page.tsx';
import { CompletedForm } from './CompletedForm.tsx';
import { IntakeEditor } from './IntakeEditor.tsx';
import { PrintForm } from './PrintForm.tsx';
import { intakeTexts } from './texts.ts';
import { useInstance } from './useInstance.ts';

/** Where a person's forms of each kind are listed. */
const tabs = { intakeMapping: 'intake', consent: 'consents', practiceContract: 'contracts' } as const;

/** One filled form: to write in while it is a draft, to read when it is completed, to print at any time. */
export function IntakePage() {
  const t = useCatalogue(intakeTexts);
  const { id: personId = '', formId = '' } = useParams();
  const [search, setSearch] = useSearchParams();
  const mayWrite = useMayWrite();
  const person = useApi('person.get', { id: personId });
  const { instance, error, retry, replace } = useInstance(formId);
  const back = { to: paths.personTab(personId, instance ? tabs[instance.form] : 'intake'), label: t.backToPerson };
  const name = person.data?.displayName ?? '';

  if (!instance || (person.isPending && !person.isError)) {
    return (
      <Page title={t.titles[instance?.form ?? 'intakeMapping']} back={back}>
        {error ? <ErrorMessage error={error} onRetry={retry} /> : <Loading />}
      </Page>
    );
  }
  const form = formDefinitions[instance.form];
  const common = { form, instance, name, back };
  if (search.get('vis') === 'utskrift') {
    return <PrintForm {...common} onClose={() => setSearch(without(search, 'vis'), { replace: true })} />;
  }
  const onPrint = () => setSearch(withPrint(search), { replace: true });
  if (instance.state === 'completed' || !mayWrite) return <CompletedForm {...common} onPrint={onPrint} />;
  return (
    <IntakeEditor
      key={instance.id}
      {...common}
      birthDate={person.data?.values.birthDate ?? null}
      onPrint={onPrint}
      onCompleted={replace}
    />
  );
}

function withPrint(search: URLSearchParams): URLSearchParams {
  const next = new URLSearchParams(search);
  next.set('vis', 'utskrift');
  return next;
}

function without(search: URLSearchParams, key: string): URLSearchParams {
  const next = new URLSearchParams(search);
  next.delete(key);
  return next;
}

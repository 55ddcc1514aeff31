import { ArrowLeftIcon } from '@navikt/aksel-icons';
import { Button } from '@navikt/ds-react/Button';
import { InlineMessage } from '@navikt/ds-react/InlineMessage';
import { ToggleGroup } from '@navikt/ds-react/ToggleGroup';
import { useState } from 'react';
import type { FormInstance } from '#shared/api/methods/forms.ts';
import type { Language } from '#shared/text/localText.ts';
import { useApi } from '../client/hooks.ts';
import { useCatalogue, useLanguage } from '../i18n/useText.tsx';
import { ErrorMessage } from '../ui/ErrorMessage.tsx';
import { Page } from '../ui/Page.tsx';
import { PdfPreview } from '../ui/PdfPreview.tsx';
import { intakeTexts } from './texts.ts';

/** The form on paper: look at it, print it, save it; in either written language, whatever the screen is in. */
export function PrintForm(props: {
  instance: FormInstance;
  name: string;
  back: { to: string; label: string };
  onClose: () => void;
}) {
  const t = useCatalogue(intakeTexts);
  const own = useLanguage().language;
  const [language, setLanguage] = useState<Language>(own);
  const { instance } = props;
  const pdf = useApi('form.pdf', { id: instance.id, language }, { staleTime: 0 });
  return (
    <Page
      title={<bdi>{props.name}</bdi>}
      windowTitle={t.print.title}
      lead={`${t.titles[instance.form]} · ${t.version(instance.version)} · ${t.print.title}`}
      back={props.back}
      actions={
        <Button size="small" variant="secondary" icon={<ArrowLeftIcon aria-hidden />} onClick={props.onClose}>
          {t.print.close}
        </Button>
      }
    >
      {instance.state === 'draft' ? (
        <InlineMessage status="info" size="small">
          {t.print.draft}
        </InlineMessage>
      ) : null}
      {pdf.error ? <ErrorMessage error={pdf.error.error} onRetry={() => void pdf.refetch()} /> : null}
      <PdfPreview
        document={pdf.isFetching ? undefined : pdf.data}
        title={t.print.title}
        actions={
          <ToggleGroup
            size="small"
            value={language}
            onChange={(value) => setLanguage(value === 'nn' ? 'nn' : 'nb')}
            aria-label={t.print.language}
          >
            <ToggleGroup.Item value="nb">{t.print.nb}</ToggleGroup.Item>
            <ToggleGroup.Item value="nn">{t.print.nn}</ToggleGroup.Item>
          </ToggleGroup>
        }
      />
    </Page>
  );
}

import { Select } from '@navikt/ds-react/Select';
import { ToggleGroup } from '@navikt/ds-react/ToggleGroup';
import { useState } from 'react';
import { formIds } from '#shared/api/methods/forms.ts';
import type { Language } from '#shared/text/localText.ts';
import { useApi } from '../client/hooks.ts';
import { FillableDownload } from '../fillable/FillableDownload.tsx';
import { useLanguage, useText } from '../i18n/useText.tsx';
import { QueryState } from '../ui/ErrorMessage.tsx';
import { Page } from '../ui/Page.tsx';
import { PdfPreview } from '../ui/PdfPreview.tsx';

type FormId = (typeof formIds)[number];

/** Blank forms for filling in by hand, in both written languages. */
export function FormsPage() {
  const t = useText().screens.forms;
  const { language: own } = useLanguage();
  const [form, setForm] = useState<FormId>('intakeMapping');
  const [language, setLanguage] = useState<Language>(own);
  const pdf = useApi('form.blankPdf', { form, language }, { keepPrevious: true });
  return (
    <Page title={t.title} lead={t.lead}>
      <div className="row row-end">
        <Select
          size="small"
          label={t.form}
          value={form}
          onChange={(event) => {
            const chosen = formIds.find((id) => id === event.target.value);
            if (chosen) setForm(chosen);
          }}
        >
          {formIds.map((id) => (
            <option key={id} value={id}>
              {t.titles[id]}
            </option>
          ))}
        </Select>
        <ToggleGroup
          size="small"
          label={t.language}
          value={language}
          onChange={(value) => setLanguage(value === 'nn' ? 'nn' : 'nb')}
        >
          <ToggleGroup.Item value="nb">Bokmål</ToggleGroup.Item>
          <ToggleGroup.Item value="nn">Nynorsk</ToggleGroup.Item>
        </ToggleGroup>
      </div>
      <FillableDownload key={`${form} ${language}`} form={form} language={language} />
      <QueryState query={pdf}>{(document) => <PdfPreview document={document} title={t.titles[form]} />}</QueryState>
    </Page>
  );
}

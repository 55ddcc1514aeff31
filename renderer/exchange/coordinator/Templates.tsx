import { ReadMore } from '@navikt/ds-react/ReadMore';
import { Select } from '@navikt/ds-react/Select';
import { useState } from 'react';
import type { MethodOutput } from '#shared/api/contract.ts';
import { maxTemplateText, templateFields } from '#shared/exchange/sentOut.ts';
import { useApi, useCommand } from '../../client/hooks.ts';
import { useLanguage, useText } from '../../i18n/useText.tsx';
import { useDraftForm } from '../../session/useDraftForm.ts';
import { DateInput, readDate } from '../../ui/DateInput.tsx';
import { QueryState } from '../../ui/ErrorMessage.tsx';
import { Panel } from '../../ui/Page.tsx';
import { TextArea, TextInput } from '../../ui/TextInput.tsx';
import { SentItem } from './SentItem.tsx';
import { Writing } from './Writing.tsx';

type Box = MethodOutput<'template.list'>['fields'][number];

const empty = { templateFor: templateFields[0] as string, validFrom: '', source: '', textNb: '', textNn: '' };

/** Starting texts of the practice contract's boxes (vedlegg 1), and the way to change one. */
export function Templates() {
  const t = useText().exchange.coordinator.sent;
  const { language } = useLanguage();
  const templates = useApi('template.list', {});
  const label = (box: Box | undefined) => (box === undefined ? '' : language === 'nn' ? box.labelNn : box.labelNb);
  return (
    <Panel title={t.templates}>
      <p className="subtle coordinator-text">{t.templatesText}</p>
      <QueryState query={templates}>
        {(found) => (
          <>
            {found.mayWrite ? <SetTemplate boxes={found.fields} label={label} /> : null}
            {found.templates.length === 0 ? <p className="subtle">{t.templatesNone}</p> : null}
            <ul className="stack coordinator-list">
              {found.templates.map((template) => (
                <SentItem
                  key={template.id}
                  title={label(found.fields.find(({ templateFor }) => templateFor === template.templateFor))}
                  sent={template}
                  withdraw="template.withdraw"
                  mayWrite={found.mayWrite}
                />
              ))}
            </ul>
          </>
        )}
      </QueryState>
    </Panel>
  );
}

function SetTemplate({ boxes, label }: { boxes: readonly Box[]; label: (box: Box) => string }) {
  const t = useText().exchange.coordinator.sent;
  const { language } = useLanguage();
  const set = useCommand('template.set');
  const draft = useDraftForm('template.set', empty);
  const [tried, setTried] = useState(false);
  if (draft === undefined) return null;
  const { form, change, clear } = draft;
  const date = readDate(form.validFrom);
  const box = boxes.find(({ templateFor }) => templateFor === form.templateFor) ?? boxes[0];

  async function save(): Promise<boolean> {
    setTried(true);
    if (date === undefined || box === undefined) return false;
    const { source, textNb, textNn } = form;
    const { templateFor } = box;
    const answer = await set.run({ templateFor, validFrom: date, source, textNb, textNn: textNn.trim() || null });
    if (!answer.ok) return false;
    clear();
    setTried(false);
    return true;
  }

  return (
    <Writing
      label={t.setTemplate}
      begun={form.validFrom + form.source + form.textNb + form.textNn !== ''}
      error={set.error}
      busy={set.busy}
      onSave={save}
    >
      <div className="row row-end">
        <Select
          size="small"
          label={t.box}
          value={box?.templateFor}
          onChange={(event) => change({ templateFor: event.target.value })}
        >
          {boxes.map((each) => (
            <option key={each.templateFor} value={each.templateFor}>
              {label(each)}
            </option>
          ))}
        </Select>
        <DateInput
          label={t.validFrom}
          value={form.validFrom}
          error={tried && date === undefined ? t.dateNeeded : undefined}
          onChange={(validFrom) => change({ validFrom })}
        />
      </div>
      {box === undefined ? null : (
        <ReadMore size="small" header={t.builtIn}>
          <p className="coordinator-quote">{language === 'nn' ? box.builtInNn : box.builtInNb}</p>
        </ReadMore>
      )}
      <TextInput
        label={t.source}
        description={t.sourceHint}
        maxLength={300}
        value={form.source}
        onChange={(source) => change({ source })}
      />
      <TextArea
        label={t.textNb}
        maxLength={maxTemplateText}
        value={form.textNb}
        onChange={(textNb) => change({ textNb })}
      />
      <TextArea
        label={t.textNn}
        description={t.templateNnHint}
        maxLength={maxTemplateText}
        value={form.textNn}
        onChange={(textNn) => change({ textNn })}
      />
    </Writing>
  );
}

import { Button } from '@navikt/ds-react/Button';
import { Checkbox, CheckboxGroup } from '@navikt/ds-react/Checkbox';
import { useState } from 'react';
import type { FormDefinition, Scalar } from '#shared/forms/form.ts';
import { fieldByKey } from '#shared/forms/paths.ts';
import { useApi, useCommand } from '../client/hooks.ts';
import { useCatalogue, useLanguage, useLocal } from '../i18n/useText.tsx';
import { ErrorMessage } from '../ui/ErrorMessage.tsx';
import { Panel } from '../ui/Page.tsx';
import { readableValue } from './readableValue.ts';
import { intakeTexts } from './texts.ts';

/** What the form says otherwise than the register, offered to be carried over: nobody types it twice. */
export function RegisterDifferences(props: { formId: string; form: FormDefinition }) {
  const t = useCatalogue(intakeTexts).register;
  const write = useLocal();
  const { language } = useLanguage();
  const query = useApi('form.registerDifferences', { id: props.formId }, { staleTime: 0 });
  const apply = useCommand('form.applyToRegister');
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const [message, setMessage] = useState('');
  const differences = query.data?.differences ?? [];

  const show = (path: string, value: Scalar) => {
    const field = fieldByKey(props.form, path)?.field;
    if (value === null || value === '') return t.empty;
    return field && field.type !== 'table' ? readableValue(field, value, language) : String(value);
  };
  const label = (path: string) => {
    const field = fieldByKey(props.form, path)?.field;
    return field ? write(field.fullLabel ?? field.label) : path;
  };

  async function run() {
    if (chosen.length === 0) return setMessage(t.none);
    const answer = await apply.run({ id: props.formId, paths: [...chosen] });
    if (!answer.ok) return;
    setChosen([]);
    setMessage(t.updated);
  }

  if (differences.length === 0) return <p role="status">{message === t.updated ? message : ''}</p>;
  return (
    <Panel className="intake-register">
      <CheckboxGroup
        size="small"
        legend={t.title}
        description={t.lead}
        value={[...chosen]}
        onChange={(next: string[]) => {
          setMessage('');
          setChosen(next);
        }}
      >
        {differences.map(({ path, inForm, inRegister }) => (
          <Checkbox key={path} value={path}>
            <span className="intake-difference">
              <strong>{label(path)}</strong>
              <span>
                {t.inForm}: <bdi>{show(path, inForm)}</bdi> · {t.inRegister}: <bdi>{show(path, inRegister)}</bdi>
              </span>
            </span>
          </Checkbox>
        ))}
      </CheckboxGroup>
      <ErrorMessage error={apply.error} />
      <div className="row">
        <Button size="small" variant="secondary" loading={apply.busy} onClick={() => void run()}>
          {t.apply}
        </Button>
        <Button
          size="small"
          variant="tertiary"
          onClick={() => {
            setMessage('');
            setChosen(differences.map(({ path }) => path));
          }}
        >
          {t.all}
        </Button>
        <span role="status">{message}</span>
      </div>
    </Panel>
  );
}

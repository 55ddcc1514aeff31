import { Button } from '@navikt/ds-react/Button';
import { Radio, RadioGroup } from '@navikt/ds-react/Radio';
import { type FormEvent, useState } from 'react';
import { useCommand } from '../../client/hooks.ts';
import { useText } from '../../i18n/useText.tsx';
import { useDraftForm } from '../../session/useDraftForm.ts';
import { ErrorMessage } from '../../ui/ErrorMessage.tsx';
import { Panel } from '../../ui/Page.tsx';
import { TextInput } from '../../ui/TextInput.tsx';

const initial = { name: '', role: 'municipality' };

/** The first step: keys of its own for this machine, and a name that the others know it by. */
export function CreateInstallation({ mayManage }: { mayManage: boolean }) {
  const t = useText().exchange.members;
  const create = useCommand('installation.create');
  const draft = useDraftForm('installation:create', initial);
  const [tried, setTried] = useState(false);
  if (!draft) return null;
  const { form, change, clear } = draft;
  const name = form.name.trim();

  async function submit(event: FormEvent) {
    event.preventDefault();
    setTried(true);
    if (name === '') return;
    const role = form.role === 'coordinator' ? 'coordinator' : 'municipality';
    if ((await create.run({ name, role })).ok) clear();
  }

  return (
    <Panel title={t.newInstallation}>
      <p>{t.newInstallationLead}</p>
      {mayManage ? (
        <form autoComplete="off" className="stack member-form" onSubmit={(event) => void submit(event)} noValidate>
          <TextInput
            label={t.name}
            description={t.nameHint}
            value={form.name}
            maxLength={100}
            error={tried && name === '' ? t.nameMissing : undefined}
            onChange={(value) => change({ name: value })}
          />
          <RadioGroup size="small" legend={t.role} value={form.role} onChange={(role: string) => change({ role })}>
            <Radio value="municipality" description={t.roleHelp.municipality}>
              {t.roles.municipality}
            </Radio>
            <Radio value="coordinator" description={t.roleHelp.coordinator}>
              {t.roles.coordinator}
            </Radio>
          </RadioGroup>
          <ErrorMessage error={create.error} />
          <div>
            <Button size="small" type="submit" loading={create.busy}>
              {t.create}
            </Button>
          </div>
        </form>
      ) : (
        <p className="subtle">{t.onlyAdministrators}</p>
      )}
    </Panel>
  );
}

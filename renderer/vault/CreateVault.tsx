import { Button } from '@navikt/ds-react/Button';
import { Radio, RadioGroup } from '@navikt/ds-react/Radio';
import { Select } from '@navikt/ds-react/Select';
import { type FormEvent, useState } from 'react';
import type { Role } from '#shared/api/methods/vault.ts';
import { type MunicipalityNumber, municipalities, municipalityByNumber } from '#shared/municipalities.ts';
import { useCommand } from '../client/hooks.ts';
import { useLanguage, useText } from '../i18n/useText.tsx';
import { useSession } from '../session/session.tsx';
import { ErrorMessage } from '../ui/ErrorMessage.tsx';
import { TextInput } from '../ui/TextInput.tsx';
import { GateFrame } from './GateFrame.tsx';
import { type NewPassphrase, noPassphrase, PassphraseFields, usePassphraseErrors } from './PassphraseFields.tsx';
import { RecoveryKeyStep } from './RecoveryKeyStep.tsx';

const roleOrder = ['consultant', 'coordinator', 'reader'] as const satisfies readonly Role[];

interface Owner {
  readonly municipality: MunicipalityNumber | '';
  readonly name: string;
  readonly role: Role;
}

/** First run: who and where, a passphrase, and the recovery key, one after another. */
export function CreateVault(props: { onBack: () => void; onWelcoming: (welcoming: boolean) => void }) {
  const { setStatus } = useSession();
  const create = useCommand('vault.create');
  const [owner, setOwner] = useState<Owner>({ municipality: '', name: '', role: 'consultant' });
  const [step, setStep] = useState<0 | 1>(0);
  const [recoveryKey, setRecoveryKey] = useState<string>();

  async function submit(passphrase: string) {
    if (owner.municipality === '') return;
    props.onWelcoming(true);
    const answer = await create.run({
      ...owner,
      municipality: owner.municipality,
      name: owner.name.trim(),
      passphrase,
    });
    if (answer.ok) {
      setRecoveryKey(answer.value.recoveryKey);
      setStatus(answer.value.status);
    } else {
      props.onWelcoming(false);
    }
  }

  if (recoveryKey) {
    return <RecoveryKeyStep recoveryKey={recoveryKey} onDone={() => props.onWelcoming(false)} />;
  }
  if (step === 0) {
    return <OwnerStep owner={owner} onChange={setOwner} onBack={props.onBack} onNext={() => setStep(1)} />;
  }
  return (
    <PassphraseStep owner={owner} create={create} onBack={() => setStep(0)} onSubmit={(value) => void submit(value)} />
  );
}

function StepLine(props: { number: 1 | 2 | 3 }) {
  const t = useText().vault.create;
  return (
    <p className="subtle">
      {t.step(props.number, 3)}: {t.steps[props.number - 1]}
    </p>
  );
}

function OwnerStep(props: { owner: Owner; onChange: (owner: Owner) => void; onBack: () => void; onNext: () => void }) {
  const t = useText();
  const { language, setLanguage } = useLanguage();
  const [tried, setTried] = useState(false);
  const { owner, onChange } = props;

  function next(event: FormEvent) {
    event.preventDefault();
    setTried(true);
    if (owner.municipality !== '' && owner.name.trim() !== '') props.onNext();
  }

  return (
    <GateFrame title={t.vault.create.title}>
      <StepLine number={1} />
      <form autoComplete="off" className="stack" onSubmit={next} noValidate>
        <Select
          size="small"
          label={t.vault.municipality}
          value={owner.municipality}
          error={tried && owner.municipality === '' ? t.vault.create.chooseMunicipality : undefined}
          onChange={(event) => {
            const chosen = municipalities.find((one) => one.number === event.target.value);
            onChange({ ...owner, municipality: chosen?.number ?? '' });
            // A municipality that has decided on nynorsk gets it unasked; the switch is in the corner.
            if (chosen && municipalityByNumber(chosen.number)?.language === 'nn' && language === 'nb')
              setLanguage('nn');
          }}
        >
          <option value="">{t.common.choose}</option>
          {municipalities.map(({ number, name }) => (
            <option key={number} value={number}>
              {name}
            </option>
          ))}
        </Select>
        <TextInput
          size="small"
          label={t.vault.create.name}
          description={t.vault.create.nameHelp}
          value={owner.name}
          maxLength={200}
          error={tried && owner.name.trim() === '' ? t.vault.create.writeName : undefined}
          onChange={(name) => onChange({ ...owner, name })}
        />
        <RadioGroup
          size="small"
          legend={t.vault.create.role}
          value={owner.role}
          onChange={(value: Role) => onChange({ ...owner, role: value })}
        >
          {roleOrder.map((role) => (
            <Radio key={role} value={role} description={t.vault.create.roleHelp[role]}>
              {t.shell.roles[role]}
            </Radio>
          ))}
        </RadioGroup>
        <div className="row row-between">
          <Button type="button" variant="tertiary" onClick={props.onBack}>
            {t.common.back}
          </Button>
          <Button type="submit">{t.common.next}</Button>
        </div>
      </form>
    </GateFrame>
  );
}

function PassphraseStep(props: {
  owner: Owner;
  create: ReturnType<typeof useCommand<'vault.create'>>;
  onBack: () => void;
  onSubmit: (passphrase: string) => void;
}) {
  const t = useText();
  const check = usePassphraseErrors();
  const [passphrase, setPassphrase] = useState<NewPassphrase>(noPassphrase);
  const [tried, setTried] = useState(false);
  const { create, owner } = props;
  const municipality = municipalityByNumber(owner.municipality)?.name ?? '';

  function submit(event: FormEvent) {
    event.preventDefault();
    setTried(true);
    if (Object.keys(check(passphrase)).length === 0) props.onSubmit(passphrase.value);
  }

  return (
    <GateFrame title={t.vault.create.title}>
      <StepLine number={2} />
      <form autoComplete="off" className="stack" onSubmit={submit} noValidate>
        <PassphraseFields
          passphrase={passphrase}
          onChange={setPassphrase}
          avoid={[owner.name, municipality, 'Dalsam']}
          errors={tried ? check(passphrase) : {}}
        />
        <p className="subtle">{t.vault.create.noHelp}</p>
        <ErrorMessage error={create.error} />
        <div className="row row-between">
          <Button type="button" variant="tertiary" onClick={props.onBack} disabled={create.busy}>
            {t.common.back}
          </Button>
          <Button type="submit" loading={create.busy}>
            {t.vault.create.create}
          </Button>
        </div>
        {create.busy ? <p role="status">{t.vault.create.creating}</p> : null}
      </form>
    </GateFrame>
  );
}

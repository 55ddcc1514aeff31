import { Button } from '@navikt/ds-react/Button';
import { Radio, RadioGroup } from '@navikt/ds-react/Radio';
import { type FormEvent, useState } from 'react';
import type { User } from '#shared/api/methods/vault.ts';
import { useCommand } from '../client/hooks.ts';
import { useText } from '../i18n/useText.tsx';
import { useSession } from '../session/session.tsx';
import { ErrorMessage } from '../ui/ErrorMessage.tsx';
import { TextInput } from '../ui/TextInput.tsx';
import { GateFrame } from './GateFrame.tsx';
import { type NewPassphrase, noPassphrase, PassphraseFields, usePassphraseErrors } from './PassphraseFields.tsx';
import { useCountdown } from './useCountdown.ts';

/** In with the printed key: first the key, then whose passphrase is to be new. */
export function Recover(props: { onBack: () => void; onRestore: () => void }) {
  const t = useText();
  const { setStatus } = useSession();
  const check = usePassphraseErrors();
  const find = useCommand('vault.recoveryUsers');
  const recover = useCommand('vault.recover');
  const [recoveryKey, setRecoveryKey] = useState('');
  const [users, setUsers] = useState<readonly User[]>();
  const [userId, setUserId] = useState('');
  const [passphrase, setPassphrase] = useState<NewPassphrase>(noPassphrase);
  const [tried, setTried] = useState(false);
  const wait = useCountdown(find.error);

  async function findUsers(event: FormEvent) {
    event.preventDefault();
    if (wait > 0 || recoveryKey.trim() === '') return;
    const answer = await find.run({ recoveryKey });
    if (!answer.ok) return;
    const active = answer.value.users.filter((user) => user.active);
    setUsers(active);
    setUserId(active[0]?.id ?? '');
  }

  async function finish(event: FormEvent) {
    event.preventDefault();
    setTried(true);
    if (Object.keys(check(passphrase)).length > 0) return;
    const answer = await recover.run({ recoveryKey, next: passphrase.value, ...(userId ? { userId } : {}) });
    if (answer.ok) setStatus(answer.value);
  }

  return (
    <GateFrame title={t.vault.recover.title}>
      <p>{t.vault.recover.lead}</p>
      {users ? (
        <form autoComplete="off" className="stack" onSubmit={(event) => void finish(event)} noValidate>
          <RadioGroup size="small" legend={t.vault.recover.who} value={userId} onChange={setUserId}>
            {users.map((user) => (
              <Radio key={user.id} value={user.id} description={t.shell.roles[user.role]}>
                {user.name}
              </Radio>
            ))}
          </RadioGroup>
          <PassphraseFields
            label={t.vault.newPassphrase}
            passphrase={passphrase}
            onChange={setPassphrase}
            avoid={[...users.map((user) => user.name), 'Dalsam']}
            errors={tried ? check(passphrase) : {}}
          />
          <ErrorMessage error={recover.error} />
          <Actions onBack={() => setUsers(undefined)} busy={recover.busy} submit={t.vault.recover.finish} />
        </form>
      ) : (
        <form autoComplete="off" className="stack" onSubmit={(event) => void findUsers(event)} noValidate>
          <TextInput
            size="small"
            label={t.vault.recover.key}
            description={t.vault.recover.keyHelp}
            value={recoveryKey}
            maxLength={500}
            autoFocus
            onChange={setRecoveryKey}
          />
          <ErrorMessage error={find.error} />
          <Actions
            onBack={props.onBack}
            busy={find.busy}
            disabled={wait > 0}
            submit={wait > 0 ? t.vault.unlock.waiting(wait) : t.vault.recover.check}
          />
        </form>
      )}
      {users ? null : (
        <div>
          <Button size="small" variant="tertiary" onClick={props.onRestore}>
            {t.vault.unlock.backups}
          </Button>
        </div>
      )}
    </GateFrame>
  );
}

function Actions(props: { onBack: () => void; busy: boolean; disabled?: boolean; submit: string }) {
  const t = useText();
  return (
    <div className="row row-between">
      <Button type="button" variant="tertiary" onClick={props.onBack}>
        {t.common.back}
      </Button>
      <Button type="submit" loading={props.busy} disabled={props.disabled ?? false}>
        {props.submit}
      </Button>
    </div>
  );
}

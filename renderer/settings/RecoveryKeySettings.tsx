import { Button } from '@navikt/ds-react/Button';
import { TextField } from '@navikt/ds-react/TextField';
import { type FormEvent, useState } from 'react';
import { useApi, useCommand } from '../client/hooks.ts';
import { useText } from '../i18n/useText.tsx';
import { ErrorMessage } from '../ui/ErrorMessage.tsx';
import { Panel } from '../ui/Page.tsx';
import { RecoveryKeyPanel as ShownKey } from '../vault/RecoveryKeyPanel.tsx';
import { useCountdown } from '../vault/useCountdown.ts';

/** A new recovery key, for when the sheet is lost; only for those who administer the vault. */
export function RecoveryKeyPanel() {
  const t = useText();
  const users = useApi('user.list', {});
  const make = useCommand('vault.newRecoveryKey');
  const [passphrase, setPassphrase] = useState('');
  const [recoveryKey, setRecoveryKey] = useState<string>();
  const wait = useCountdown(make.error);

  async function submit(event: FormEvent) {
    event.preventDefault();
    if (passphrase === '' || wait > 0) return;
    const answer = await make.run({ passphrase });
    setPassphrase('');
    if (answer.ok) setRecoveryKey(answer.value.recoveryKey);
  }

  if (!users.data?.mayAdminister) return null;
  return (
    <Panel title={t.screens.settings.recoveryKey} className={recoveryKey ? 'wide' : ''}>
      {recoveryKey ? (
        <ShownKey
          recoveryKey={recoveryKey}
          done={t.screens.settings.recoveryKeyDone}
          onDone={() => setRecoveryKey(undefined)}
        />
      ) : (
        <form autoComplete="off" className="stack" onSubmit={(event) => void submit(event)} noValidate>
          <p className="subtle">{t.screens.settings.recoveryKeyText}</p>
          <TextField
            size="small"
            type="password"
            autoComplete="current-password"
            maxLength={1000}
            label={t.screens.settings.currentPassphrase}
            value={passphrase}
            onChange={(event) => setPassphrase(event.target.value)}
          />
          <ErrorMessage error={make.error} />
          <div>
            <Button
              size="small"
              variant="secondary"
              type="submit"
              loading={make.busy}
              disabled={wait > 0 || passphrase === ''}
            >
              {wait > 0 ? t.vault.unlock.waiting(wait) : t.screens.settings.newRecoveryKey}
            </Button>
          </div>
        </form>
      )}
    </Panel>
  );
}

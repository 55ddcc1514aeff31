import { Button } from '@navikt/ds-react/Button';
import { TextField } from '@navikt/ds-react/TextField';
import { type FormEvent, useState } from 'react';
import type { BackupEntry, VaultStatus } from '#shared/api/methods/vault.ts';
import { useApi, useCommand } from '../client/hooks.ts';
import { formatInstant } from '../i18n/format.ts';
import { useText } from '../i18n/useText.tsx';
import { ErrorMessage, QueryState } from '../ui/ErrorMessage.tsx';
import { BackupTable } from './BackupTable.tsx';
import { GateFrame } from './GateFrame.tsx';
import { useCountdown } from './useCountdown.ts';

/** Puts a backup in the vault's place; also what one meets when the vault's files are damaged. */
export function Restore(props: {
  problem?: Extract<VaultStatus, { state: 'damaged' }>['problem'];
  onBack?: () => void;
  onDone: (status: VaultStatus) => void;
}) {
  const t = useText();
  const list = useApi('backup.list', {}, { staleTime: 0 });
  const [chosen, setChosen] = useState<BackupEntry>();
  const title = props.problem ? t.vault.damaged.title : t.vault.restore.title;
  return (
    <GateFrame title={title} wide>
      {props.problem ? <p>{t.vault.damaged.problems[props.problem]}</p> : null}
      <QueryState query={list}>
        {({ backups }) =>
          backups.length === 0 ? (
            <p>{props.problem ? t.vault.damaged.none : t.vault.restore.none}</p>
          ) : (
            <>
              <p>{props.problem ? t.vault.damaged.lead : t.vault.restore.lead}</p>
              <BackupTable
                backups={backups}
                action={(backup) => (
                  <Button
                    size="xsmall"
                    variant={chosen?.name === backup.name ? 'primary' : 'secondary'}
                    aria-pressed={chosen?.name === backup.name}
                    onClick={() => setChosen(backup)}
                  >
                    {t.vault.restore.choose}
                  </Button>
                )}
              />
            </>
          )
        }
      </QueryState>
      {chosen ? <RestoreForm key={chosen.name} backup={chosen} onDone={props.onDone} /> : null}
      {props.onBack ? (
        <div>
          <Button variant="tertiary" onClick={props.onBack}>
            {t.common.back}
          </Button>
        </div>
      ) : null}
    </GateFrame>
  );
}

/** Asks for the passphrase that the backup was made under, and restores. */
export function RestoreForm(props: { backup: BackupEntry; onDone: (status: VaultStatus) => void }) {
  const t = useText();
  const restore = useCommand('backup.restore');
  const [passphrase, setPassphrase] = useState('');
  const wait = useCountdown(restore.error);

  async function submit(event: FormEvent) {
    event.preventDefault();
    if (passphrase === '' || wait > 0) return;
    const answer = await restore.run({ name: props.backup.name, passphrase });
    if (answer.ok) props.onDone(answer.value);
  }

  return (
    <form autoComplete="off" className="stack" onSubmit={(event) => void submit(event)} noValidate>
      <h2 className="panel-title">{t.vault.restore.chosen(formatInstant(props.backup.createdAt))}</h2>
      <TextField
        size="small"
        label={t.vault.restore.passphrase}
        type="password"
        autoComplete="current-password"
        autoFocus
        maxLength={1000}
        value={passphrase}
        onChange={(event) => setPassphrase(event.target.value)}
      />
      <ErrorMessage error={restore.error} />
      {restore.busy ? <p role="status">{t.vault.restore.restoring}</p> : null}
      <div>
        <Button type="submit" loading={restore.busy} disabled={wait > 0 || passphrase === ''}>
          {wait > 0 ? t.vault.unlock.waiting(wait) : t.vault.restore.restore}
        </Button>
      </div>
    </form>
  );
}

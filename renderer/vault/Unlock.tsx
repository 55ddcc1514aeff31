import { Button } from '@navikt/ds-react/Button';
import { Tag } from '@navikt/ds-react/Tag';
import { TextField } from '@navikt/ds-react/TextField';
import { type FormEvent, useRef, useState } from 'react';
import type { VaultStatus } from '#shared/api/methods/vault.ts';
import { municipalityByNumber } from '#shared/municipalities.ts';
import { useCommand } from '../client/hooks.ts';
import { useErrorText, useText } from '../i18n/useText.tsx';
import { useSession } from '../session/session.tsx';
import { ErrorMessage } from '../ui/ErrorMessage.tsx';
import { GateFrame } from './GateFrame.tsx';
import type { GateScreen } from './gateScreen.ts';
import { useCountdown } from './useCountdown.ts';

/** Errors that belong to the passphrase field; the others tell of the vault itself. */
const ofTheField: ReadonlySet<string> = new Set(['wrongPassphrase', 'tooManyAttempts']);
/** A backup is the way out of these. */
const ofTheFiles: ReadonlySet<string> = new Set(['vaultDamaged', 'keyFileDamaged', 'vaultPlaintext', 'vaultMissing']);

export function Unlock(props: {
  status: Extract<VaultStatus, { state: 'locked' }>;
  /** A backup has just been put in the vault's place. */
  restored: boolean;
  onScreen: (screen: GateScreen) => void;
}) {
  const t = useText();
  const write = useErrorText();
  const { setStatus } = useSession();
  const unlock = useCommand('vault.unlock');
  const [passphrase, setPassphrase] = useState('');
  const [missing, setMissing] = useState(false);
  const field = useRef<HTMLInputElement>(null);
  const wait = useCountdown(unlock.error, props.status.waitSeconds);
  const { status } = props;
  const { error } = unlock;

  async function submit(event: FormEvent) {
    event.preventDefault();
    setMissing(passphrase === '');
    if (passphrase === '' || wait > 0 || unlock.busy) return;
    const answer = await unlock.run({ passphrase });
    if (answer.ok) setStatus(answer.value);
    else field.current?.select();
  }

  const fieldError = missing ? t.vault.unlock.writeIt : error && ofTheField.has(error.code) ? write(error) : undefined;
  return (
    <GateFrame
      title={t.vault.unlock.title(municipalityByNumber(status.municipality)?.name ?? '')}
      foot={`${t.vault.welcome.directory}: ${status.directory}`}
    >
      {status.demo ? (
        <div className="row">
          <Tag size="small" variant="moderate" data-color="info">
            {t.common.demo}
          </Tag>
        </div>
      ) : null}
      {props.restored ? (
        <p role="status">{t.vault.restore.done}</p>
      ) : status.reason === 'started' ? null : (
        <p>{status.reason === 'idle' ? t.vault.unlock.idle : t.vault.unlock.byUser}</p>
      )}
      <form autoComplete="off" className="stack" onSubmit={(event) => void submit(event)} noValidate>
        <TextField
          size="small"
          ref={field}
          label={t.vault.passphrase}
          type="password"
          autoComplete="current-password"
          autoFocus
          maxLength={1000}
          value={passphrase}
          error={fieldError}
          onChange={(event) => {
            setPassphrase(event.target.value);
            setMissing(false);
          }}
        />
        {error && !ofTheField.has(error.code) ? (
          <ErrorMessage error={error}>
            {ofTheFiles.has(error.code) ? (
              <div>
                <Button type="button" size="small" variant="secondary" onClick={() => props.onScreen('restore')}>
                  {t.vault.unlock.backups}
                </Button>
              </div>
            ) : null}
          </ErrorMessage>
        ) : null}
        <Button type="submit" loading={unlock.busy} disabled={wait > 0}>
          {wait > 0 ? t.vault.unlock.waiting(wait) : t.vault.unlock.unlock}
        </Button>
      </form>
      <div className="row">
        <Button size="small" variant="tertiary" onClick={() => props.onScreen('recover')}>
          {t.vault.unlock.forgot}
        </Button>
        <Button size="small" variant="tertiary" onClick={() => props.onScreen('restore')}>
          {t.vault.unlock.backups}
        </Button>
      </div>
    </GateFrame>
  );
}

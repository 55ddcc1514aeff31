import { Button } from '@navikt/ds-react/Button';
import { TextField } from '@navikt/ds-react/TextField';
import { type FormEvent, useState } from 'react';
import { municipalityByNumber } from '#shared/municipalities.ts';
import { useCommand } from '../client/hooks.ts';
import { useText } from '../i18n/useText.tsx';
import { useVault } from '../session/session.tsx';
import { ErrorMessage } from '../ui/ErrorMessage.tsx';
import { Panel } from '../ui/Page.tsx';
import { type NewPassphrase, noPassphrase, PassphraseFields, usePassphraseErrors } from '../vault/PassphraseFields.tsx';
import { useCountdown } from '../vault/useCountdown.ts';

/** Changes one's own passphrase. */
export function PassphrasePanel() {
  const t = useText();
  const vault = useVault();
  const check = usePassphraseErrors();
  const change = useCommand('vault.changePassphrase');
  const [open, setOpen] = useState(false);
  const [current, setCurrent] = useState('');
  const [next, setNext] = useState<NewPassphrase>(noPassphrase);
  const [tried, setTried] = useState(false);
  const [done, setDone] = useState(false);
  const wait = useCountdown(change.error);

  async function submit(event: FormEvent) {
    event.preventDefault();
    setTried(true);
    if (current === '' || wait > 0 || Object.keys(check(next)).length > 0) return;
    const answer = await change.run({ current, next: next.value });
    if (!answer.ok) return;
    setOpen(false);
    setDone(true);
    setCurrent('');
    setNext(noPassphrase);
    setTried(false);
  }

  return (
    <Panel title={t.screens.settings.passphrase}>
      {done ? <p role="status">{t.screens.settings.passphraseChanged}</p> : null}
      {open ? (
        <form autoComplete="off" className="stack" onSubmit={(event) => void submit(event)} noValidate>
          <TextField
            size="small"
            type="password"
            autoComplete="current-password"
            autoFocus
            maxLength={1000}
            label={t.screens.settings.currentPassphrase}
            value={current}
            error={tried && current === '' ? t.vault.unlock.writeIt : undefined}
            onChange={(event) => setCurrent(event.target.value)}
          />
          <PassphraseFields
            label={t.vault.newPassphrase}
            passphrase={next}
            onChange={setNext}
            avoid={[vault.user.name, municipalityByNumber(vault.municipality)?.name ?? '', 'Dalsam']}
            errors={tried ? check(next) : {}}
          />
          <ErrorMessage error={change.error} />
          <div className="row">
            <Button size="small" type="submit" loading={change.busy} disabled={wait > 0}>
              {wait > 0 ? t.vault.unlock.waiting(wait) : t.screens.settings.changePassphrase}
            </Button>
            <Button size="small" type="button" variant="tertiary" onClick={() => setOpen(false)}>
              {t.common.cancel}
            </Button>
          </div>
        </form>
      ) : (
        <div>
          <Button
            size="small"
            variant="secondary"
            onClick={() => {
              setOpen(true);
              setDone(false);
            }}
          >
            {t.screens.settings.changePassphrase}
          </Button>
        </div>
      )}
    </Panel>
  );
}

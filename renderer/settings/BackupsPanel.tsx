import { Button } from '@navikt/ds-react/Button';
import { useState } from 'react';
import type { BackupEntry } from '#shared/api/methods/vault.ts';
import { useApi, useCommand } from '../client/hooks.ts';
import { formatInstant } from '../i18n/format.ts';
import { useText } from '../i18n/useText.tsx';
import { flushAll } from '../session/flush.ts';
import { useSession, useVault } from '../session/session.tsx';
import { EmptyState } from '../ui/EmptyState.tsx';
import { ErrorMessage, QueryState } from '../ui/ErrorMessage.tsx';
import { Panel } from '../ui/Page.tsx';
import { BackupTable } from '../vault/BackupTable.tsx';
import { RestoreForm } from '../vault/Restore.tsx';

/** The rotating backups: see them, make one, put one in. */
export function BackupsPanel() {
  const t = useText();
  const vault = useVault();
  const { setRestored } = useSession();
  const list = useApi('backup.list', {}, { staleTime: 0 });
  const make = useCommand('backup.create');
  // The list is newer than the status: a copy may have been taken since the vault was opened.
  const lastBackupAt = list.data?.backups[0]?.createdAt ?? vault.lastBackupAt;
  const [made, setMade] = useState(false);
  const [chosen, setChosen] = useState<BackupEntry>();

  async function backUp() {
    await flushAll();
    const answer = await make.run({});
    setMade(answer.ok);
  }

  return (
    <Panel
      className="wide"
      title={t.screens.settings.backups}
      actions={
        <Button size="small" variant="secondary" loading={make.busy} onClick={() => void backUp()}>
          {t.screens.settings.backupNow}
        </Button>
      }
    >
      <p className="subtle">
        {t.screens.settings.backupsText}{' '}
        {lastBackupAt ? t.screens.settings.lastBackup(formatInstant(lastBackupAt)) : t.screens.settings.noBackup}
      </p>
      {made ? <p role="status">{t.screens.settings.backupMade}</p> : null}
      <ErrorMessage error={make.error} />
      <QueryState query={list}>
        {({ backups }) =>
          backups.length === 0 ? (
            <EmptyState title={t.vault.restore.none} />
          ) : (
            <BackupTable
              backups={backups}
              action={(backup) => (
                <Button size="xsmall" variant="tertiary" onClick={() => setChosen(backup)}>
                  {t.screens.settings.showRestore}
                </Button>
              )}
            />
          )
        }
      </QueryState>
      {chosen ? (
        <div className="stack">
          <p>{t.screens.settings.restoreConfirm}</p>
          <RestoreForm key={chosen.name} backup={chosen} onDone={setRestored} />
          <div>
            <Button size="small" variant="tertiary" onClick={() => setChosen(undefined)}>
              {t.common.cancel}
            </Button>
          </div>
        </div>
      ) : null}
    </Panel>
  );
}

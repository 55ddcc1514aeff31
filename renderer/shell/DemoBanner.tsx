import { Button } from '@navikt/ds-react/Button';
import { useState } from 'react';
import { useCommand } from '../client/hooks.ts';
import { useText } from '../i18n/useText.tsx';
import { flushAll } from '../session/flush.ts';
import { useSession } from '../session/session.tsx';
import { ConfirmDialog } from '../ui/ConfirmDialog.tsx';
import { ErrorMessage } from '../ui/ErrorMessage.tsx';

/** Says that these people are invented, and is the way from trying to beginning for real. */
export function DemoBanner() {
  const t = useText();
  const { setStatus } = useSession();
  const [asking, setAsking] = useState(false);
  const leave = useCommand('vault.leaveDemo');

  const leaveNow = async () => {
    await flushAll();
    const answer = await leave.run({});
    if (!answer.ok) return;
    window.location.hash = '#/';
    setStatus(answer.value);
  };

  return (
    <aside className="shell-banner shell-banner-quiet" aria-label={t.common.demo}>
      <strong>{t.common.demo}</strong>
      <span>{t.common.demoExplained}</span>
      <Button size="xsmall" variant="tertiary" onClick={() => setAsking(true)}>
        {t.common.leaveDemo.open}
      </Button>
      <ConfirmDialog
        open={asking}
        title={t.common.leaveDemo.title}
        confirm={t.common.leaveDemo.confirm}
        busy={leave.busy}
        onConfirm={() => void leaveNow()}
        onClose={() => setAsking(false)}
      >
        <p>{t.common.leaveDemo.explained}</p>
        {leave.error ? <ErrorMessage error={leave.error} /> : null}
      </ConfirmDialog>
    </aside>
  );
}

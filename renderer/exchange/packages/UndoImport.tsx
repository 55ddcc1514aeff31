import { Button } from '@navikt/ds-react/Button';
import { useState } from 'react';
import { useCommand } from '../../client/hooks.ts';
import { useText } from '../../i18n/useText.tsx';
import { useMayWrite } from '../../session/session.tsx';
import { ConfirmDialog } from '../../ui/ConfirmDialog.tsx';
import { ErrorMessage } from '../../ui/ErrorMessage.tsx';

/** Takes a package out again; where that can not be done any more, the dialog says why. */
export function UndoImport(props: { n: number; label?: string; onUndone?: () => void }) {
  const t = useText().exchange.packages.reading;
  const mayWrite = useMayWrite();
  const undo = useCommand('package.undo');
  const [open, setOpen] = useState(false);
  if (!mayWrite) return null;
  async function run() {
    const answer = await undo.run({ n: props.n });
    if (!answer.ok) return;
    setOpen(false);
    props.onUndone?.();
  }
  return (
    <>
      <Button
        size={props.label === undefined ? 'small' : 'xsmall'}
        variant="tertiary"
        aria-label={props.label}
        onClick={() => {
          undo.reset();
          setOpen(true);
        }}
      >
        {t.undo}
      </Button>
      <ConfirmDialog
        open={open}
        title={t.undoTitle}
        confirm={t.undo}
        danger
        busy={undo.busy}
        onConfirm={() => void run()}
        onClose={() => setOpen(false)}
      >
        <p>{t.undoText}</p>
        <ErrorMessage error={undo.error} />
      </ConfirmDialog>
    </>
  );
}

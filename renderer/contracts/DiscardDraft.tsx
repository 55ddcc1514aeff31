import { useCommand } from '../client/hooks.ts';
import { useText } from '../i18n/useText.tsx';
import { ConfirmDialog } from '../ui/ConfirmDialog.tsx';
import { ErrorMessage } from '../ui/ErrorMessage.tsx';

/** Asks before a version that is being written is taken off the list. */
export function DiscardDraft(props: { formId: string; onDiscarded: () => void; onClose: () => void }) {
  const t = useText().contracts;
  const discard = useCommand('form.discard');
  return (
    <ConfirmDialog
      open
      danger
      title={t.discardTitle}
      confirm={t.discard}
      busy={discard.busy}
      onConfirm={() => void discard.run({ id: props.formId }).then((answer) => answer.ok && props.onDiscarded())}
      onClose={props.onClose}
    >
      <p>{t.discardText}</p>
      <ErrorMessage error={discard.error} />
    </ConfirmDialog>
  );
}

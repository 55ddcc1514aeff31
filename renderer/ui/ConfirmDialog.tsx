import { Button } from '@navikt/ds-react/Button';
import { Dialog } from '@navikt/ds-react/Dialog';
import type { ReactNode } from 'react';
import { useText } from '../i18n/useText.tsx';

/** Asks before something that is hard to undo; Esc and "Avbryt" leave everything as it was. */
export function ConfirmDialog(props: {
  open: boolean;
  title: string;
  children: ReactNode;
  confirm: string;
  danger?: boolean;
  busy?: boolean;
  onConfirm: () => void;
  onClose: () => void;
}) {
  const t = useText();
  return (
    <Dialog open={props.open} onOpenChange={(open) => (open ? undefined : props.onClose())}>
      <Dialog.Popup width="small" closeOnOutsideClick={false}>
        <Dialog.Header withClosebutton={false}>
          <Dialog.Title>{props.title}</Dialog.Title>
        </Dialog.Header>
        <Dialog.Body>
          <div className="stack">{props.children}</div>
        </Dialog.Body>
        <Dialog.Footer>
          <Button size="small" variant="secondary" onClick={props.onClose}>
            {t.common.cancel}
          </Button>
          <Button
            size="small"
            data-color={props.danger ? 'danger' : 'accent'}
            loading={props.busy ?? false}
            onClick={props.onConfirm}
          >
            {props.confirm}
          </Button>
        </Dialog.Footer>
      </Dialog.Popup>
    </Dialog>
  );
}

import { LightBulbIcon } from '@navikt/aksel-icons';
import { Button } from '@navikt/ds-react/Button';
import { Dialog } from '@navikt/ds-react/Dialog';
import { useCatalogue, useText } from '../i18n/useText.tsx';
import { intakeTexts } from './texts.ts';

/** The keys that the form answers to. */
export function Shortcuts(props: { open: boolean; onOpen: (open: boolean) => void }) {
  const t = useCatalogue(intakeTexts).shortcuts;
  const common = useText().common;
  return (
    <>
      <Button
        size="small"
        variant="tertiary"
        data-color="neutral"
        icon={<LightBulbIcon aria-hidden />}
        onClick={() => props.onOpen(true)}
      >
        {t.button}
      </Button>
      <Dialog open={props.open} onOpenChange={props.onOpen}>
        <Dialog.Popup width="small">
          <Dialog.Header>
            <Dialog.Title>{t.title}</Dialog.Title>
          </Dialog.Header>
          <Dialog.Body>
            <dl className="intake-keys">
              {t.rows.map(([keys, what]) => (
                <div key={keys}>
                  <dt>
                    <kbd>{keys}</kbd>
                  </dt>
                  <dd>{what}</dd>
                </div>
              ))}
            </dl>
          </Dialog.Body>
          <Dialog.Footer>
            <Button size="small" onClick={() => props.onOpen(false)}>
              {common.close}
            </Button>
          </Dialog.Footer>
        </Dialog.Popup>
      </Dialog>
    </>
  );
}

import { PlusIcon } from '@navikt/aksel-icons';
import { Button } from '@navikt/ds-react/Button';
import { type ReactNode, useState } from 'react';
import type { AppError } from '#shared/api/errors.ts';
import { useText } from '../../i18n/useText.tsx';
import { ErrorMessage } from '../../ui/ErrorMessage.tsx';

/** A form that is shut until it is asked for, and open where something was typed and not saved. */
export function Writing(props: {
  label: string;
  begun: boolean;
  error: AppError | undefined;
  busy: boolean;
  /** Whether it was saved. */
  onSave: () => Promise<boolean>;
  children: ReactNode;
}) {
  const t = useText();
  const [asked, setAsked] = useState<boolean>();
  const [saved, setSaved] = useState(false);
  const open = asked ?? props.begun;
  return (
    <>
      <div className="row">
        <Button
          size="small"
          variant="secondary"
          icon={open ? null : <PlusIcon aria-hidden />}
          aria-expanded={open}
          onClick={() => {
            setAsked(!open);
            setSaved(false);
          }}
        >
          {open ? t.common.close : props.label}
        </Button>
        <p role="status">{saved ? t.exchange.coordinator.sent.saved : null}</p>
      </div>
      {open ? (
        <form
          className="stack"
          autoComplete="off"
          noValidate
          aria-label={props.label}
          onSubmit={(event) => {
            event.preventDefault();
            void props.onSave().then((done) => {
              setSaved(done);
              if (done) setAsked(false);
            });
          }}
        >
          {props.children}
          <ErrorMessage error={props.error} />
          <div>
            <Button size="small" type="submit" loading={props.busy}>
              {t.exchange.coordinator.sent.save}
            </Button>
          </div>
        </form>
      ) : null}
    </>
  );
}

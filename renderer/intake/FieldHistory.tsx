import { ClockDashedIcon } from '@navikt/aksel-icons';
import { Button } from '@navikt/ds-react/Button';
import { Popover } from '@navikt/ds-react/Popover';
import { useId, useRef, useState } from 'react';
import type { Scalar } from '#shared/forms/form.ts';
import { useApi } from '../client/hooks.ts';
import { ConcurrentTag } from '../exchange/conflicts/ConcurrentTag.tsx';
import { formatInstant } from '../i18n/format.ts';
import { useCatalogue } from '../i18n/useText.tsx';
import { QueryState } from '../ui/ErrorMessage.tsx';
import { intakeTexts } from './texts.ts';

/**
 * Who changed a field, when, from what to what. Out of the Tab order, since it stands at every field: Alt+H opens the
 * history of the field that one is in.
 */
export function FieldHistory(props: {
  formId: string;
  path: string;
  label: string;
  display: (value: Scalar) => string;
}) {
  const t = useCatalogue(intakeTexts).history;
  const button = useRef<HTMLButtonElement>(null);
  const [open, setOpen] = useState(false);
  const id = useId();
  return (
    <>
      <Button
        type="button"
        ref={button}
        className="intake-mark intake-mark-quiet"
        size="xsmall"
        variant="tertiary"
        data-color="neutral"
        tabIndex={-1}
        data-history-of={props.path}
        aria-expanded={open}
        aria-controls={open ? id : undefined}
        icon={<ClockDashedIcon title={t.open(props.label)} />}
        onClick={() => setOpen(!open)}
      />
      {open ? (
        <Popover
          id={id}
          open
          anchorEl={button.current}
          placement="bottom-end"
          onClose={() => setOpen(false)}
          aria-label={t.open(props.label)}
        >
          <Popover.Content className="intake-popover">
            <p className="intake-popover-title">{t.title}</p>
            <Entries formId={props.formId} path={props.path} display={props.display} />
          </Popover.Content>
        </Popover>
      ) : null}
    </>
  );
}

function Entries(props: { formId: string; path: string; display: (value: Scalar) => string }) {
  const t = useCatalogue(intakeTexts).history;
  const history = useApi('record.history', { recordId: props.formId, field: props.path }, { staleTime: 0 });
  const shown = (value: Scalar) => (value === null ? t.empty : props.display(value));
  return (
    <QueryState query={history}>
      {({ entries }) =>
        entries.length === 0 ? (
          <p>{t.none}</p>
        ) : (
          <ol className="intake-history">
            {entries.map((entry) => (
              <li key={`${entry.at}${entry.field}`}>
                <span className="subtle">
                  {formatInstant(entry.at)} · {entry.userName}
                </span>
                <span className="intake-history-change">
                  {t.change(shown(entry.before), shown(entry.after))}
                  {entry.concurrent ? <ConcurrentTag /> : null}
                </span>
              </li>
            ))}
          </ol>
        )
      }
    </QueryState>
  );
}

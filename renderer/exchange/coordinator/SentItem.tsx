import { Button } from '@navikt/ds-react/Button';
import { ReadMore } from '@navikt/ds-react/ReadMore';
import { Tag } from '@navikt/ds-react/Tag';
import { useState } from 'react';
import { formatDate } from '#shared/dates.ts';
import { inBoth } from '#shared/exchange/sentOut.ts';
import { type Command, useCommand } from '../../client/hooks.ts';
import { formatInstant } from '../../i18n/format.ts';
import { useLocal, useText } from '../../i18n/useText.tsx';
import { ConfirmDialog } from '../../ui/ConfirmDialog.tsx';
import { ErrorMessage } from '../../ui/ErrorMessage.tsx';
import { TextArea } from '../../ui/TextInput.tsx';
import { today } from '../../ui/today.ts';

export interface Sent {
  readonly id: string;
  readonly validFrom: string;
  readonly source: string;
  readonly enteredBy: string;
  readonly enteredAt: string;
  readonly withdrawn: string | null;
  readonly holds: boolean;
  readonly textNb: string;
  readonly textNn: string | null;
}

type Withdrawing = 'guideline.withdraw' | 'template.withdraw';

/** One text that was sent out: from when, by whom, on what ground, and whether it holds. */
export function SentItem(props: { title: string; sent: Sent; withdraw: Withdrawing; mayWrite: boolean }) {
  const t = useText().exchange.coordinator.sent;
  const write = useLocal();
  const { sent } = props;
  const [asking, setAsking] = useState(false);
  return (
    <li className="stack-s">
      <div className="row">
        <strong>{props.title}</strong>
        <Standing sent={sent} />
      </div>
      <p>
        {t.from(formatDate(sent.validFrom))}. {t.by(sent.enteredBy, formatInstant(sent.enteredAt))}.{' '}
        <span className="subtle">
          {t.source}: {sent.source}
        </span>
      </p>
      {sent.withdrawn === null ? null : <p>{t.withdrawn(sent.withdrawn)}</p>}
      <ReadMore size="small" header={t.showText}>
        <p className="coordinator-quote">{write(inBoth(sent.textNb, sent.textNn))}</p>
      </ReadMore>
      {props.mayWrite && sent.withdrawn === null ? (
        <div>
          <Button
            size="xsmall"
            variant="secondary"
            aria-label={`${t.withdraw}: ${props.title}`}
            onClick={() => setAsking(true)}
          >
            {t.withdraw}
          </Button>
        </div>
      ) : null}
      {asking ? <Withdraw id={sent.id} method={props.withdraw} onClose={() => setAsking(false)} /> : null}
    </li>
  );
}

function Standing({ sent }: { sent: Sent }) {
  const t = useText().exchange.coordinator.sent;
  const [label, color] =
    sent.withdrawn !== null
      ? ([t.withdrawnTag, 'neutral'] as const)
      : sent.holds
        ? ([t.holds, 'success'] as const)
        : sent.validFrom > today()
          ? ([t.later, 'info'] as const)
          : ([t.replaced, 'neutral'] as const);
  return (
    <Tag size="xsmall" variant="moderate" data-color={color}>
      {label}
    </Tag>
  );
}

function Withdraw({ id, method, onClose }: { id: string; method: Withdrawing; onClose: () => void }) {
  const t = useText().exchange.coordinator.sent;
  // Both take the same and give the same.
  const withdraw = useCommand(method) as Command<'guideline.withdraw'>;
  const [reason, setReason] = useState('');
  return (
    <ConfirmDialog
      open
      danger
      title={t.withdrawTitle}
      confirm={t.withdraw}
      busy={withdraw.busy}
      onClose={onClose}
      onConfirm={() => void withdraw.run({ id, reason }).then((answer) => answer.ok && onClose())}
    >
      <p>{t.withdrawText}</p>
      <TextArea label={t.reason} maxLength={1000} value={reason} onChange={setReason} />
      <ErrorMessage error={withdraw.error} />
    </ConfirmDialog>
  );
}

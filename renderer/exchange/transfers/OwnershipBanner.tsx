import { ArrowsSquarepathIcon } from '@navikt/aksel-icons';
import { Button } from '@navikt/ds-react/Button';
import { Link } from '@navikt/ds-react/Link';
import { type ReactNode, useState } from 'react';
import { Link as RouterLink } from 'react-router';
import type { CaseOwnership, TransferItem } from '#shared/api/methods/exchange/transfers.ts';
import { useApi, useCommand } from '../../client/hooks.ts';
import { formatInstantDay } from '../../i18n/format.ts';
import { useText } from '../../i18n/useText.tsx';
import { paths } from '../../paths.ts';
import { useMayWrite } from '../../session/session.tsx';
import { ConfirmDialog } from '../../ui/ConfirmDialog.tsx';
import { ErrorMessage } from '../../ui/ErrorMessage.tsx';
import { municipalityName } from './municipalityName.ts';
import './transfers.css';

/** Whose the case is, where that is not plain: handed over, offered to another or to us, or shared by its owner. */
export function OwnershipBanner({ personId }: { personId: string }) {
  const moves = useApi('transfer.list', { personId });
  if (!moves.data?.ownership) return null;
  return <Banner ownership={moves.data.ownership} transfers={moves.data.transfers} />;
}

function Banner(props: { ownership: CaseOwnership; transfers: readonly TransferItem[] }) {
  const t = useText().exchange.transfers;
  const { ownership, transfers } = props;
  const waiting = transfers.find(({ state }) => state === 'offered');
  const owner = municipalityName(ownership.owner);
  if (ownership.isFormerOwner && ownership.handedOverAt !== null && !waiting?.mayAnswer) {
    const last = transfers.find(({ state }) => state === 'accepted');
    return (
      <Note title={t.banner.former(owner, formatInstantDay(ownership.handedOverAt))} text={t.banner.formerText}>
        {last ? <See id={last.id} label={t.seeMove} /> : null}
      </Note>
    );
  }
  if (waiting?.mayAnswer) return <Waiting transfer={waiting} />;
  if (waiting?.mayWithdraw) return <Sent transfer={waiting} />;
  if (!ownership.isOurs) return <Note title={t.banner.shared(owner)} text={t.banner.sharedText} />;
  const taken = transfers.find(({ state, to }) => state === 'accepted' && to === ownership.owner);
  if (ownership.takenOverAt === null || !taken) return null;
  return (
    <p className="row subtle">
      {t.banner.taken(municipalityName(taken.from), formatInstantDay(ownership.takenOverAt))}
      <See id={taken.id} label={t.seeMove} />
    </p>
  );
}

function Waiting({ transfer }: { transfer: TransferItem }) {
  const t = useText().exchange.transfers;
  const mayWrite = useMayWrite();
  return (
    <Note title={t.banner.waiting(municipalityName(transfer.from))} text={t.banner.waitingText}>
      <Button size="small" as={RouterLink} to={paths.transfer(transfer.id)}>
        {mayWrite ? t.seeAndAnswer : t.open}
      </Button>
    </Note>
  );
}

function Sent({ transfer }: { transfer: TransferItem }) {
  const t = useText().exchange.transfers;
  return (
    <Note
      title={t.banner.sent(municipalityName(transfer.to), formatInstantDay(transfer.offeredAt))}
      text={`${t.banner.sentText} ${t.offeredNext}`}
    >
      <div className="row">
        <See id={transfer.id} label={t.seeMove} />
        <WithdrawOffer transfer={transfer} />
      </div>
    </Note>
  );
}

export function WithdrawOffer({ transfer }: { transfer: TransferItem }) {
  const t = useText().exchange.transfers;
  const mayWrite = useMayWrite();
  const withdraw = useCommand('transfer.withdraw');
  const [asked, setAsked] = useState(false);
  if (!mayWrite || !transfer.mayWithdraw) return null;
  return (
    <>
      <Button size="small" variant="secondary" onClick={() => setAsked(true)}>
        {t.withdraw}
      </Button>
      <ConfirmDialog
        open={asked}
        title={t.withdrawTitle}
        confirm={t.withdraw}
        busy={withdraw.busy}
        onConfirm={() => {
          void withdraw.run({ id: transfer.id }).then((answer) => {
            if (answer.ok) setAsked(false);
          });
        }}
        onClose={() => setAsked(false)}
      >
        <p>{t.withdrawText(municipalityName(transfer.to))}</p>
        <ErrorMessage error={withdraw.error} />
      </ConfirmDialog>
    </>
  );
}

function See(props: { id: string; label: string }) {
  return (
    <Link as={RouterLink} to={paths.transfer(props.id)}>
      {props.label}
    </Link>
  );
}

function Note(props: { title: string; text: string; children?: ReactNode }) {
  return (
    <div className="case-note" role="note">
      <ArrowsSquarepathIcon aria-hidden fontSize="1.75rem" />
      <div className="stack-s grow">
        <div>
          <strong>{props.title}</strong>
          <p>{props.text}</p>
        </div>
        {props.children ? <div>{props.children}</div> : null}
      </div>
    </div>
  );
}

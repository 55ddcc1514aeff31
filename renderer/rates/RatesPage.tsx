import { PlusIcon } from '@navikt/aksel-icons';
import { Button } from '@navikt/ds-react/Button';
import { Select } from '@navikt/ds-react/Select';
import { Table } from '@navikt/ds-react/Table';
import { Tag } from '@navikt/ds-react/Tag';
import { useState } from 'react';
import type { ListedRateSet } from '#shared/api/methods/rates.ts';
import { formatDate } from '#shared/dates.ts';
import { showKroner } from '#shared/money/ore.ts';
import { holdsOneYear } from '#shared/rates/rateSet.ts';
import { rateItems, rateKinds } from '#shared/rates/schema.ts';
import { useApi, useCommand } from '../client/hooks.ts';
import { useText } from '../i18n/useText.tsx';
import { useVault } from '../session/session.tsx';
import { useDraft } from '../session/useDraft.ts';
import { ConfirmDialog } from '../ui/ConfirmDialog.tsx';
import { ErrorMessage, Loading, QueryState } from '../ui/ErrorMessage.tsx';
import { Page, Panel } from '../ui/Page.tsx';
import { TextArea } from '../ui/TextInput.tsx';
import { today } from '../ui/today.ts';
import { RateEntry } from './RateEntry.tsx';
import { rateDraft, readRateDraft } from './rateForm.ts';
import './rates.css';

/** Every rate set by date, with source and standing; a coordinator enters new ones here. */
export function RatesPage() {
  const t = useText().rates;
  const rates = useApi('rates.all', {});
  const { user } = useVault();
  const mayEnter = user.role === 'coordinator';
  return (
    <Page title={t.title} lead={mayEnter ? t.leadCoordinator : t.lead}>
      <QueryState query={rates}>
        {(found) => (
          <div className="stack-l">
            {mayEnter ? <Entry sets={found.rates} /> : null}
            <Sets sets={found.rates} mayWithdraw={mayEnter} />
          </div>
        )}
      </QueryState>
    </Page>
  );
}

/** Shut until it is asked for; open where something was typed and not saved. */
function Entry({ sets }: { sets: readonly ListedRateSet[] }) {
  const t = useText();
  const draft = useDraft(rateDraft);
  const [asked, setAsked] = useState<boolean>();
  if (draft.found === undefined) return <Loading />;
  const open = asked ?? draft.found !== null;
  return (
    <>
      <div>
        <Button
          size="small"
          variant={open ? 'secondary' : 'primary'}
          icon={open ? null : <PlusIcon aria-hidden />}
          aria-expanded={open}
          onClick={() => setAsked(!open)}
        >
          {open ? t.common.close : t.rates.enter}
        </Button>
      </div>
      {open ? <RateEntry sets={sets} initial={readRateDraft(draft.found)} draft={draft} /> : null}
    </>
  );
}

function Sets({ sets, mayWithdraw }: { sets: readonly ListedRateSet[]; mayWithdraw: boolean }) {
  const t = useText().rates;
  const [kind, setKind] = useState('');
  const [year, setYear] = useState('');
  const [withdrawing, setWithdrawing] = useState<ListedRateSet>();
  const years = [...new Set(sets.map(({ validFrom }) => validFrom.slice(0, 4)))];
  const thisYear = today().slice(0, 4);
  const missing = rateKinds.filter(
    (one) =>
      holdsOneYear(one) && !sets.some((set) => set.kind === one && set.inUse && set.validFrom.startsWith(thisYear)),
  );
  const shown = sets.filter(
    (set) => (kind === '' || set.kind === kind) && (year === '' || set.validFrom.startsWith(year)),
  );
  return (
    <Panel>
      {missing.length > 0 ? (
        <p className="notice">{t.missingThisYear(thisYear, missing.map((one) => t.kinds[one]).join(', '))}</p>
      ) : null}
      <div className="row row-end">
        <Select size="small" label={t.kind} value={kind} onChange={(event) => setKind(event.target.value)}>
          <option value="">{t.all}</option>
          {rateKinds.map((one) => (
            <option key={one} value={one}>
              {t.kinds[one]}
            </option>
          ))}
        </Select>
        <Select size="small" label={t.year} value={year} onChange={(event) => setYear(event.target.value)}>
          <option value="">{t.all}</option>
          {years.map((one) => (
            <option key={one}>{one}</option>
          ))}
        </Select>
      </div>
      {shown.length === 0 ? <p>{t.none}</p> : null}
      <Table size="small">
        <Table.Header>
          <Table.Row>
            <Table.HeaderCell scope="col">{t.validFrom}</Table.HeaderCell>
            <Table.HeaderCell scope="col">{t.kind}</Table.HeaderCell>
            <Table.HeaderCell scope="col">{t.amounts}</Table.HeaderCell>
            <Table.HeaderCell scope="col">{t.source}</Table.HeaderCell>
          </Table.Row>
        </Table.Header>
        <Table.Body>
          {shown.map((set) => (
            <Table.Row key={set.id}>
              <Table.DataCell className="numeric nowrap">{formatDate(set.validFrom)}</Table.DataCell>
              <Table.DataCell>{t.kinds[set.kind]}</Table.DataCell>
              <Table.DataCell>
                {rateItems[set.kind].map((item) => {
                  const amount = set.amounts[item];
                  return (
                    <div key={item}>
                      {t.items[item]}:{' '}
                      {typeof amount === 'number' ? (
                        <span className="numeric nowrap">{t.amount(showKroner(amount))}</span>
                      ) : (
                        <strong>{t.missing}</strong>
                      )}
                    </div>
                  );
                })}
              </Table.DataCell>
              <Table.DataCell>
                <div className="stack-s">
                  <span>{set.source}</span>
                  <Standing set={set} />
                  {mayWithdraw && set.standing === 'entered' && set.withdrawn === null ? (
                    <div>
                      <Button
                        size="xsmall"
                        variant="secondary"
                        aria-label={`${t.withdraw}: ${t.kinds[set.kind]} ${formatDate(set.validFrom)}`}
                        onClick={() => setWithdrawing(set)}
                      >
                        {t.withdraw}
                      </Button>
                    </div>
                  ) : null}
                </div>
              </Table.DataCell>
            </Table.Row>
          ))}
        </Table.Body>
      </Table>
      {withdrawing ? <Withdraw set={withdrawing} onClose={() => setWithdrawing(undefined)} /> : null}
    </Panel>
  );
}

function Standing({ set }: { set: ListedRateSet }) {
  const t = useText().rates;
  return (
    <div className="row row-tight">
      <Tag size="small" variant="outline" data-color={set.standing === 'provisional' ? 'warning' : 'neutral'}>
        {set.standing === 'entered' ? t.enteredBy(set.enteredBy ?? '') : t.standings[set.standing]}
      </Tag>
      {set.withdrawn === null ? null : <span>{t.withdrawn(set.withdrawn)}</span>}
      {set.withdrawn === null && !set.inUse ? <span>{t.replaced}</span> : null}
    </div>
  );
}

function Withdraw({ set, onClose }: { set: ListedRateSet; onClose: () => void }) {
  const t = useText().rates;
  const withdraw = useCommand('rates.withdraw');
  const [reason, setReason] = useState('');
  return (
    <ConfirmDialog
      open
      danger
      title={t.withdrawTitle}
      confirm={t.withdraw}
      busy={withdraw.busy}
      onClose={onClose}
      onConfirm={() => void withdraw.run({ id: set.id, reason }).then((answer) => answer.ok && onClose())}
    >
      <p>{t.withdrawText}</p>
      <TextArea label={t.reason} maxLength={1000} value={reason} onChange={setReason} />
      <ErrorMessage error={withdraw.error} />
    </ConfirmDialog>
  );
}

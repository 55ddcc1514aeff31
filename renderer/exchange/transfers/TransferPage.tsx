import { Button } from '@navikt/ds-react/Button';
import { Checkbox } from '@navikt/ds-react/Checkbox';
import { Table } from '@navikt/ds-react/Table';
import { Tag } from '@navikt/ds-react/Tag';
import { useState } from 'react';
import { Link as RouterLink, useParams } from 'react-router';
import type { TransferDetail } from '#shared/api/methods/exchange/transfers.ts';
import { consentScopes } from '#shared/consent/scopes.ts';
import { formatDate } from '#shared/dates.ts';
import { countryName } from '#shared/people/countries.ts';
import { personFieldLabels } from '#shared/people/fieldLabels.ts';
import { displayName } from '#shared/people/names.ts';
import { useApi, useCommand } from '../../client/hooks.ts';
import { formatInstant, formatInstantDay, formatNumber } from '../../i18n/format.ts';
import { useLanguage, useLocal, useText } from '../../i18n/useText.tsx';
import { paths } from '../../paths.ts';
import { ProtectedShield } from '../../people/ProtectedShield.tsx';
import { useMayWrite } from '../../session/session.tsx';
import { useDraftForm } from '../../session/useDraftForm.ts';
import { ErrorMessage, QueryState } from '../../ui/ErrorMessage.tsx';
import { Facts } from '../../ui/Facts.tsx';
import { Page, Panel } from '../../ui/Page.tsx';
import { TextArea } from '../../ui/TextInput.tsx';
import { municipalityName } from './municipalityName.ts';
import { WithdrawOffer } from './OwnershipBanner.tsx';
import { TransferState, Way } from './TransfersTab.tsx';
import './transfers.css';

/** One move of a case: what was said, who may be the same person here, and the answer (guidelines 2.1). */
export function TransferPage() {
  const t = useText();
  const { id = '' } = useParams();
  const transfer = useApi('transfer.get', { id });
  return (
    <Page
      title={
        transfer.data ? (
          <>
            {transfer.data.name}
            <ProtectedShield of={{ isProtected: transfer.data.protected }} />
          </>
        ) : (
          t.common.loading
        )
      }
      windowTitle={t.exchange.transfers.title}
      back={{ to: paths.exchangeTab('transfers'), label: t.exchange.tabs.transfers }}
      actions={
        transfer.data ? (
          <Button size="small" variant="secondary" as={RouterLink} to={paths.person(transfer.data.personId)}>
            {t.exchange.transfers.toPerson}
          </Button>
        ) : null
      }
    >
      <QueryState query={transfer}>{(found) => <Content key={found.id} transfer={found} />}</QueryState>
    </Page>
  );
}

function Content({ transfer }: { transfer: TransferDetail }) {
  const mayWrite = useMayWrite();
  // Who may be the same is gone from the answer once the case is ours: it is kept here, for the merge afterwards.
  const [duplicates] = useState(transfer.duplicates);
  return (
    <div className="stack">
      <About transfer={transfer} />
      {transfer.mayAnswer && mayWrite ? <Answer transfer={transfer} /> : null}
      {transfer.state === 'accepted' && duplicates.length > 0 ? (
        <MergeOffer transfer={transfer} duplicates={duplicates} />
      ) : null}
      {transfer.state === 'accepted' ? <HandedOver transfer={transfer} /> : null}
    </div>
  );
}

function About({ transfer }: { transfer: TransferDetail }) {
  const t = useText().exchange.transfers;
  const said = (text: string | null) => (text ? <span className="transfer-said">{text}</span> : t.noMessage);
  return (
    <Panel
      title={<Way item={transfer} />}
      actions={
        <div className="row">
          <TransferState state={transfer.state} />
          <WithdrawOffer transfer={transfer} />
        </div>
      }
    >
      <Facts
        hideMissing
        facts={[
          { label: t.offered, value: t.offeredBy(transfer.offeredBy, formatInstant(transfer.offeredAt)) },
          { label: t.message, value: said(transfer.message) },
          {
            label: t.answered,
            value: transfer.answeredAt
              ? [transfer.answeredBy, formatInstant(transfer.answeredAt)].filter(Boolean).join(', ')
              : '',
          },
          { label: t.answerMessage, value: transfer.answerMessage ? said(transfer.answerMessage) : '' },
        ]}
      />
    </Panel>
  );
}

const empty = { message: '' };

function Answer({ transfer }: { transfer: TransferDetail }) {
  const t = useText().exchange.transfers;
  const answer = useCommand('transfer.answer');
  const draft = useDraftForm(`transfer:answer:${transfer.id}`, empty);
  const [seen, setSeen] = useState<readonly string[]>([]);
  const [tried, setTried] = useState<'accept' | 'reject'>();
  if (!draft) return null;
  const { form, change } = draft;
  const { duplicates } = transfer;
  const allSeen = duplicates.every(({ person }) => seen.includes(person.id));
  const saysWhy = form.message.trim() !== '';

  async function run(given: 'accept' | 'reject') {
    setTried(given);
    if (given === 'accept' ? !allSeen : !saysWhy) return;
    const message = saysWhy ? form.message : null;
    const done = await answer.run({ id: transfer.id, answer: given, message, seenDuplicates: [...seen] });
    if (done.ok) draft?.clear();
  }

  return (
    <>
      {duplicates.length > 0 ? (
        <Panel title={t.duplicatesTitle(duplicates.length)}>
          <p>{t.duplicatesText}</p>
          <div className="transfer-columns">
            {duplicates.map((candidate) => (
              <Candidate
                key={candidate.person.id}
                candidate={candidate}
                transfer={transfer}
                isSeen={seen.includes(candidate.person.id)}
                error={tried === 'accept'}
                onSeen={(isSeen) =>
                  setSeen((before) => [
                    ...before.filter((id) => id !== candidate.person.id),
                    ...(isSeen ? [candidate.person.id] : []),
                  ])
                }
              />
            ))}
          </div>
          {tried === 'accept' && !allSeen ? (
            <p className="transfer-error" role="alert">
              {t.notCompared}
            </p>
          ) : null}
        </Panel>
      ) : null}
      <Panel title={t.answerTitle}>
        <p>{t.answerText}</p>
        <TextArea
          label={t.answerLabel}
          description={t.answerHelp}
          value={form.message}
          maxLength={2000}
          error={tried === 'reject' && !saysWhy ? t.answerHelp : undefined}
          onChange={(message) => change({ message })}
        />
        <ErrorMessage error={answer.error} />
        <div className="row">
          <Button size="small" loading={answer.busy && tried === 'accept'} onClick={() => void run('accept')}>
            {t.accept}
          </Button>
          <Button
            size="small"
            variant="secondary"
            loading={answer.busy && tried === 'reject'}
            onClick={() => void run('reject')}
          >
            {t.reject}
          </Button>
        </div>
      </Panel>
    </>
  );
}

function Candidate(props: {
  candidate: TransferDetail['duplicates'][number];
  transfer: TransferDetail;
  isSeen: boolean;
  error: boolean;
  onSeen: (isSeen: boolean) => void;
}) {
  const t = useText();
  const local = useLocal();
  const { language } = useLanguage();
  const { person, reasons } = props.candidate;
  const comes = useApi('person.get', { id: props.transfer.personId }).data?.values;
  const label = (key: keyof typeof personFieldLabels) => local(personFieldLabels[key]);
  const countries = (codes: readonly string[]) => codes.map((code) => countryName(code, language)).join(', ');
  const rows = [
    { label: t.people.search.name, comes: comes ? displayName(comes) : '', here: person.name },
    { label: label('nativeName'), comes: comes?.nativeName ?? '', here: person.nativeName ?? '' },
    {
      label: label('birthDate'),
      comes: comes?.birthDate ? formatDate(comes.birthDate) : '',
      here: person.birthDate ? formatDate(person.birthDate) : '',
    },
    {
      label: label('citizenships'),
      comes: countries(comes?.citizenships ?? []),
      here: countries(person.citizenships),
    },
    {
      label: label('settlementDate'),
      comes: comes?.settlementDate ? formatDate(comes.settlementDate) : '',
      here: person.settlementDate ? formatDate(person.settlementDate) : '',
    },
  ].filter((row) => row.comes !== '' || row.here !== '');
  return (
    <div className="duplicate">
      <div className="row">
        <strong>
          {person.name}
          <ProtectedShield of={{ isProtected: person.protected }} />
        </strong>
        {reasons.map((reason) => (
          <Tag key={reason} size="xsmall" variant="moderate" data-color="warning">
            {t.people.duplicates.reasons[reason]}
          </Tag>
        ))}
      </div>
      <table className="compare">
        <thead>
          <tr>
            <td />
            <th scope="col">{t.exchange.transfers.comes(municipalityName(props.transfer.from))}</th>
            <th scope="col">{t.exchange.transfers.here}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.label} data-same={row.comes !== '' && row.comes === row.here}>
              <th scope="row">{row.label}</th>
              <td>{row.comes}</td>
              <td>{row.here}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <div className="row">
        <Button size="xsmall" variant="secondary" as={RouterLink} to={paths.person(person.id)}>
          {t.people.duplicates.open}
        </Button>
        <Checkbox
          size="small"
          checked={props.isSeen}
          error={props.error && !props.isSeen}
          onChange={(event) => props.onSeen(event.target.checked)}
        >
          {t.exchange.transfers.compared(person.name)}
        </Checkbox>
      </div>
    </div>
  );
}

function MergeOffer(props: { transfer: TransferDetail; duplicates: TransferDetail['duplicates'] }) {
  const t = useText().exchange.transfers;
  return (
    <Panel title={t.mergeTitle}>
      <div className="row">
        {props.duplicates.map(({ person }) => (
          <Button
            key={person.id}
            size="small"
            variant="secondary"
            as={RouterLink}
            to={paths.merge(props.transfer.personId, person.id)}
          >
            {t.mergeWith(person.name)}
          </Button>
        ))}
      </div>
    </Panel>
  );
}

function HandedOver({ transfer }: { transfer: TransferDetail }) {
  const t = useText().exchange.transfers;
  const write = useLocal();
  if (transfer.handedOver === null || transfer.handedOverAt === null) {
    return (
      <Panel title={t.handedOver}>
        <p className="subtle">{t.notHandedOver}</p>
      </Panel>
    );
  }
  return (
    <Panel title={t.handedOver}>
      <p>{t.handedOverAt(formatInstantDay(transfer.handedOverAt))}</p>
      <div className="table-scroll">
        <Table size="small">
          <Table.Header>
            <Table.Row>
              <Table.HeaderCell scope="col">{t.scope}</Table.HeaderCell>
              <Table.HeaderCell scope="col">{t.content}</Table.HeaderCell>
            </Table.Row>
          </Table.Header>
          <Table.Body>
            {transfer.handedOver.map(({ scope, records, attachments }) => (
              <Table.Row key={scope}>
                <Table.HeaderCell scope="row">{write(consentScopes[scope])}</Table.HeaderCell>
                <Table.DataCell>
                  {[
                    ...records.map(({ label, count }) => `${write(label)}: ${formatNumber(count)}`),
                    ...(attachments > 0 ? [t.attachments(attachments)] : []),
                  ].join(', ')}
                </Table.DataCell>
              </Table.Row>
            ))}
          </Table.Body>
        </Table>
      </div>
    </Panel>
  );
}

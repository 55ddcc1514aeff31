import { DownloadIcon } from '@navikt/aksel-icons';
import { Button } from '@navikt/ds-react/Button';
import { Table } from '@navikt/ds-react/Table';
import { Tag } from '@navikt/ds-react/Tag';
import { useState } from 'react';
import type { MethodOutput } from '#shared/api/contract.ts';
import type { MemberView } from '#shared/api/methods/exchange/members.ts';
import { municipalityByNumber } from '#shared/municipalities.ts';
import { useCommand } from '../../client/hooks.ts';
import { formatInstantDay } from '../../i18n/format.ts';
import { useText } from '../../i18n/useText.tsx';
import { useDraftForm } from '../../session/useDraftForm.ts';
import { ConfirmDialog } from '../../ui/ConfirmDialog.tsx';
import { ErrorMessage } from '../../ui/ErrorMessage.tsx';
import { Panel } from '../../ui/Page.tsx';
import { TextArea } from '../../ui/TextInput.tsx';
import { Words } from './Fingerprint.tsx';
import { useListFile } from './useCard.ts';

/** Who takes part: each installation with its words behind a row that opens, and what a coordinator can do about it. */
export function MemberTable({ list }: { list: MethodOutput<'member.list'> }) {
  const t = useText().exchange.members;
  const file = useListFile();
  const [revoking, setRevoking] = useState<MemberView>();
  return (
    <Panel
      title={t.listTitle(list.version)}
      actions={
        <Button
          size="small"
          variant="secondary"
          icon={<DownloadIcon aria-hidden />}
          loading={file.busy}
          onClick={() => void file.save()}
        >
          {t.saveList}
        </Button>
      }
    >
      <p className="subtle">{list.mayKeep ? t.listLeadKeeper : t.listLead}</p>
      <ErrorMessage error={file.error} />
      <div className="table-scroll">
        <Table size="small" aria-label={t.listTitle(list.version)}>
          <Table.Header>
            <Table.Row>
              <Table.HeaderCell scope="col">{t.municipality}</Table.HeaderCell>
              <Table.HeaderCell scope="col">{t.name}</Table.HeaderCell>
              <Table.HeaderCell scope="col">{t.addedAt}</Table.HeaderCell>
              <Table.HeaderCell scope="col">{t.comparedHead}</Table.HeaderCell>
              <Table.HeaderCell scope="col">{t.status}</Table.HeaderCell>
              <Table.HeaderCell scope="col">{t.actions}</Table.HeaderCell>
            </Table.Row>
          </Table.Header>
          <Table.Body>
            {list.members.map((member) => (
              <Row
                key={member.id}
                member={member}
                mayRevoke={list.mayKeep && !member.isOwn && member.revokedAt === null}
                onRevoke={() => setRevoking(member)}
              />
            ))}
          </Table.Body>
        </Table>
      </div>
      {revoking ? <RevokeDialog member={revoking} onClose={() => setRevoking(undefined)} /> : null}
    </Panel>
  );
}

function Row(props: { member: MemberView; mayRevoke: boolean; onRevoke: () => void }) {
  const t = useText().exchange.members;
  const { member } = props;
  const [open, setOpen] = useState(false);
  const place =
    member.role === 'coordinator'
      ? t.coordinatorShort
      : (municipalityByNumber(member.municipality)?.name ?? member.municipality);
  return (
    <>
      <Table.Row>
        <Table.HeaderCell scope="row">{place}</Table.HeaderCell>
        <Table.DataCell>
          {member.name} {member.isOwn ? <span className="subtle">({t.thisMachine})</span> : null}
        </Table.DataCell>
        <Table.DataCell className="numeric nowrap">{formatInstantDay(member.addedAt)}</Table.DataCell>
        <Table.DataCell>
          {member.compared === null ? t.madeFirst : t.comparedWho(member.compared.by, member.compared.with)}
        </Table.DataCell>
        <Table.DataCell>
          {member.revokedAt === null ? (
            <Tag size="xsmall" variant="moderate" data-color="success">
              {t.active}
            </Tag>
          ) : (
            <>
              <Tag size="xsmall" variant="moderate" data-color="danger">
                {t.revoked(formatInstantDay(member.revokedAt))}
              </Tag>
              <div className="subtle">{member.revokedBecause}</div>
            </>
          )}
        </Table.DataCell>
        <Table.DataCell>
          <div className="row row-tight">
            <Button
              size="xsmall"
              variant="tertiary"
              aria-expanded={open}
              aria-label={`${t.showWords}: ${place}, ${member.name}`}
              onClick={() => setOpen((before) => !before)}
            >
              {t.showWords}
            </Button>
            {props.mayRevoke ? (
              <Button
                size="xsmall"
                variant="tertiary"
                data-color="danger"
                aria-label={`${t.revoke}: ${place}, ${member.name}`}
                onClick={props.onRevoke}
              >
                {t.revoke}
              </Button>
            ) : null}
          </div>
        </Table.DataCell>
      </Table.Row>
      {open ? (
        <Table.Row>
          <Table.DataCell colSpan={6}>
            <Words label={`${t.memberWords}: ${member.name}`} words={member.fingerprint.words} />
          </Table.DataCell>
        </Table.Row>
      ) : null}
    </>
  );
}

const initial = { reason: '' };

function RevokeDialog({ member, onClose }: { member: MemberView; onClose: () => void }) {
  const t = useText().exchange.members;
  const revoke = useCommand('member.revoke');
  const draft = useDraftForm(`member:revoke:${member.id}`, initial);
  const [tried, setTried] = useState(false);
  if (!draft) return null;
  const { form, change, clear } = draft;

  async function run() {
    setTried(true);
    if (form.reason.trim() === '') return;
    const answer = await revoke.run({ installation: member.id, reason: form.reason.trim() });
    if (!answer.ok) return;
    clear();
    onClose();
  }

  return (
    <ConfirmDialog
      open
      danger
      title={t.revokeTitle(member.name)}
      confirm={t.revoke}
      busy={revoke.busy}
      onConfirm={() => void run()}
      onClose={onClose}
    >
      <p>{t.revokeText}</p>
      <p>{t.revokeFinal}</p>
      <TextArea
        label={t.revokeReason}
        description={t.revokeReasonHint}
        value={form.reason}
        maxLength={500}
        minRows={2}
        error={tried && form.reason.trim() === '' ? t.revokeReasonMissing : undefined}
        onChange={(reason) => change({ reason: reason.replaceAll('\n', ' ') })}
      />
      <ErrorMessage error={revoke.error} />
    </ConfirmDialog>
  );
}

import { Button } from '@navikt/ds-react/Button';
import { Table } from '@navikt/ds-react/Table';
import { Tag } from '@navikt/ds-react/Tag';
import { type FormEvent, useState } from 'react';
import { Link as RouterLink } from 'react-router';
import type { AppError } from '#shared/api/errors.ts';
import type { FolderState } from '#shared/api/methods/exchange/folder.ts';
import { desktop } from '../../client/desktop.ts';
import { useCommand } from '../../client/hooks.ts';
import { formatBytes, formatInstantDay } from '../../i18n/format.ts';
import { useErrorText, useText } from '../../i18n/useText.tsx';
import { paths } from '../../paths.ts';
import { useDraftForm } from '../../session/useDraftForm.ts';
import { ConfirmDialog } from '../../ui/ConfirmDialog.tsx';
import { ErrorMessage } from '../../ui/ErrorMessage.tsx';
import { Panel } from '../../ui/Page.tsx';
import { TextInput } from '../../ui/TextInput.tsx';
import { holderName, senderName } from './holderName.ts';
import { type FolderStatus, useFolderStatus } from './useFolderStatus.ts';

const tones = {
  unset: 'neutral',
  ready: 'success',
  missing: 'warning',
  readOnly: 'warning',
} as const satisfies Record<FolderState, string>;

/** The exchange folder: which one, what waits in it for us, and what of ours lies there. */
export function FolderPanel() {
  const t = useText().exchange.folder;
  const status = useFolderStatus();
  if (status === undefined) return null;
  return (
    <Panel
      title={t.title}
      actions={
        <Tag size="small" variant="moderate" data-color={tones[status.state]}>
          {t.states[status.state]}
        </Tag>
      }
    >
      {status.path === null ? <p className="subtle">{t.lead}</p> : <p className="folder-path">{status.path}</p>}
      {status.state === 'missing' ? <p>{t.missingText}</p> : null}
      {status.state === 'readOnly' ? <p>{t.readOnlyText}</p> : null}
      {status.state === 'ready' || status.state === 'readOnly' ? <Content status={status} /> : null}
      <Choose path={status.path} />
    </Panel>
  );
}

function Content({ status }: { status: FolderStatus }) {
  const text = useText().exchange;
  const t = text.folder;
  const write = useErrorText();
  const { packages, refused, partial, own } = status;
  return (
    <>
      <div className="stack-s">
        <h3>{t.inTitle}</h3>
        {packages.length === 0 ? <p className="subtle">{t.noneIn}</p> : null}
        {packages.length === 0 ? null : (
          <ul className="plain-list stack-s">
            {packages.map((each) => (
              <li key={each.fileHash} className="row">
                <span>
                  {text.packages.title(each.number, senderName(text.packages, each.sender))}
                  <span className="subtle numeric">
                    {' '}
                    {formatInstantDay(each.createdAt)} · {formatBytes(each.bytes)}
                  </span>
                </span>
                <Button
                  size="xsmall"
                  as={RouterLink}
                  to={paths.readPackage({ kind: 'mappe', id: each.fileHash })}
                  aria-label={`${text.packages.overview.open}: ${text.packages.title(each.number, senderName(text.packages, each.sender))}`}
                >
                  {text.packages.overview.open}
                </Button>
              </li>
            ))}
          </ul>
        )}
        {partial > 0 ? <p className="subtle">{t.partial(partial)}</p> : null}
        {refused.map((each) => (
          <p key={each.fileHash}>
            <strong>{t.refusedTitle}:</strong> {each.path.split(/[\\/]/).at(-1)?.slice(0, 24)}.{' '}
            {write(each.error as AppError)}
          </p>
        ))}
      </div>
      {own.length === 0 ? null : (
        <div className="stack-s">
          <h3>{t.ownTitle}</h3>
          <p className="subtle">{t.ownText}</p>
          <Table size="small" aria-label={t.ownTitle}>
            <Table.Body>
              {own.map((each) => (
                <Table.Row key={each.id}>
                  <Table.HeaderCell scope="row">
                    {holderName(text.packages, each.channel)}, {text.packages.number(each.number).toLowerCase()}
                  </Table.HeaderCell>
                  <Table.DataCell className="numeric">{formatInstantDay(each.createdAt)}</Table.DataCell>
                  <Table.DataCell>
                    {each.waitsFor.length === 0
                      ? t.hasAll
                      : t.waitsFor(
                          each.waitsFor
                            .map(({ municipality, name }) =>
                              text.packages.named(holderName(text.packages, municipality), name),
                            )
                            .join('; '),
                        )}
                  </Table.DataCell>
                </Table.Row>
              ))}
            </Table.Body>
          </Table>
        </div>
      )}
    </>
  );
}

const empty = { path: '' };

function Choose({ path }: { path: string | null }) {
  const t = useText().exchange.folder;
  const text = useText();
  const set = useCommand('folder.set');
  const draft = useDraftForm('exchange.folder', empty);
  const [typing, setTyping] = useState(false);
  const [stopping, setStopping] = useState(false);
  if (draft === undefined) return null;
  const { form, change, clear } = draft;

  async function choose(chosen: string) {
    if (!(await set.run({ path: chosen })).ok) return;
    clear();
    setTyping(false);
  }
  async function browse() {
    const chosen = await desktop?.chooseFolder();
    if (chosen) await choose(chosen);
  }
  function submit(event: FormEvent) {
    event.preventDefault();
    if (form.path.trim() !== '') void choose(form.path.trim());
  }

  const isTyping = typing || form.path !== '';
  return (
    <>
      {desktop === undefined && isTyping ? (
        <form className="folder-form stack" autoComplete="off" noValidate onSubmit={submit}>
          <TextInput
            label={t.path}
            description={t.pathHelp}
            value={form.path}
            maxLength={4000}
            onChange={(value) => change({ path: value })}
          />
          <ErrorMessage error={set.error} />
          <div className="row">
            <Button size="small" type="submit" loading={set.busy}>
              {t.save}
            </Button>
            <Button
              size="small"
              variant="secondary"
              onClick={() => {
                clear();
                set.reset();
                setTyping(false);
              }}
            >
              {text.common.cancel}
            </Button>
          </div>
        </form>
      ) : (
        <>
          <ErrorMessage error={set.error} />
          <div className="row">
            <Button
              size="small"
              variant="secondary"
              loading={set.busy}
              onClick={() => (desktop === undefined ? setTyping(true) : void browse())}
            >
              {path === null ? t.choose : t.change}
            </Button>
            {path === null ? null : (
              <Button size="small" variant="tertiary" onClick={() => setStopping(true)}>
                {t.stop}
              </Button>
            )}
          </div>
        </>
      )}
      <ConfirmDialog
        open={stopping}
        title={t.stopTitle}
        confirm={t.stop}
        busy={set.busy}
        onConfirm={() => void set.run({ path: null }).then(() => setStopping(false))}
        onClose={() => setStopping(false)}
      >
        <p>{t.stopText}</p>
      </ConfirmDialog>
    </>
  );
}

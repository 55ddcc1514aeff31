import { Button } from '@navikt/ds-react/Button';
import { Table } from '@navikt/ds-react/Table';
import { Tag } from '@navikt/ds-react/Tag';
import { useState } from 'react';
import type { User } from '#shared/api/methods/vault.ts';
import { useApi, useCommand } from '../client/hooks.ts';
import { useText } from '../i18n/useText.tsx';
import { useVault } from '../session/session.tsx';
import { ConfirmDialog } from '../ui/ConfirmDialog.tsx';
import { ErrorMessage, QueryState } from '../ui/ErrorMessage.tsx';
import { Panel } from '../ui/Page.tsx';
import { UserDialog } from './UserDialog.tsx';

/** Those who can open this vault, and what each may do. */
export function UsersPanel() {
  const t = useText();
  const vault = useVault();
  const list = useApi('user.list', {});
  const update = useCommand('user.update');
  const [editing, setEditing] = useState<User | 'new'>();
  const [closing, setClosing] = useState<User>();
  const mayAdminister = list.data?.mayAdminister ?? false;

  return (
    <Panel
      className="wide"
      title={t.screens.settings.users}
      actions={
        mayAdminister ? (
          <Button size="small" variant="secondary" onClick={() => setEditing('new')}>
            {t.screens.settings.addUser}
          </Button>
        ) : null
      }
    >
      <p className="subtle">{mayAdminister ? t.screens.settings.usersText : t.screens.settings.onlyAdministrators}</p>
      <QueryState query={list}>
        {({ users }) => (
          <Table size="small">
            <Table.Header>
              <Table.Row>
                <Table.HeaderCell scope="col">{t.screens.settings.name}</Table.HeaderCell>
                <Table.HeaderCell scope="col">{t.screens.settings.role}</Table.HeaderCell>
                <Table.HeaderCell scope="col">{t.screens.settings.status}</Table.HeaderCell>
                {mayAdminister ? <Table.HeaderCell scope="col">{t.common.actions}</Table.HeaderCell> : null}
              </Table.Row>
            </Table.Header>
            <Table.Body>
              {users.map((user) => (
                <Table.Row key={user.id}>
                  <Table.HeaderCell scope="row">
                    {user.name}{' '}
                    {user.id === vault.user.id ? <span className="subtle">({t.screens.settings.you})</span> : null}
                  </Table.HeaderCell>
                  <Table.DataCell>{t.shell.roles[user.role]}</Table.DataCell>
                  <Table.DataCell>
                    <Tag size="xsmall" variant="moderate" data-color={user.active ? 'success' : 'neutral'}>
                      {user.active ? t.screens.settings.active : t.screens.settings.closed}
                    </Tag>
                  </Table.DataCell>
                  {mayAdminister ? (
                    <Table.DataCell>
                      <div className="row">
                        <Button size="xsmall" variant="tertiary" onClick={() => setEditing(user)}>
                          {user.active ? t.common.edit : t.screens.settings.reopenUser}
                        </Button>
                        {user.active && user.id !== vault.user.id ? (
                          <Button size="xsmall" variant="tertiary" data-color="danger" onClick={() => setClosing(user)}>
                            {t.screens.settings.closeUser}
                          </Button>
                        ) : null}
                      </div>
                    </Table.DataCell>
                  ) : null}
                </Table.Row>
              ))}
            </Table.Body>
          </Table>
        )}
      </QueryState>
      {editing ? <UserDialog user={editing} onClose={() => setEditing(undefined)} /> : null}
      {closing ? (
        <ConfirmDialog
          open
          danger
          title={t.screens.settings.closeUser}
          confirm={t.screens.settings.closeUser}
          busy={update.busy}
          onClose={() => setClosing(undefined)}
          onConfirm={() => {
            void update.run({ id: closing.id, active: false }).then((answer) => {
              if (answer.ok) setClosing(undefined);
            });
          }}
        >
          <p>{t.screens.settings.closeUserText(closing.name)}</p>
          <ErrorMessage error={update.error} />
        </ConfirmDialog>
      ) : null}
    </Panel>
  );
}

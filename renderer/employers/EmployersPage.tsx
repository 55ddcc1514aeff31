import { Buildings3Icon, PlusIcon } from '@navikt/aksel-icons';
import { Button } from '@navikt/ds-react/Button';
import { Link } from '@navikt/ds-react/Link';
import { Search } from '@navikt/ds-react/Search';
import { Table } from '@navikt/ds-react/Table';
import { useEffect, useState } from 'react';
import { Link as RouterLink, useNavigate } from 'react-router';
import type { MethodOutput } from '#shared/api/contract.ts';
import { formatOrgNumber } from '#shared/contracts/orgNumber.ts';
import { useApi } from '../client/hooks.ts';
import { useText } from '../i18n/useText.tsx';
import { paths } from '../paths.ts';
import { useMayWrite } from '../session/session.tsx';
import { useDraft } from '../session/useDraft.ts';
import { EmptyState } from '../ui/EmptyState.tsx';
import { QueryState } from '../ui/ErrorMessage.tsx';
import { Page, Panel } from '../ui/Page.tsx';
import { useDebounced } from '../ui/useDebounced.ts';
import { EmployerForm } from './EmployerForm.tsx';

/** The employer register: search, and the writing down of a new one. */
export function EmployersPage() {
  const t = useText().contracts.employers;
  const mayWrite = useMayWrite();
  const navigate = useNavigate();
  const list = useApi('employer.list', {}, { staleTime: 0 });
  const [adding, setAdding] = useState(false);
  const interrupted = useDraft('employer:new').found;
  // Somebody who was interrupted in the middle of writing one finds it open.
  useEffect(() => {
    if (interrupted) setAdding(true);
  }, [interrupted]);
  const addButton = mayWrite ? (
    <Button
      size="small"
      icon={<PlusIcon aria-hidden />}
      aria-expanded={adding}
      onClick={() => setAdding((open) => !open)}
    >
      {t.add}
    </Button>
  ) : null;
  return (
    <Page title={t.title} lead={t.lead} actions={addButton}>
      {adding && mayWrite ? (
        <Panel title={t.add}>
          <EmployerForm
            employer="new"
            onSaved={({ id }) => navigate(paths.employer(id))}
            onClose={() => setAdding(false)}
          />
        </Panel>
      ) : null}
      <QueryState query={list}>
        {({ employers }) =>
          employers.length === 0 ? (
            <EmptyState icon={<Buildings3Icon aria-hidden fontSize="2.5rem" />} title={t.empty} text={t.emptyText} />
          ) : (
            <Register employers={employers} />
          )
        }
      </QueryState>
    </Page>
  );
}

type Listed = MethodOutput<'employer.list'>['employers'][number];

function Register({ employers }: { employers: readonly Listed[] }) {
  const t = useText().contracts.employers;
  const [typed, setTyped] = useState('');
  const text = useDebounced(typed.trim().slice(0, 200), 120);
  const found = useApi('employer.search', { text, limit: 100 }, { enabled: text !== '', keepPrevious: true });
  const ids = found.data?.employers.map(({ id }) => id);
  const shown = text === '' || ids === undefined ? employers : employers.filter(({ id }) => ids.includes(id));
  return (
    <Panel>
      <div className="picker">
        <Search size="small" variant="simple" label={t.search} hideLabel={false} value={typed} onChange={setTyped} />
      </div>
      {shown.length === 0 ? <p role="status">{t.noHits}</p> : null}
      {shown.length > 0 ? (
        <div className="table-scroll">
          <Table size="small" aria-label={t.title}>
            <Table.Header>
              <Table.Row>
                <Table.HeaderCell scope="col">{t.name}</Table.HeaderCell>
                <Table.HeaderCell scope="col">{t.orgNumber}</Table.HeaderCell>
                <Table.HeaderCell scope="col">{t.address}</Table.HeaderCell>
                <Table.HeaderCell scope="col">{t.contact}</Table.HeaderCell>
                <Table.HeaderCell scope="col" align="right">
                  {t.running}
                </Table.HeaderCell>
                <Table.HeaderCell scope="col" align="right">
                  {t.placements}
                </Table.HeaderCell>
              </Table.Row>
            </Table.Header>
            <Table.Body>
              {shown.map((employer) => (
                <Table.Row key={employer.id}>
                  <Table.HeaderCell scope="row">
                    <Link as={RouterLink} to={paths.employer(employer.id)}>
                      {employer.name}
                    </Link>
                  </Table.HeaderCell>
                  <Table.DataCell className="numeric nowrap">
                    {employer.orgNumber ? formatOrgNumber(employer.orgNumber) : ''}
                  </Table.DataCell>
                  <Table.DataCell>{employer.address}</Table.DataCell>
                  <Table.DataCell>
                    {[employer.contactName, employer.contactPhone].filter(Boolean).join(', ')}
                  </Table.DataCell>
                  <Table.DataCell align="right" className="numeric">
                    {employer.running}
                  </Table.DataCell>
                  <Table.DataCell align="right" className="numeric">
                    {employer.placements}
                  </Table.DataCell>
                </Table.Row>
              ))}
            </Table.Body>
          </Table>
        </div>
      ) : null}
    </Panel>
  );
}

import { PencilIcon } from '@navikt/aksel-icons';
import { Button } from '@navikt/ds-react/Button';
import { useEffect, useState } from 'react';
import { useParams } from 'react-router';
import type { MethodOutput } from '#shared/api/contract.ts';
import { formatOrgNumber } from '#shared/contracts/orgNumber.ts';
import { useApi } from '../client/hooks.ts';
import { ContractTable } from '../contracts/ContractTable.tsx';
import { useText } from '../i18n/useText.tsx';
import { paths } from '../paths.ts';
import { useMayWrite } from '../session/session.tsx';
import { useDraft } from '../session/useDraft.ts';
import { QueryState } from '../ui/ErrorMessage.tsx';
import { Facts } from '../ui/Facts.tsx';
import { Page, Panel } from '../ui/Page.tsx';
import { EmployerForm } from './EmployerForm.tsx';

type Found = MethodOutput<'employer.get'>;

/** One employer, with the history of its placements. */
export function EmployerPage() {
  const t = useText();
  const words = t.contracts.employers;
  const { id = '' } = useParams();
  const employer = useApi('employer.get', { id }, { staleTime: 0 });
  return (
    <Page
      title={employer.data?.name ?? t.common.loading}
      windowTitle={words.title}
      back={{ to: paths.employers, label: words.back }}
    >
      <QueryState query={employer}>{(found) => <Content key={found.id} employer={found} />}</QueryState>
    </Page>
  );
}

function Content({ employer }: { employer: Found }) {
  const t = useText().contracts.employers;
  const mayWrite = useMayWrite();
  const [editing, setEditing] = useState(false);
  const [saved, setSaved] = useState(false);
  const interrupted = useDraft(`employer:${employer.id}`).found;
  useEffect(() => {
    if (interrupted) setEditing(true);
  }, [interrupted]);
  return (
    <>
      <Panel
        title={t.contact}
        actions={
          mayWrite && !editing ? (
            <div className="row">
              <span role="status">{saved ? t.saved : ''}</span>
              <Button
                size="small"
                variant="secondary"
                icon={<PencilIcon aria-hidden />}
                onClick={() => {
                  setEditing(true);
                  setSaved(false);
                }}
              >
                {t.edit}
              </Button>
            </div>
          ) : null
        }
      >
        {editing && mayWrite ? (
          <EmployerForm
            employer={employer}
            onSaved={() => {
              setEditing(false);
              setSaved(true);
            }}
            onClose={() => setEditing(false)}
          />
        ) : (
          <Facts
            facts={[
              { label: t.orgNumber, value: employer.orgNumber ? formatOrgNumber(employer.orgNumber) : '' },
              { label: t.address, value: employer.address },
              { label: t.contactName, value: employer.contactName },
              { label: t.contactPhone, value: employer.contactPhone },
              { label: t.contactEmail, value: employer.contactEmail },
              { label: t.note, value: employer.note },
            ]}
          />
        )}
      </Panel>
      <Panel title={t.history}>
        {employer.placements.length === 0 ? <p className="subtle">{t.noHistory}</p> : null}
        {employer.placements.length > 0 ? (
          <ContractTable label={t.history} contracts={employer.placements} without="employer" />
        ) : null}
        {employer.hidden > 0 ? <p className="subtle">{t.hidden(employer.hidden)}</p> : null}
      </Panel>
    </>
  );
}

import { PencilIcon } from '@navikt/aksel-icons';
import { Button } from '@navikt/ds-react/Button';
import { Tabs } from '@navikt/ds-react/Tabs';
import type { ReactNode } from 'react';
import { Link as RouterLink, useParams, useSearchParams } from 'react-router';
import type { Person } from '#shared/api/methods/people.ts';
import { BenefitTab } from '../../benefits/BenefitTab.tsx';
import { useApi } from '../../client/hooks.ts';
import { ConsentsTab } from '../../consents/ConsentsTab.tsx';
import { ContractsTab } from '../../contracts/ContractsTab.tsx';
import { EstablishmentTab } from '../../establishment/EstablishmentTab.tsx';
import { MoveCase } from '../../exchange/transfers/MoveCase.tsx';
import { HouseholdTab } from '../../household/HouseholdTab.tsx';
import { useText } from '../../i18n/useText.tsx';
import { PersonIntake } from '../../intake/PersonIntake.tsx';
import { AccessLog } from '../../log/AccessLog.tsx';
import { type PersonTab, paths, personTabs } from '../../paths.ts';
import { ReadOnlyCase, useMayWrite } from '../../session/session.tsx';
import { StateGrantsTab } from '../../stateGrants/StateGrantsTab.tsx';
import { QueryState } from '../../ui/ErrorMessage.tsx';
import { Page } from '../../ui/Page.tsx';
import { DetailsTab } from './DetailsTab.tsx';
import { HistoryTab } from './HistoryTab.tsx';
import { PersonHead } from './PersonHead.tsx';

/** Everything about one person, in tabs; which tab is in the address. */
export function PersonPage() {
  const t = useText();
  const { id = '' } = useParams();
  const person = useApi('person.get', { id });
  const mayWrite = useMayWrite();
  const ownership = useApi('transfer.list', { personId: id }, { enabled: person.data !== undefined }).data?.ownership;
  const editable = mayWrite && person.data?.mergedInto === null && ownership?.isFormerOwner !== true;
  return (
    <Page
      title={person.data?.displayName ?? t.common.loading}
      windowTitle={t.people.title}
      back={{ to: paths.people, label: t.people.title }}
      actions={
        editable ? (
          <>
            <MoveCase personId={id} />
            <Button size="small" as={RouterLink} to={paths.editPerson(id)} icon={<PencilIcon aria-hidden />}>
              {t.common.edit}
            </Button>
          </>
        ) : null
      }
    >
      <QueryState query={person}>
        {(found) => <Content key={found.id} person={found} readOnly={ownership?.isFormerOwner === true} />}
      </QueryState>
    </Page>
  );
}

function Content({ person, readOnly }: { person: Person; readOnly: boolean }) {
  const t = useText().people.page;
  const [params, setParams] = useSearchParams();
  const mayWrite = useMayWrite();
  const tab = personTabs.find((known) => known === params.get('fane')) ?? 'details';
  const shown = personTabs.filter((known) => known !== 'access' || mayWrite);
  const content: Record<PersonTab, ReactNode> = {
    details: <DetailsTab person={person} />,
    household: <HouseholdTab person={person} />,
    intake: <PersonIntake personId={person.id} />,
    consents: <ConsentsTab personId={person.id} />,
    contracts: <ContractsTab personId={person.id} />,
    establishment: <EstablishmentTab personId={person.id} />,
    benefit: <BenefitTab personId={person.id} />,
    stateGrants: <StateGrantsTab personId={person.id} />,
    history: <HistoryTab personId={person.id} />,
    access: <AccessLog personId={person.id} />,
  };
  return (
    <>
      <PersonHead person={person} />
      <Tabs
        size="small"
        value={tab}
        onChange={(value) => setParams(value === 'details' ? {} : { fane: value }, { replace: true })}
      >
        <Tabs.List>
          {shown.map((name) => (
            <Tabs.Tab key={name} value={name} label={t.tabs[name]} />
          ))}
        </Tabs.List>
        {shown.map((name) => (
          <Tabs.Panel key={name} value={name} className="tab-panel">
            {name === tab ? <ReadOnlyCase value={readOnly}>{content[name]}</ReadOnlyCase> : null}
          </Tabs.Panel>
        ))}
      </Tabs>
    </>
  );
}

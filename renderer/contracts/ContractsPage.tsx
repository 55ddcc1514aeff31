import { BriefcaseIcon, PlusIcon } from '@navikt/aksel-icons';
import { Button } from '@navikt/ds-react/Button';
import { Link } from '@navikt/ds-react/Link';
import { Search } from '@navikt/ds-react/Search';
import { Tabs } from '@navikt/ds-react/Tabs';
import { useState } from 'react';
import { Link as RouterLink, useSearchParams } from 'react-router';
import type { ContractListItem } from '#shared/api/methods/contracts.ts';
import { useApi } from '../client/hooks.ts';
import { useText } from '../i18n/useText.tsx';
import { paths } from '../paths.ts';
import { useMayWrite } from '../session/session.tsx';
import { EmptyState } from '../ui/EmptyState.tsx';
import { ErrorMessage, QueryState } from '../ui/ErrorMessage.tsx';
import { Page, Panel } from '../ui/Page.tsx';
import { PersonPicker } from '../ui/PersonPicker.tsx';
import { ContractTable } from './ContractTable.tsx';
import { useStartContract } from './useStartContract.ts';

const lists = ['running', 'endingSoon', 'unsignedLong', 'withoutAttest', 'byEmployer', 'all'] as const;
type List = (typeof lists)[number];

/** Practice placements of the municipality, in lists that say what has to be done. */
export function ContractsPage() {
  const t = useText().contracts;
  const mayWrite = useMayWrite();
  const all = useApi('contract.list', { filter: 'all' }, { staleTime: 0 });
  const [starting, setStarting] = useState(false);
  const startButton = mayWrite ? (
    <Button
      size="small"
      icon={<PlusIcon aria-hidden />}
      aria-expanded={starting}
      onClick={() => setStarting((open) => !open)}
    >
      {t.start}
    </Button>
  ) : null;
  return (
    <Page title={t.title} lead={t.lead} actions={startButton}>
      {starting && mayWrite ? <StartPanel /> : null}
      <QueryState query={all}>
        {({ contracts }) =>
          contracts.length === 0 ? (
            <EmptyState icon={<BriefcaseIcon aria-hidden fontSize="2.5rem" />} title={t.empty} text={t.emptyText} />
          ) : (
            <Lists />
          )
        }
      </QueryState>
    </Page>
  );
}

function StartPanel() {
  const t = useText().contracts;
  const start = useStartContract();
  return (
    <Panel title={t.start}>
      <div className="picker">
        <PersonPicker label={t.choosePerson} onPick={({ id }) => void start.run(id)} />
      </div>
      <ErrorMessage error={start.error} />
    </Panel>
  );
}

function Lists() {
  const t = useText().contracts;
  const [params, setParams] = useSearchParams();
  const shown: List = lists.find((list) => list === params.get('liste')) ?? 'running';
  return (
    <Tabs
      size="small"
      value={shown}
      onChange={(value) => setParams(value === 'running' ? {} : { liste: value }, { replace: true })}
    >
      <Tabs.List aria-label={t.listsLabel}>
        {lists.map((list) => (
          <ListTab key={list} list={list} />
        ))}
      </Tabs.List>
      {lists.map((list) => (
        <Tabs.Panel key={list} value={list} className="tab-panel">
          {list === shown ? <OneList list={list} /> : null}
        </Tabs.Panel>
      ))}
    </Tabs>
  );
}

/** With how many there are, so that what waits is seen without being opened. */
function ListTab({ list }: { list: List }) {
  const t = useText().contracts;
  const { data } = useApi('contract.list', { filter: list }, { staleTime: 0 });
  const counted = list !== 'byEmployer' && list !== 'all' && data !== undefined;
  const label = counted ? t.listWithCount(t.lists[list], data.contracts.length) : t.lists[list];
  return <Tabs.Tab value={list} label={label} />;
}

function OneList({ list }: { list: List }) {
  const t = useText().contracts;
  const found = useApi('contract.list', { filter: list });
  const [typed, setTyped] = useState('');
  return (
    <QueryState query={found}>
      {({ contracts }) => {
        if (contracts.length === 0) return <p className="subtle">{t.emptyList}</p>;
        const hits = contracts.filter((contract) => matches(contract, typed));
        return (
          <Panel>
            <div className="picker">
              <Search
                size="small"
                variant="simple"
                label={t.filter}
                hideLabel={false}
                value={typed}
                onChange={setTyped}
              />
            </div>
            {hits.length === 0 ? <p role="status">{t.noHits}</p> : null}
            {hits.length === 0 ? null : list === 'byEmployer' ? (
              <>
                <ByEmployer contracts={hits} />
                <Hidden />
              </>
            ) : (
              <ContractTable label={t.lists[list]} contracts={hits} />
            )}
          </Panel>
        );
      }}
    </QueryState>
  );
}

const fold = (text: string) => text.toLocaleLowerCase('nb').trim();

function matches({ personName, employerName, documentId }: ContractListItem, typed: string): boolean {
  const words = fold(typed).split(/\s+/u);
  const text = fold(`${personName} ${employerName ?? ''} ${documentId}`);
  return words.every((word) => text.includes(word));
}

/** Where somebody with a protected address works is told on that one's own contract alone. */
function Hidden() {
  const t = useText().contracts.employers;
  const { data } = useApi('contract.list', { filter: 'all' });
  const count = data?.contracts.filter((contract) => contract.protected).length ?? 0;
  return count === 0 ? null : <p className="subtle">{t.hidden(count)}</p>;
}

/** One table for each employer, in the order of the list; the same employer is one by its record, else by its name. */
function ByEmployer({ contracts }: { contracts: readonly ContractListItem[] }) {
  const groups = new Map<string, ContractListItem[]>();
  for (const contract of contracts) {
    const key = contract.employerId ?? fold(contract.employerName ?? '');
    groups.set(key, [...(groups.get(key) ?? []), contract]);
  }
  return [...groups].map(([key, placements]) => {
    const { employerId, employerName } = placements[0] ?? { employerId: null, employerName: null };
    const name = employerName ?? '';
    return (
      <section key={key} className="stack-s" aria-label={name}>
        <h2 className="panel-title">
          {employerId === null ? (
            name
          ) : (
            <Link as={RouterLink} to={paths.employer(employerId)}>
              {name}
            </Link>
          )}
        </h2>
        <ContractTable label={name} contracts={placements} without="employer" />
      </section>
    );
  });
}

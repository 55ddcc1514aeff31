import { Link } from '@navikt/ds-react/Link';
import { Link as RouterLink } from 'react-router';
import type { ContractListItem } from '#shared/api/methods/contracts.ts';
import { formatDate } from '#shared/dates.ts';
import { useApi } from '../client/hooks.ts';
import { useText } from '../i18n/useText.tsx';
import { Entry, EntryList } from '../overview/EntryList.tsx';
import { paths } from '../paths.ts';
import { Panel } from '../ui/Page.tsx';

const lists = ['endingSoon', 'unsignedLong', 'withoutAttest'] as const;
type List = (typeof lists)[number];

/** So many of each list stand where the day starts; the rest are on their own screen. */
const most = 5;

/** What the practice placements ask for: those that end soon, wait for signatures, or lack an attest. Else nothing. */
export function ContractReminders() {
  const t = useText().contracts;
  const endingSoon = useApi('contract.list', { filter: 'endingSoon' }, { staleTime: 0 });
  const unsignedLong = useApi('contract.list', { filter: 'unsignedLong' }, { staleTime: 0 });
  const withoutAttest = useApi('contract.list', { filter: 'withoutAttest' }, { staleTime: 0 });
  const found = { endingSoon, unsignedLong, withoutAttest };
  const filled = lists.filter((list) => (found[list].data?.contracts.length ?? 0) > 0);
  if (filled.length === 0) return null;
  return (
    <Panel
      title={t.title}
      actions={
        <Link as={RouterLink} to={paths.contracts}>
          {t.allLists}
        </Link>
      }
    >
      {filled.map((list) => {
        const contracts = found[list].data?.contracts ?? [];
        return (
          <section key={list} className="stack-s" aria-label={t.lists[list]}>
            <h3>{t.listWithCount(t.lists[list], contracts.length)}</h3>
            <EntryList>
              {contracts.slice(0, most).map((contract) => (
                <Entry
                  key={contract.id}
                  to={paths.contract(contract.id)}
                  name={contract.personName}
                  note={contract.employerName ?? ''}
                  side={dateOf(list, contract)}
                  isProtected={contract.protected}
                />
              ))}
            </EntryList>
          </section>
        );
      })}
    </Panel>
  );
}

/** The day that the list is about: the last one, or since when it has waited. */
function dateOf(list: List, { until, waitingSince, closedOn }: ContractListItem): string {
  const date = list === 'unsignedLong' ? waitingSince : list === 'withoutAttest' ? (closedOn ?? until) : until;
  return date === null ? '' : formatDate(date);
}

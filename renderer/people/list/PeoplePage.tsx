import { PersonGroupIcon, PersonPlusIcon } from '@navikt/aksel-icons';
import { Button } from '@navikt/ds-react/Button';
import { Search } from '@navikt/ds-react/Search';
import { useEffect, useRef } from 'react';
import { Link as RouterLink } from 'react-router';
import { formatNumber } from '../../i18n/format.ts';
import { useText } from '../../i18n/useText.tsx';
import { paths } from '../../paths.ts';
import { useMayWrite } from '../../session/session.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { ErrorMessage, Loading } from '../../ui/ErrorMessage.tsx';
import { Page } from '../../ui/Page.tsx';
import { useDebounced } from '../../ui/useDebounced.ts';
import { FilterBar } from './FilterBar.tsx';
import { useListText } from './listText.ts';
import { PersonTable } from './PersonTable.tsx';
import { useFilters } from './useFilters.ts';
import { usePagedPeople } from './usePagedPeople.ts';

/** The register: search as one types, narrow down, and open with the keyboard. */
export function PeoplePage() {
  const t = useText();
  const mayWrite = useMayWrite();
  const list = useFilters();
  const [typed, setTyped] = useListText();
  const text = useDebounced(typed, 60);
  const people = usePagedPeople({ ...list.query, text });
  const search = useRef<HTMLInputElement>(null);
  const table = useRef<HTMLDivElement>(null);
  useEffect(() => search.current?.focus(), []);

  const narrowed = text.trim() !== '' || Object.keys(list.filters).length > 0;
  const count = formatNumber(people.total);
  return (
    <Page
      title={t.people.title}
      width="fill"
      actions={
        mayWrite ? (
          <Button size="small" as={RouterLink} to={paths.newPerson} icon={<PersonPlusIcon aria-hidden />}>
            {t.people.register}
          </Button>
        ) : null
      }
    >
      <div className="people-tools">
        <div className="row row-end">
          <search
            className="people-search"
            onKeyDown={(event) => {
              if (event.key !== 'ArrowDown') return;
              event.preventDefault();
              table.current?.focus();
            }}
          >
            <Search
              ref={search}
              size="small"
              variant="simple"
              hideLabel={false}
              label={t.people.search.label}
              maxLength={200}
              value={typed}
              onChange={setTyped}
              autoComplete="off"
            />
          </search>
          <span role="status" className="subtle people-count">
            {people.isLoading
              ? ''
              : people.totalIsExact
                ? t.people.search.hits(count)
                : t.people.search.moreThan(count)}
          </span>
        </div>
        <FilterBar list={list} />
      </div>
      <ErrorMessage error={people.error} />
      {people.isLoading ? (
        <Loading />
      ) : people.total === 0 ? (
        <EmptyState
          icon={<PersonGroupIcon aria-hidden fontSize="2.5rem" />}
          title={narrowed ? t.people.search.none : t.people.search.empty}
          text={narrowed ? t.people.search.noneText : t.people.search.emptyText}
          action={
            narrowed ? (
              <Button
                size="small"
                variant="secondary"
                onClick={() => {
                  list.clear();
                  setTyped('');
                }}
              >
                {t.people.search.clearFilters}
              </Button>
            ) : null
          }
        />
      ) : (
        <PersonTable key={`${text}\n${JSON.stringify(list.query)}`} people={people} tableRef={table} />
      )}
    </Page>
  );
}

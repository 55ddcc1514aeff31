import { ShieldLockIcon } from '@navikt/aksel-icons';
import { Tag } from '@navikt/ds-react/Tag';
import { useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, type RefObject, useEffect, useState } from 'react';
import { useNavigate } from 'react-router';
import type { PersonListItem } from '#shared/api/methods/people.ts';
import { formatDate } from '#shared/dates.ts';
import { municipalityByNumber } from '#shared/municipalities.ts';
import { countryName } from '#shared/people/countries.ts';
import { personFieldLabels } from '#shared/people/fieldLabels.ts';
import { personStatusLabels } from '#shared/people/labels.ts';
import { useOwners } from '../../exchange/coordinator/useOwners.ts';
import { municipalityName } from '../../exchange/transfers/municipalityName.ts';
import { useLanguage, useLocal, useText } from '../../i18n/useText.tsx';
import { paths } from '../../paths.ts';
import type { usePagedPeople } from './usePagedPeople.ts';

const rowHeight = 42;
const intakeColor = { none: 'neutral', draft: 'warning', completed: 'success' } as const;

/**
 * The list itself: only the rows in view exist in the page. One stop for the Tab key; arrows, Page and Home/End move
 * within it, and Enter opens.
 */
export function PersonTable(props: {
  people: ReturnType<typeof usePagedPeople>;
  tableRef: RefObject<HTMLDivElement | null>;
}) {
  const t = useText();
  const local = useLocal();
  const navigate = useNavigate();
  const { people, tableRef } = props;
  const [selected, setSelected] = useState(0);
  const rows = useVirtualizer({
    count: people.total,
    getScrollElement: () => tableRef.current,
    estimateSize: () => rowHeight,
    overscan: 12,
  });
  const visible = rows.getVirtualItems();
  const from = visible[0]?.index ?? 0;
  const to = visible.at(-1)?.index ?? 0;
  const { show } = people;
  const owners = useOwners(visible.flatMap((row) => people.at(row.index)?.id ?? []));
  // biome-ignore lint/correctness/useExhaustiveDependencies: `show` is new at each render and only the range matters
  useEffect(() => show(from, to), [from, to]);

  function move(index: number) {
    const next = Math.max(0, Math.min(people.total - 1, index));
    setSelected(next);
    rows.scrollToIndex(next);
  }

  function onKeyDown(event: KeyboardEvent) {
    const page = Math.max(1, Math.floor((tableRef.current?.clientHeight ?? rowHeight) / rowHeight) - 1);
    const moves: Record<string, number> = {
      ArrowDown: selected + 1,
      ArrowUp: selected - 1,
      PageDown: selected + page,
      PageUp: selected - page,
      Home: 0,
      End: people.total - 1,
    };
    const next = moves[event.key];
    if (next !== undefined) {
      event.preventDefault();
      move(next);
    } else if (event.key === 'Enter') {
      const person = people.at(selected);
      if (person) void navigate(paths.person(person.id));
    }
  }

  return (
    <div className="people-table" data-old={people.isOld || undefined} data-owners={owners !== undefined || undefined}>
      <div className="people-row people-head" aria-hidden>
        <span>{t.people.search.name}</span>
        <span>{t.people.search.born}</span>
        <span>{local(personFieldLabels.citizenships)}</span>
        <span>{local(personFieldLabels.municipality)}</span>
        <span>{local(personFieldLabels.status)}</span>
        <span>{t.people.search.settled}</span>
        <span>{t.people.search.intake}</span>
        {owners ? <span>{t.exchange.coordinator.owner}</span> : null}
      </div>
      <div
        ref={tableRef}
        className="people-scroll"
        role="listbox"
        tabIndex={0}
        aria-label={`${t.people.search.list}. ${t.people.search.keys}`}
        // Only what exists in the page can be pointed at: scrolled out of view, the selected row does not.
        aria-activedescendant={visible.some((row) => row.index === selected) ? `person-${selected}` : undefined}
        onKeyDown={onKeyDown}
      >
        <div className="people-rows" role="presentation" style={{ height: rows.getTotalSize() }}>
          {visible.map((row) => {
            const person = people.at(row.index);
            return (
              // biome-ignore lint/a11y/useKeyWithClickEvents: the list handles the keys (aria-activedescendant)
              <div
                key={row.key}
                id={`person-${row.index}`}
                className="people-row people-item"
                role="option"
                tabIndex={-1}
                aria-selected={row.index === selected}
                aria-setsize={people.total}
                aria-posinset={row.index + 1}
                style={{ transform: `translateY(${row.start}px)`, height: rowHeight }}
                onClick={() => {
                  setSelected(row.index);
                  if (person) void navigate(paths.person(person.id));
                }}
              >
                {person ? (
                  <Cells person={person} owner={owners?.get(person.id)} isOwned={owners !== undefined} />
                ) : (
                  <span className="subtle">{t.common.loading}</span>
                )}
              </div>
            );
          })}
        </div>
      </div>
    </div>
  );
}

function Cells({ person, owner, isOwned }: { person: PersonListItem; owner: string | undefined; isOwned: boolean }) {
  const t = useText();
  const local = useLocal();
  const { language } = useLanguage();
  return (
    <>
      <span className="people-name">
        {person.protected ? <ShieldLockIcon title={t.people.protectedAddress} /> : null}
        <span className="people-name-text">{person.name}</span>
        {person.nativeName ? (
          <span className="subtle people-native" dir="auto">
            {person.nativeName}
          </span>
        ) : null}
      </span>
      <span className="numeric">{person.birthDate ? formatDate(person.birthDate) : ''}</span>
      <span>{person.citizenships.map((code) => countryName(code, language)).join(', ')}</span>
      <span>{person.municipality ? municipalityByNumber(person.municipality)?.name : ''}</span>
      <span>{local(personStatusLabels[person.status])}</span>
      <span className="numeric">{person.settlementDate ? formatDate(person.settlementDate) : ''}</span>
      <span>
        <Tag size="xsmall" variant="moderate" data-color={intakeColor[person.intake]}>
          {t.people.intake[person.intake]}
        </Tag>
      </span>
      {isOwned ? <span>{owner === undefined ? '' : municipalityName(owner)}</span> : null}
    </>
  );
}

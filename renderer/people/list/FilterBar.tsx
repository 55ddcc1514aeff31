import { Button } from '@navikt/ds-react/Button';
import { Chips } from '@navikt/ds-react/Chips';
import { Select } from '@navikt/ds-react/Select';
import { municipalityByNumber } from '#shared/municipalities.ts';
import { personFieldLabels } from '#shared/people/fieldLabels.ts';
import { arrivalMannerLabels, permitLabels, personStatusLabels } from '#shared/people/labels.ts';
import type { LocalText } from '#shared/text/localText.ts';
import { useLocal, useText } from '../../i18n/useText.tsx';
import { type FilterKey, filterChoices, filterKeys, type ListState, sorts } from './useFilters.ts';

/** Narrowing and order. What is chosen stands below as chips, each of which can be taken away. */
export function FilterBar({ list }: { list: ListState }) {
  const t = useText();
  const name = useFilterNames();
  const chosen = filterKeys.filter((key) => list.filters[key] !== undefined);
  return (
    <div className="stack-s">
      <div className="filters">
        {filterKeys.map((key) => (
          <Select
            key={key}
            size="small"
            label={name.of(key)}
            value={list.filters[key] ?? ''}
            onChange={(event) => list.setFilter(key, event.target.value)}
          >
            <option value="">{t.people.search.any}</option>
            {filterChoices[key].map((value) => (
              <option key={value} value={value}>
                {name.value(key, value)}
              </option>
            ))}
          </Select>
        ))}
        <Select
          size="small"
          label={t.people.search.sort}
          value={list.sort}
          onChange={(event) => list.setSort(event.target.value)}
        >
          {sorts.map((sort) => (
            <option key={sort} value={sort}>
              {t.people.search.sorts[sort]}
            </option>
          ))}
        </Select>
      </div>
      {chosen.length > 0 ? (
        <div className="row">
          <Chips size="small">
            {chosen.map((key) => (
              <Chips.Removable key={key} onClick={() => list.setFilter(key, '')}>
                {`${name.of(key)}: ${name.value(key, list.filters[key] ?? '')}`}
              </Chips.Removable>
            ))}
          </Chips>
          {chosen.length > 1 ? (
            <Button size="xsmall" variant="tertiary" onClick={list.clear}>
              {t.people.search.clearFilters}
            </Button>
          ) : null}
        </div>
      ) : null}
    </div>
  );
}

function useFilterNames() {
  const t = useText();
  const local = useLocal();
  const labels: Record<Exclude<FilterKey, 'municipality' | 'intake'>, Record<string, LocalText>> = {
    status: personStatusLabels,
    arrivalManner: arrivalMannerLabels,
    permit: permitLabels,
  };
  return {
    of: (key: FilterKey) => (key === 'intake' ? t.people.search.intake : local(personFieldLabels[key])),
    value: (key: FilterKey, value: string) => {
      if (key === 'municipality') return municipalityByNumber(value)?.name ?? value;
      if (key === 'intake') return (t.people.intake as Record<string, string>)[value] ?? value;
      const label = labels[key][value];
      return label ? local(label) : value;
    },
  };
}

import { UNSAFE_Combobox as Combobox } from '@navikt/ds-react/Combobox';
import { useRef, useState } from 'react';
import type { PersonListItem } from '#shared/api/methods/people.ts';
import { formatDate } from '#shared/dates.ts';
import { useApi } from '../client/hooks.ts';
import { useText } from '../i18n/useText.tsx';
import { useDebounced } from './useDebounced.ts';
import { useListboxLabel } from './useListboxLabel.ts';

/** Finds one person of the register by name or number. */
export function PersonPicker(props: {
  label: string;
  description?: string;
  /** People who cannot be chosen here (the person whose page it is, members already in). */
  except?: readonly string[];
  onPick: (person: PersonListItem) => void;
}) {
  const [typed, setTyped] = useState('');
  const text = useDebounced(typed.slice(0, 200), 120);
  const hits = useApi('person.search', { text, limit: 12 }, { enabled: text.trim() !== '', keepPrevious: true });
  const people = (typed.trim() === '' ? [] : (hits.data?.people ?? [])).filter(
    (person) => !props.except?.includes(person.id),
  );
  const options = people.map((person) => ({
    value: person.id,
    label: person.birthDate ? `${person.name}, ${formatDate(person.birthDate)}` : person.name,
  }));
  const box = useRef<HTMLDivElement>(null);
  useListboxLabel(box, useText().common.hits);
  return (
    <div ref={box}>
      <Combobox
        size="small"
        label={props.label}
        description={props.description}
        options={options}
        filteredOptions={options}
        value={typed}
        onChange={setTyped}
        selectedOptions={[]}
        isLoading={hits.isFetching && text !== ''}
        onToggleSelected={(id) => {
          const chosen = people.find((person) => person.id === id);
          setTyped('');
          if (chosen) props.onPick(chosen);
        }}
      />
    </div>
  );
}

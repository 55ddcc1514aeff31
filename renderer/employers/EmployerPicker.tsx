import { UNSAFE_Combobox as Combobox } from '@navikt/ds-react/Combobox';
import { useRef, useState } from 'react';
import type { Employer } from '#shared/api/methods/contracts.ts';
import { formatOrgNumber } from '#shared/contracts/orgNumber.ts';
import { useApi } from '../client/hooks.ts';
import { useText } from '../i18n/useText.tsx';
import { useDebounced } from '../ui/useDebounced.ts';
import { useListboxLabel } from '../ui/useListboxLabel.ts';

/** Finds one employer of the register by name or organisation number. */
export function EmployerPicker(props: { label: string; description: string; onPick: (employer: Employer) => void }) {
  const [typed, setTyped] = useState('');
  const text = useDebounced(typed.slice(0, 200), 120);
  const hits = useApi('employer.search', { text, limit: 12 }, { enabled: text.trim() !== '', keepPrevious: true });
  const employers = typed.trim() === '' ? [] : (hits.data?.employers ?? []);
  const options = employers.map(({ id, name, orgNumber, address }) => ({
    value: id,
    label: [name, orgNumber === null ? '' : formatOrgNumber(orgNumber), address ?? ''].filter(Boolean).join(', '),
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
          const chosen = employers.find((employer) => employer.id === id);
          setTyped('');
          if (chosen) props.onPick(chosen);
        }}
      />
    </div>
  );
}

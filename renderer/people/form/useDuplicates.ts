import { useMemo } from 'react';
import type { MethodOutput } from '#shared/api/contract.ts';
import type { PersonValues } from '#shared/people/person.ts';
import { useApi } from '../../client/hooks.ts';
import { today } from '../../ui/today.ts';
import { useDebounced } from '../../ui/useDebounced.ts';
import { type PersonForm, toValues } from './formModel.ts';

export type Candidate = MethodOutput<'person.findDuplicates'>['candidates'][number];

const compared = [
  'lastName',
  'middleName',
  'firstName',
  'nativeName',
  'birthDate',
  'nationalId',
  'dNumber',
  'dufNumber',
] as const;

/** People who may be the one that is being typed; asked again when the typing rests. */
export function useDuplicates(form: PersonForm, exceptId: string | undefined): readonly Candidate[] {
  const values = useMemo(() => {
    const { values: all } = toValues(form, today());
    const some: PersonValues = {};
    for (const key of compared) {
      const value = all[key];
      if (typeof value === 'string') some[key] = value;
    }
    return some;
  }, [form]);
  const settled = useDebounced(JSON.stringify(values), 350);
  const asked = JSON.parse(settled) as PersonValues;
  // A first name alone is like half the register; a name with a birth date, or any number, tells.
  const telling =
    Boolean(asked.nationalId || asked.dNumber || asked.dufNumber) ||
    Boolean(asked.birthDate && (asked.lastName || asked.firstName || asked.nativeName));
  const found = useApi(
    'person.findDuplicates',
    { values: asked, ...(exceptId ? { exceptId } : {}) },
    { enabled: telling, keepPrevious: true },
  );
  return telling ? (found.data?.candidates ?? []) : [];
}

import { useEffect, useMemo, useRef, useState } from 'react';
import type { PersonFieldKey } from '#shared/people/person.ts';
import type { Draft } from '../../session/useDraft.ts';
import { changesOf, type FieldText, type PersonForm } from './formModel.ts';

export interface PersonFormState {
  readonly form: PersonForm;
  readonly set: (key: PersonFieldKey, value: FieldText) => void;
  readonly changes: Partial<PersonForm>;
  readonly changedCount: number;
  readonly reset: () => void;
}

/**
 * The typed form over what it started from. Only what differs goes into the draft: when somebody else has changed
 * another field meanwhile, a restored draft does not put the old value back.
 */
export function usePersonForm(
  base: PersonForm,
  initial: Partial<PersonForm>,
  draft: Draft,
  /** Kept beside the typing, for what the address would lose (the household that the person is registered into). */
  beside: Readonly<Record<string, unknown>>,
): PersonFormState {
  const [form, setForm] = useState<PersonForm>({ ...base, ...initial });
  const changes = useMemo(() => changesOf(form, base), [form, base]);
  const untouched = useRef(true);
  const { put } = draft;

  useEffect(() => {
    // The draft is as it was found until somebody types.
    if (untouched.current) return;
    put({ changes, ...beside });
  }, [changes, beside, put]);

  return {
    form,
    changes,
    changedCount: Object.keys(changes).length,
    set: (key, value) => {
      untouched.current = false;
      setForm((before) => ({ ...before, [key]: value }));
    },
    reset: () => {
      untouched.current = true;
      setForm(base);
    },
  };
}

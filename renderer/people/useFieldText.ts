import { useCallback } from 'react';
import type { Scalar } from '#shared/forms/form.ts';
import type { PersonFieldKey } from '#shared/people/person.ts';
import { useApi } from '../client/hooks.ts';
import { useLanguage, useText } from '../i18n/useText.tsx';
import { fieldText } from './fieldText.ts';

/** Writes a person's stored values as they are read. */
export function useFieldText(): (field: PersonFieldKey, value: Scalar | undefined) => string {
  const { language } = useLanguage();
  const t = useText().common;
  const users = useApi('user.list', {}).data?.users;
  return useCallback(
    (field, value) =>
      fieldText(field, value, {
        language,
        yes: t.yes,
        no: t.no,
        userName: (id) => users?.find((user) => user.id === id)?.name ?? '',
      }),
    [language, t, users],
  );
}

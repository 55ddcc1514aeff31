import { Select } from '@navikt/ds-react/Select';
import { personFieldLabels } from '#shared/people/fieldLabels.ts';
import type { PersonFieldKey } from '#shared/people/person.ts';
import { useApi } from '../../client/hooks.ts';
import { useLocal, useText } from '../../i18n/useText.tsx';
import { fieldId, PersonText, textOf } from './fields.tsx';
import type { FieldText, PersonForm } from './formModel.ts';

/** Who is responsible: a user of this vault, or somebody else by name. */
export function ContactFields(props: { form: PersonForm; set: (key: PersonFieldKey, value: FieldText) => void }) {
  const t = useText().people.form;
  const local = useLocal();
  const list = useApi('user.list', {});
  const chosen = textOf(props.form, 'contactUser');
  const users = (list.data?.users ?? []).filter((user) => user.active || user.id === chosen);
  return (
    <>
      <Select
        id={fieldId('contactUser')}
        size="small"
        label={local(personFieldLabels.contactUser)}
        value={chosen}
        onChange={(event) => props.set('contactUser', event.target.value)}
      >
        <option value="">{t.contactNone}</option>
        {users.map((user) => (
          <option key={user.id} value={user.id}>
            {user.name}
          </option>
        ))}
        {chosen !== '' && !users.some((user) => user.id === chosen) ? <option value={chosen}>{chosen}</option> : null}
      </Select>
      <PersonText field="contactName" form={props.form} set={props.set} maxLength={200} />
    </>
  );
}

import { Button } from '@navikt/ds-react/Button';
import { Checkbox } from '@navikt/ds-react/Checkbox';
import { Dialog } from '@navikt/ds-react/Dialog';
import { Select } from '@navikt/ds-react/Select';
import { type FormEvent, useId, useState } from 'react';
import { type Role, roles, type User } from '#shared/api/methods/vault.ts';
import { useCommand } from '../client/hooks.ts';
import { useText } from '../i18n/useText.tsx';
import { ErrorMessage } from '../ui/ErrorMessage.tsx';
import { TextInput } from '../ui/TextInput.tsx';
import { type NewPassphrase, noPassphrase, PassphraseFields, usePassphraseErrors } from '../vault/PassphraseFields.tsx';

/** Adds a user, changes one, or lets a closed one in again (which takes a new passphrase). */
export function UserDialog(props: { user: User | 'new'; onClose: () => void }) {
  const t = useText();
  const known = props.user === 'new' ? undefined : props.user;
  const form = useId();
  const check = usePassphraseErrors();
  const add = useCommand('user.add');
  const update = useCommand('user.update');
  const [name, setName] = useState(known?.name ?? '');
  const [role, setRole] = useState<Role>(known?.role ?? 'consultant');
  const [withPassphrase, setWithPassphrase] = useState(!known?.active);
  const [passphrase, setPassphrase] = useState<NewPassphrase>(noPassphrase);
  const [tried, setTried] = useState(false);

  async function submit(event: FormEvent) {
    event.preventDefault();
    setTried(true);
    if (name.trim() === '' || (withPassphrase && Object.keys(check(passphrase)).length > 0)) return;
    const answer = known
      ? await update.run({
          id: known.id,
          name: name.trim(),
          role,
          ...(known.active ? {} : { active: true }),
          ...(withPassphrase ? { passphrase: passphrase.value } : {}),
        })
      : await add.run({ name: name.trim(), role, passphrase: passphrase.value });
    if (answer.ok) props.onClose();
  }

  return (
    <Dialog open onOpenChange={(open) => (open ? undefined : props.onClose())}>
      <Dialog.Popup width="small" closeOnOutsideClick={false}>
        <Dialog.Header>
          <Dialog.Title>
            {known
              ? known.active
                ? t.screens.settings.editUser
                : t.screens.settings.reopenUser
              : t.screens.settings.addUser}
          </Dialog.Title>
        </Dialog.Header>
        <Dialog.Body>
          <form autoComplete="off" id={form} className="stack" onSubmit={(event) => void submit(event)} noValidate>
            <TextInput
              label={t.screens.settings.name}
              value={name}
              maxLength={200}
              error={tried && name.trim() === '' ? t.vault.create.writeName : undefined}
              onChange={setName}
            />
            <Select
              size="small"
              label={t.screens.settings.role}
              description={t.vault.create.roleHelp[role]}
              value={role}
              onChange={(event) => setRole(roles.find((one) => one === event.target.value) ?? role)}
            >
              {roles.map((one) => (
                <option key={one} value={one}>
                  {t.shell.roles[one]}
                </option>
              ))}
            </Select>
            {known?.active ? (
              <Checkbox
                size="small"
                checked={withPassphrase}
                onChange={(event) => setWithPassphrase(event.target.checked)}
              >
                {t.vault.newPassphrase}
              </Checkbox>
            ) : null}
            {withPassphrase ? (
              <PassphraseFields
                label={t.vault.newPassphrase}
                passphrase={passphrase}
                onChange={setPassphrase}
                avoid={[name, 'Dalsam']}
                errors={tried ? check(passphrase) : {}}
              />
            ) : null}
            <ErrorMessage error={add.error ?? update.error} />
          </form>
        </Dialog.Body>
        <Dialog.Footer>
          <Button size="small" variant="secondary" onClick={props.onClose}>
            {t.common.cancel}
          </Button>
          <Button size="small" type="submit" form={form} loading={add.busy || update.busy}>
            {t.common.save}
          </Button>
        </Dialog.Footer>
      </Dialog.Popup>
    </Dialog>
  );
}

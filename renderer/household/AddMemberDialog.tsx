import { Button } from '@navikt/ds-react/Button';
import { Dialog } from '@navikt/ds-react/Dialog';
import { type FormEvent, useId, useState } from 'react';
import { Link as RouterLink } from 'react-router';
import type { Relation } from '#shared/people/person.ts';
import { useCommand } from '../client/hooks.ts';
import { useText } from '../i18n/useText.tsx';
import { paths } from '../paths.ts';
import { DateInput, readDate } from '../ui/DateInput.tsx';
import { ErrorMessage } from '../ui/ErrorMessage.tsx';
import { PersonPicker } from '../ui/PersonPicker.tsx';
import { RelationFields } from './RelationFields.tsx';

/** Adds somebody to a household: one who is registered, or one who is to be registered into it. */
export function AddMemberDialog(props: {
  householdId: string;
  /** Who is to be added, when that is decided already. */
  person?: { id: string; name: string };
  members: readonly string[];
  onClose: () => void;
}) {
  const t = useText();
  const form = useId();
  const add = useCommand('household.addMember');
  const [person, setPerson] = useState(props.person);
  const [relation, setRelation] = useState<Relation>('child');
  const [note, setNote] = useState('');
  const [from, setFrom] = useState('');
  const [tried, setTried] = useState(false);
  const badDate = from.trim() !== '' && readDate(from) === undefined;

  async function submit(event: FormEvent) {
    event.preventDefault();
    setTried(true);
    if (!person || badDate) return;
    const answer = await add.run({
      householdId: props.householdId,
      personId: person.id,
      relation,
      relationNote: note.trim() || null,
      from: readDate(from) ?? null,
    });
    if (answer.ok) props.onClose();
  }

  return (
    <Dialog open onOpenChange={(open) => (open ? undefined : props.onClose())}>
      <Dialog.Popup width="medium" closeOnOutsideClick={false}>
        <Dialog.Header>
          <Dialog.Title>{t.household.add}</Dialog.Title>
        </Dialog.Header>
        <Dialog.Body>
          <form autoComplete="off" id={form} className="stack" onSubmit={(event) => void submit(event)} noValidate>
            <RelationFields relation={relation} note={note} onRelation={setRelation} onNote={setNote} />
            <DateInput
              label={t.household.from}
              description={t.household.movesFrom}
              value={from}
              error={tried && badDate ? t.people.form.dateInvalid : undefined}
              onChange={setFrom}
            />
            {person ? (
              <p className="notice">{person.name}</p>
            ) : (
              <>
                <PersonPicker
                  label={t.household.addExisting}
                  description={t.screens.log.filterHint}
                  except={props.members}
                  onPick={setPerson}
                />
                <div>
                  <Button
                    size="small"
                    variant="tertiary"
                    as={RouterLink}
                    to={`${paths.newPerson}?husstand=${props.householdId}&relasjon=${relation}`}
                  >
                    {t.household.addNew}
                  </Button>
                </div>
              </>
            )}
            <ErrorMessage error={add.error} />
          </form>
        </Dialog.Body>
        <Dialog.Footer>
          <Button size="small" variant="secondary" onClick={props.onClose}>
            {t.common.cancel}
          </Button>
          <Button size="small" type="submit" form={form} loading={add.busy} disabled={!person}>
            {t.household.addHere}
          </Button>
        </Dialog.Footer>
      </Dialog.Popup>
    </Dialog>
  );
}

import { Button } from '@navikt/ds-react/Button';
import { Dialog } from '@navikt/ds-react/Dialog';
import { type FormEvent, useId, useState } from 'react';
import { formatDate } from '#shared/dates.ts';
import { useCommand } from '../client/hooks.ts';
import { useText } from '../i18n/useText.tsx';
import { DateInput, readDate } from '../ui/DateInput.tsx';
import { ErrorMessage } from '../ui/ErrorMessage.tsx';
import { today } from '../ui/today.ts';
import type { Member } from './member.ts';
import { RelationFields } from './RelationFields.tsx';

/** Changes a member's relation and start, or ends the membership on a date. */
export function MembershipDialog(props: { member: Member; kind: 'relation' | 'moveOut'; onClose: () => void }) {
  const t = useText();
  const form = useId();
  const { member, kind } = props;
  const update = useCommand('household.updateMember');
  const [relation, setRelation] = useState(member.relation);
  const [note, setNote] = useState(member.relationNote ?? '');
  const [from, setFrom] = useState(member.from ? formatDate(member.from) : '');
  const [until, setUntil] = useState(formatDate(today()));
  const [tried, setTried] = useState(false);
  const badFrom = from.trim() !== '' && readDate(from) === undefined;
  const lastDay = readDate(until);

  async function submit(event: FormEvent) {
    event.preventDefault();
    setTried(true);
    if (kind === 'moveOut' ? lastDay === undefined : badFrom) return;
    const answer = await update.run(
      kind === 'moveOut'
        ? { membershipId: member.membershipId, until: lastDay ?? null }
        : {
            membershipId: member.membershipId,
            relation,
            relationNote: note.trim() || null,
            from: readDate(from) ?? null,
          },
    );
    if (answer.ok) props.onClose();
  }

  return (
    <Dialog open onOpenChange={(open) => (open ? undefined : props.onClose())}>
      <Dialog.Popup width="small" closeOnOutsideClick={false}>
        <Dialog.Header>
          <Dialog.Title>
            {kind === 'moveOut' ? t.household.moveOutTitle(member.name) : t.household.changeTitle(member.name)}
          </Dialog.Title>
        </Dialog.Header>
        <Dialog.Body>
          <form autoComplete="off" id={form} className="stack" onSubmit={(event) => void submit(event)} noValidate>
            {kind === 'moveOut' ? (
              <>
                <p>{t.household.moveOutText}</p>
                <DateInput
                  label={t.household.moveOutDate}
                  value={until}
                  error={tried && lastDay === undefined ? t.people.form.dateInvalid : undefined}
                  onChange={setUntil}
                />
              </>
            ) : (
              <>
                <RelationFields relation={relation} note={note} onRelation={setRelation} onNote={setNote} />
                <DateInput
                  label={t.household.from}
                  value={from}
                  error={tried && badFrom ? t.people.form.dateInvalid : undefined}
                  onChange={setFrom}
                />
              </>
            )}
            <ErrorMessage error={update.error} />
          </form>
        </Dialog.Body>
        <Dialog.Footer>
          <Button size="small" variant="secondary" onClick={props.onClose}>
            {t.common.cancel}
          </Button>
          <Button size="small" type="submit" form={form} loading={update.busy}>
            {kind === 'moveOut' ? t.household.moveOut : t.common.save}
          </Button>
        </Dialog.Footer>
      </Dialog.Popup>
    </Dialog>
  );
}

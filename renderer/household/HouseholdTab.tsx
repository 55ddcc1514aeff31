import { PersonGroupIcon } from '@navikt/aksel-icons';
import { Button } from '@navikt/ds-react/Button';
import { useState } from 'react';
import type { Person } from '#shared/api/methods/people.ts';
import { useCommand } from '../client/hooks.ts';
import { useText } from '../i18n/useText.tsx';
import { useMayWrite } from '../session/session.tsx';
import { EmptyState } from '../ui/EmptyState.tsx';
import { ErrorMessage } from '../ui/ErrorMessage.tsx';
import { Panel } from '../ui/Page.tsx';
import { PersonPicker } from '../ui/PersonPicker.tsx';
import { today } from '../ui/today.ts';
import { AddMemberDialog } from './AddMemberDialog.tsx';
import { HouseholdPanel } from './HouseholdPanel.tsx';

/** The person's household now; or the ways into one. */
export function HouseholdTab({ person }: { person: Person }) {
  const current = person.memberships.find(({ until }) => until === null || until >= today());
  const earlier = person.memberships.filter((membership) => membership.householdId !== current?.householdId);
  return (
    <div className="stack">
      {current ? <HouseholdPanel householdId={current.householdId} /> : <NoHousehold person={person} />}
      {[...new Set(earlier.map((membership) => membership.householdId))].map((id) => (
        <HouseholdPanel key={id} householdId={id} former />
      ))}
    </div>
  );
}

function NoHousehold({ person }: { person: Person }) {
  const t = useText().household;
  const mayWrite = useMayWrite();
  const create = useCommand('household.create');
  const [joining, setJoining] = useState(false);
  const [household, setHousehold] = useState<string>();
  const [alone, setAlone] = useState(false);
  return (
    <Panel>
      <EmptyState
        icon={<PersonGroupIcon aria-hidden fontSize="2.5rem" />}
        title={t.none}
        text={t.noneText}
        action={
          mayWrite ? (
            <div className="row">
              <Button
                size="small"
                loading={create.busy}
                onClick={() => void create.run({ members: [{ personId: person.id, relation: 'self' }] })}
              >
                {t.create}
              </Button>
              <Button size="small" variant="secondary" onClick={() => setJoining(true)}>
                {t.joinExisting}
              </Button>
            </div>
          ) : null
        }
      />
      <ErrorMessage error={create.error} />
      {joining ? (
        <div className="stack-s">
          <div className="picker">
            <PersonPicker
              label={t.findPerson}
              description={t.joinHint}
              except={[person.id]}
              onPick={(other) => {
                setAlone(other.householdId === null);
                if (other.householdId) setHousehold(other.householdId);
              }}
            />
          </div>
          {alone ? <p role="status">{t.noHousehold}</p> : null}
        </div>
      ) : null}
      {household ? (
        <AddMemberDialog
          householdId={household}
          person={{ id: person.id, name: person.displayName }}
          members={[]}
          onClose={() => setHousehold(undefined)}
        />
      ) : null}
    </Panel>
  );
}

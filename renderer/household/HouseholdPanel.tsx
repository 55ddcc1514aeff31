import { PersonPlusIcon } from '@navikt/aksel-icons';
import { Button } from '@navikt/ds-react/Button';
import { useState } from 'react';
import type { Household } from '#shared/api/methods/people.ts';
import { useApi } from '../client/hooks.ts';
import { useText } from '../i18n/useText.tsx';
import { useMayWrite } from '../session/session.tsx';
import { QueryState } from '../ui/ErrorMessage.tsx';
import { Panel } from '../ui/Page.tsx';
import { AddMemberDialog } from './AddMemberDialog.tsx';
import { MembershipDialog } from './MembershipDialog.tsx';
import { MembersTable } from './MembersTable.tsx';
import type { Member } from './member.ts';

/** A household: who lives in it, and who has lived in it. `former`: one that the person has left; only to read. */
export function HouseholdPanel(props: { householdId: string; former?: boolean }) {
  const household = useApi('household.get', { id: props.householdId });
  return (
    <QueryState query={household}>{(found) => <Content household={found} former={props.former ?? false} />}</QueryState>
  );
}

function Content({ household, former }: { household: Household; former: boolean }) {
  const t = useText().household;
  const mayWrite = useMayWrite() && !former;
  const [adding, setAdding] = useState(false);
  const [changing, setChanging] = useState<{ member: Member; kind: 'relation' | 'moveOut' }>();
  return (
    <Panel
      title={household.label}
      actions={
        mayWrite ? (
          <Button
            size="small"
            variant="secondary"
            icon={<PersonPlusIcon aria-hidden />}
            onClick={() => setAdding(true)}
          >
            {t.add}
          </Button>
        ) : null
      }
    >
      <MembersTable
        caption={household.label}
        members={household.members}
        {...(mayWrite ? { onChange: (member, kind) => setChanging({ member, kind }) } : {})}
      />
      {household.formerMembers.length > 0 ? (
        <>
          <h3 className="panel-title">{t.former}</h3>
          <MembersTable caption={t.former} members={household.formerMembers} showUntil />
        </>
      ) : null}
      {adding ? (
        <AddMemberDialog
          householdId={household.id}
          members={household.members.map((member) => member.personId)}
          onClose={() => setAdding(false)}
        />
      ) : null}
      {changing ? (
        <MembershipDialog
          key={`${changing.member.membershipId}.${changing.kind}`}
          member={changing.member}
          kind={changing.kind}
          onClose={() => setChanging(undefined)}
        />
      ) : null}
    </Panel>
  );
}

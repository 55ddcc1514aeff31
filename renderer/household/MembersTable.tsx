import { ShieldLockIcon } from '@navikt/aksel-icons';
import { Button } from '@navikt/ds-react/Button';
import { Link } from '@navikt/ds-react/Link';
import { Table } from '@navikt/ds-react/Table';
import { Link as RouterLink } from 'react-router';
import { formatDate } from '#shared/dates.ts';
import { formatDufNumber, formatNationalId } from '#shared/people/identityNumbers.ts';
import { relationLabels } from '#shared/people/labels.ts';
import { useLocal, useText } from '../i18n/useText.tsx';
import { paths } from '../paths.ts';
import type { Member } from './member.ts';

/** Members with what tells them apart: birth date, number, relation and period. */
export function MembersTable(props: {
  caption: string;
  members: readonly Member[];
  showUntil?: boolean;
  onChange?: (member: Member, kind: 'relation' | 'moveOut') => void;
}) {
  const t = useText();
  const local = useLocal();
  const words = t.household;
  const { onChange } = props;
  return (
    <div className="table-scroll">
      <Table size="small" aria-label={props.caption}>
        <Table.Header>
          <Table.Row>
            <Table.HeaderCell scope="col">{words.member}</Table.HeaderCell>
            <Table.HeaderCell scope="col">{words.relation}</Table.HeaderCell>
            <Table.HeaderCell scope="col">{words.born}</Table.HeaderCell>
            <Table.HeaderCell scope="col">{words.number}</Table.HeaderCell>
            <Table.HeaderCell scope="col">{words.from}</Table.HeaderCell>
            {props.showUntil ? <Table.HeaderCell scope="col">{words.until}</Table.HeaderCell> : null}
            {onChange ? <Table.HeaderCell scope="col">{words.actions}</Table.HeaderCell> : null}
          </Table.Row>
        </Table.Header>
        <Table.Body>
          {props.members.map((member) => (
            <Table.Row key={member.membershipId}>
              <Table.HeaderCell scope="row">
                {member.protected ? <ShieldLockIcon title={t.people.protectedAddress} /> : null}{' '}
                <Link as={RouterLink} to={paths.person(member.personId)}>
                  {member.name}
                </Link>
              </Table.HeaderCell>
              <Table.DataCell>
                {member.relation === 'self' ? words.self : local(relationLabels[member.relation])}
                {member.relationNote ? <span className="subtle"> ({member.relationNote})</span> : null}
              </Table.DataCell>
              <Table.DataCell className="numeric nowrap">
                {member.birthDate ? formatDate(member.birthDate) : ''}
              </Table.DataCell>
              <Table.DataCell className="numeric nowrap">{numberOf(member)}</Table.DataCell>
              <Table.DataCell className="numeric nowrap">{member.from ? formatDate(member.from) : ''}</Table.DataCell>
              {props.showUntil ? (
                <Table.DataCell className="numeric nowrap">
                  {member.until ? formatDate(member.until) : ''}
                </Table.DataCell>
              ) : null}
              {onChange ? (
                <Table.DataCell>
                  <div className="row row-tight">
                    <Button size="xsmall" variant="tertiary" onClick={() => onChange(member, 'relation')}>
                      {t.common.edit}
                      <span className="visually-hidden"> {member.name}</span>
                    </Button>
                    <Button size="xsmall" variant="tertiary" onClick={() => onChange(member, 'moveOut')}>
                      {words.moveOut}
                      <span className="visually-hidden"> {member.name}</span>
                    </Button>
                  </div>
                </Table.DataCell>
              ) : null}
            </Table.Row>
          ))}
        </Table.Body>
      </Table>
    </div>
  );
}

function numberOf(member: Member): string {
  const national = member.nationalId ?? member.dNumber;
  if (national) return formatNationalId(national);
  return member.dufNumber ? formatDufNumber(member.dufNumber) : '';
}

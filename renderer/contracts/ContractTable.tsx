import { ShieldLockIcon } from '@navikt/aksel-icons';
import { Button } from '@navikt/ds-react/Button';
import { Link } from '@navikt/ds-react/Link';
import { Table } from '@navikt/ds-react/Table';
import { Tag } from '@navikt/ds-react/Tag';
import { Link as RouterLink } from 'react-router';
import type { ContractListItem } from '#shared/api/methods/contracts.ts';
import { formatDate } from '#shared/dates.ts';
import { useText } from '../i18n/useText.tsx';
import { paths } from '../paths.ts';
import { hours, period, stateColors } from './words.ts';

/** Contracts as rows, each with the way to its page. */
export function ContractTable(props: {
  label: string;
  contracts: readonly ContractListItem[];
  /** The column that the surroundings already tell. */
  without?: 'person' | 'employer';
}) {
  const t = useText().contracts;
  const { without } = props;
  return (
    <div className="table-scroll">
      <Table size="small" aria-label={props.label}>
        <Table.Header>
          <Table.Row>
            {without === 'person' ? null : <Table.HeaderCell scope="col">{t.person}</Table.HeaderCell>}
            {without === 'employer' ? null : <Table.HeaderCell scope="col">{t.employer}</Table.HeaderCell>}
            <Table.HeaderCell scope="col">{t.type}</Table.HeaderCell>
            <Table.HeaderCell scope="col">{t.period}</Table.HeaderCell>
            <Table.HeaderCell scope="col" align="right">
              {t.hours}
            </Table.HeaderCell>
            <Table.HeaderCell scope="col">{t.state}</Table.HeaderCell>
            <Table.HeaderCell scope="col">{t.document}</Table.HeaderCell>
          </Table.Row>
        </Table.Header>
        <Table.Body>
          {props.contracts.map((contract) => (
            <ContractRow key={contract.id} contract={contract} without={without} />
          ))}
        </Table.Body>
      </Table>
    </div>
  );
}

function ContractRow(props: { contract: ContractListItem; without: 'person' | 'employer' | undefined }) {
  const t = useText();
  const words = t.contracts;
  const { contract, without } = props;
  const { employerName, placementType, waitingSince } = contract;
  return (
    <Table.Row>
      {without === 'person' ? null : (
        <Table.HeaderCell scope="row">
          <Link as={RouterLink} to={paths.contract(contract.id)}>
            <bdi>{contract.personName}</bdi>
          </Link>
          {contract.protected ? <ShieldLockIcon title={t.people.protectedAddress} /> : null}
        </Table.HeaderCell>
      )}
      {without === 'employer' ? null : (
        <Table.DataCell>{employerName ?? (contract.protected ? '' : words.noEmployer)}</Table.DataCell>
      )}
      <Table.DataCell>{placementType === null ? '' : words.types[placementType]}</Table.DataCell>
      <Table.DataCell className="numeric nowrap">{period(contract)}</Table.DataCell>
      <Table.DataCell align="right" className="numeric">
        {hours(contract.hoursWeek)}
      </Table.DataCell>
      <Table.DataCell>
        <Tag size="xsmall" variant="moderate" data-color={stateColors[contract.state]}>
          {words.states[contract.state]}
        </Tag>
        {contract.pendingFormId ? <div className="subtle">{words.pending}</div> : null}
        {waitingSince ? <div className="subtle">{words.waiting(formatDate(waitingSince))}</div> : null}
        {contract.lacksAttest ? <div className="subtle">{words.lists.withoutAttest}</div> : null}
      </Table.DataCell>
      <Table.DataCell className="nowrap">
        <Button
          size="xsmall"
          variant="tertiary"
          as={RouterLink}
          to={paths.contract(contract.id)}
          aria-label={words.openOf(contract.documentId)}
        >
          {contract.documentId}
        </Button>
      </Table.DataCell>
    </Table.Row>
  );
}

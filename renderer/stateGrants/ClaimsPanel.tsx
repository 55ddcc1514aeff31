import { Link } from '@navikt/ds-react/Link';
import { Table } from '@navikt/ds-react/Table';
import { Link as RouterLink } from 'react-router';
import type { ForecastRow, GrantForecast } from '#shared/api/methods/stateGrants.ts';
import { grantKindLabels } from '#shared/grants/words.ts';
import { kroner } from '../benefits/amounts.ts';
import { useLanguage, useText } from '../i18n/useText.tsx';
import { paths } from '../paths.ts';
import { Panel } from '../ui/Page.tsx';
import { ClaimTag } from './ClaimTag.tsx';

const toFollowUp = new Set(['tooLittle', 'notReceived', 'tooMuch', 'unexpected']);

/** Each sum that is not as expected, in years that are over: what to claim, and what was paid too much. */
export function ClaimsPanel({ forecast }: { forecast: GrantForecast }) {
  const t = useText().stateGrants;
  const { language } = useLanguage();
  const lines = forecast.rows
    .flatMap(({ owner, lines: own }) => own.map((line) => ({ owner, line })))
    .filter(({ line }) => toFollowUp.has(line.state))
    .toSorted((a, b) => b.line.budgetYear - a.line.budgetYear);
  return (
    <Panel title={t.claims}>
      {lines.length === 0 ? (
        <p className="subtle">{t.noClaims}</p>
      ) : (
        <div className="table-scroll">
          <Table size="small" aria-label={t.claims}>
            <Table.Header>
              <Table.Row>
                {[t.person, t.year, t.kind, t.expected, t.received, t.claim, t.state].map((head, index) => (
                  <Table.HeaderCell key={head} scope="col" align={index > 2 && index < 6 ? 'right' : 'left'}>
                    {head}
                  </Table.HeaderCell>
                ))}
              </Table.Row>
            </Table.Header>
            <Table.Body>
              {lines.map(({ owner, line }) => (
                <Table.Row key={`${keyOf(owner)} ${line.budgetYear} ${line.kind}`}>
                  <Table.HeaderCell scope="row">
                    <Owner owner={owner} />
                  </Table.HeaderCell>
                  <Table.DataCell>{line.budgetYear}</Table.DataCell>
                  <Table.DataCell>{grantKindLabels[line.kind][language]}</Table.DataCell>
                  {[line.expected, line.received, line.claim === 0 ? null : line.claim].map((sum, index) => (
                    <Table.DataCell
                      key={['expected', 'received', 'claim'][index]}
                      align="right"
                      className="numeric nowrap"
                    >
                      {kroner(sum)}
                    </Table.DataCell>
                  ))}
                  <Table.DataCell>
                    <ClaimTag state={line.state} />
                  </Table.DataCell>
                </Table.Row>
              ))}
            </Table.Body>
          </Table>
        </div>
      )}
    </Panel>
  );
}

const keyOf = (owner: ForecastRow['owner']): string => (owner.kind === 'person' ? owner.personId : owner.kind);

function Owner({ owner }: { owner: ForecastRow['owner'] }) {
  const t = useText().stateGrants;
  switch (owner.kind) {
    case 'person':
      return (
        <Link as={RouterLink} to={paths.personTab(owner.personId, 'stateGrants')}>
          <bdi>{owner.name}</bdi>
        </Link>
      );
    case 'protected':
      return t.protectedPeople(owner.people);
    case 'impairment':
      return t.impairmentPeople(owner.people);
    default:
      return t.wholeMunicipality;
  }
}

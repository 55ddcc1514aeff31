import { Table } from '@navikt/ds-react/Table';
import type { GrantClaim, PersonGrantsView } from '#shared/api/methods/stateGrants.ts';
import { categoryLabels, grantKindLabels, noGrantLabels } from '#shared/grants/words.ts';
import { kroner } from '../benefits/amounts.ts';
import { useLanguage, useText } from '../i18n/useText.tsx';
import { Panel } from '../ui/Page.tsx';
import { ClaimTag } from './ClaimTag.tsx';

/** Each year of the person's grants: category, rate and source, and what has been received. */
export function YearsPanel({ view }: { view: PersonGrantsView }) {
  const t = useText().stateGrants;
  const { language } = useLanguage();
  const { integration, claims } = view;
  const none = integration?.none ?? null;
  const known = claims.reduce((sum, { expected }) => sum + (expected ?? 0), 0);
  const received = claims.reduce((sum, one) => sum + (one.received ?? 0), 0);
  const missing = claims.filter(({ state }) => state === 'rateMissing').length;
  return (
    <Panel title={t.years}>
      {none === null ? null : <p>{noGrantLabels[none][language]}</p>}
      {claims.length === 0 && none === null ? <p className="subtle">{t.noLines}</p> : null}
      {claims.length === 0 ? null : (
        <div className="table-scroll">
          <Table size="small" aria-label={t.years}>
            <Table.Header>
              <Table.Row>
                {[t.year, t.kind, t.expected, t.received, t.difference, t.state, t.source].map((head, index) => (
                  <Table.HeaderCell key={head} scope="col" align={index > 1 && index < 5 ? 'right' : 'left'}>
                    {head}
                  </Table.HeaderCell>
                ))}
              </Table.Row>
            </Table.Header>
            <Table.Body>
              {claims.map((claim) => (
                <YearRow key={`${claim.budgetYear} ${claim.kind}`} view={view} claim={claim} />
              ))}
              <Table.Row>
                <Table.HeaderCell scope="row" colSpan={2}>
                  {t.sum}
                </Table.HeaderCell>
                <Table.DataCell align="right" className="numeric nowrap">
                  {kroner(known)}
                </Table.DataCell>
                <Table.DataCell align="right" className="numeric nowrap">
                  {kroner(received)}
                </Table.DataCell>
                <Table.DataCell />
                <Table.DataCell colSpan={2}>{missing > 0 ? t.ratesMissing(missing) : null}</Table.DataCell>
              </Table.Row>
            </Table.Body>
          </Table>
        </div>
      )}
    </Panel>
  );
}

function YearRow({ view, claim }: { view: PersonGrantsView; claim: GrantClaim }) {
  const t = useText().stateGrants;
  const { language } = useLanguage();
  const { name, line, sharedYear } = lineOf(view, claim);
  const label = name === null ? grantKindLabels[claim.kind][language] : name[language];
  const isTeaching = claim.kind === 'norwegian';
  const notes = [
    line?.standing === 'provisional' ? t.provisional : null,
    line?.standing === 'entered' ? t.entered : null,
    sharedYear ? t.sharedYear : null,
  ].filter((note) => note !== null);
  return (
    <Table.Row>
      <Table.HeaderCell scope="row">{claim.budgetYear}</Table.HeaderCell>
      <Table.DataCell>
        {label}
        {isTeaching && line !== undefined && 'year' in line ? `, ${t.norwegianYear(line.year).toLowerCase()}` : ''}
      </Table.DataCell>
      <Table.DataCell align="right" className="numeric nowrap">
        {claim.state === 'rateMissing' ? t.rateMissing : kroner(claim.expected)}
      </Table.DataCell>
      <Table.DataCell align="right" className="numeric nowrap">
        {kroner(claim.received)}
      </Table.DataCell>
      <Table.DataCell align="right" className="numeric nowrap">
        {kroner(claim.difference)}
      </Table.DataCell>
      <Table.DataCell>{claim.state === 'rateMissing' ? null : <ClaimTag state={claim.state} />}</Table.DataCell>
      <Table.DataCell className="grant-source">
        {[line?.amount == null ? null : line.source, ...notes].filter((note) => note !== null).join('. ')}
      </Table.DataCell>
    </Table.Row>
  );
}

/** The line that a sum comes from: a person has one of each kind in a year. */
function lineOf(view: PersonGrantsView, { budgetYear, kind }: GrantClaim) {
  if (kind === 'norwegian') {
    const line = view.norwegian.years.find((year) => year.budgetYear === budgetYear);
    return { name: null, line, sharedYear: false };
  }
  const line = view.integration?.lines.find(
    (one) =>
      one.budgetYear === budgetYear &&
      (one.category === 'kindergarten' || one.category === 'elderly' ? one.category === kind : kind === 'integration'),
  );
  return {
    name: line === undefined ? null : categoryLabels[line.category],
    line,
    sharedYear: line?.sharedYear === true,
  };
}

import { Table } from '@navikt/ds-react/Table';
import { Tag } from '@navikt/ds-react/Tag';
import { useApi } from '../../client/hooks.ts';
import { formatInstantDay } from '../../i18n/format.ts';
import { useLanguage, useText } from '../../i18n/useText.tsx';
import { ProtectedShield } from '../../people/ProtectedShield.tsx';
import { QueryState } from '../../ui/ErrorMessage.tsx';
import { Panel } from '../../ui/Page.tsx';
import { holderName } from './holderName.ts';

const tones = { asked: 'warning', confirmed: 'success', erasedHere: 'success', lifted: 'neutral' } as const;

/** Who was asked to erase what after a consent was withdrawn; who has confirmed it, and who has not. */
export function RevocationsPanel() {
  const t = useText().exchange.packages;
  const { language } = useLanguage();
  const list = useApi('package.revocations', { language }, { staleTime: 0 });
  return (
    <QueryState query={list}>
      {({ revocations }) =>
        revocations.length === 0 ? null : (
          <Panel title={t.overview.revocationsTitle}>
            <p className="subtle">{t.overview.revocationsText}</p>
            <div className="table-scroll">
              <Table size="small" aria-label={t.overview.revocationsTitle}>
                <Table.Header>
                  <Table.Row>
                    {[t.overview.whoErases, t.overview.whatErased, t.overview.revokedBy, t.overview.askedAt].map(
                      (head) => (
                        <Table.HeaderCell key={head} scope="col">
                          {head}
                        </Table.HeaderCell>
                      ),
                    )}
                    <Table.HeaderCell scope="col">{t.overview.confirmedAt}</Table.HeaderCell>
                  </Table.Row>
                </Table.Header>
                <Table.Body>
                  {revocations.map((each) => (
                    <Table.Row key={each.id}>
                      <Table.HeaderCell scope="row">{holderName(t, each.holder)}</Table.HeaderCell>
                      <Table.DataCell>
                        {each.cases.map((one) => (
                          <div key={one.caseId}>
                            {one.name || t.reading.noName}
                            <ProtectedShield of={one} />: {one.scopes.map(({ label }) => label).join(', ')}
                          </div>
                        ))}
                      </Table.DataCell>
                      <Table.DataCell>{holderName(t, each.revokedBy)}</Table.DataCell>
                      <Table.DataCell className="numeric">{formatInstantDay(each.at)}</Table.DataCell>
                      <Table.DataCell>
                        <Tag size="xsmall" variant="moderate" data-color={tones[each.state]}>
                          {t.overview.revocationStates[each.state]}
                        </Tag>
                        {each.confirmedAt === null ? null : (
                          <span className="numeric"> {formatInstantDay(each.confirmedAt)}</span>
                        )}
                      </Table.DataCell>
                    </Table.Row>
                  ))}
                </Table.Body>
              </Table>
            </div>
          </Panel>
        )
      }
    </QueryState>
  );
}

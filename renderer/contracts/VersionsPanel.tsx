import { Button } from '@navikt/ds-react/Button';
import { Table } from '@navikt/ds-react/Table';
import { Tag } from '@navikt/ds-react/Tag';
import { Link as RouterLink } from 'react-router';
import type { ContractView } from '#shared/api/methods/contracts.ts';
import { formatDate } from '#shared/dates.ts';
import { labelOfPath } from '#shared/forms/display.ts';
import { practiceContract } from '#shared/forms/practiceContract.form.ts';
import { useLanguage, useLocal, useText } from '../i18n/useText.tsx';
import { paths } from '../paths.ts';
import { useMayWrite } from '../session/session.tsx';
import { Panel } from '../ui/Page.tsx';
import { period } from './words.ts';

type Version = ContractView['versions'][number];

const stageColors = { draft: 'warning', ready: 'warning', printed: 'warning', signed: 'success' } as const;

/** Every version with what it changed, where it stands and who has signed it. A signed one never changes. */
export function VersionsPanel(props: {
  contract: ContractView;
  /** Whose papers are on the screen. */
  shown: readonly string[];
  onShow: (formId: string) => void;
}) {
  const t = useText().contracts;
  const mayWrite = useMayWrite();
  const { versions, personId } = props.contract;
  const goesOn = ({ stage }: Version) => mayWrite && stage === 'draft';
  return (
    <Panel title={t.versions}>
      <div className="table-scroll">
        <Table size="small" aria-label={t.versions}>
          <Table.Header>
            <Table.Row>
              <Table.HeaderCell scope="col">{t.document}</Table.HeaderCell>
              <Table.HeaderCell scope="col">{t.state}</Table.HeaderCell>
              <Table.HeaderCell scope="col">{t.period}</Table.HeaderCell>
              <Table.HeaderCell scope="col">{t.signatures}</Table.HeaderCell>
              <Table.HeaderCell scope="col">{t.actions}</Table.HeaderCell>
            </Table.Row>
          </Table.Header>
          <Table.Body>
            {versions.map((version) => (
              <Table.Row key={version.formId} selected={props.shown.includes(version.formId)}>
                <Table.HeaderCell scope="row">
                  <div className="nowrap">{t.version(version.version)}</div>
                  <div className="subtle nowrap">{version.documentId}</div>
                </Table.HeaderCell>
                <Table.DataCell>
                  <Tag size="xsmall" variant="moderate" data-color={stageColors[version.stage]}>
                    {t.stages[version.stage]}
                  </Tag>{' '}
                  {version.stage === 'signed' && version.inForce ? t.inForce : ''}
                  <Changes version={version} />
                </Table.DataCell>
                <Table.DataCell className="numeric nowrap">{period(version)}</Table.DataCell>
                <Table.DataCell>
                  <Signatures version={version} />
                </Table.DataCell>
                <Table.DataCell>
                  <div className="row">
                    <Button
                      size="xsmall"
                      variant="tertiary"
                      as={RouterLink}
                      to={paths.form(personId, version.formId)}
                      aria-label={goesOn(version) ? t.goOn : t.readVersion(version.version)}
                    >
                      {goesOn(version) ? t.goOn : t.read}
                    </Button>
                    {version.stage === 'draft' || props.shown.includes(version.formId) ? null : (
                      <Button
                        size="xsmall"
                        variant="tertiary"
                        aria-label={t.paperOf(version.version)}
                        onClick={() => props.onShow(version.formId)}
                      >
                        {t.paper}
                      </Button>
                    )}
                  </div>
                </Table.DataCell>
              </Table.Row>
            ))}
          </Table.Body>
        </Table>
      </div>
    </Panel>
  );
}

function Changes({ version }: { version: Version }) {
  const t = useText().contracts;
  const { language } = useLanguage();
  if (version.kinds.length === 0) return null;
  const kinds = version.kinds.map((kind) => t.kinds[kind]).join(', ');
  const fields = version.changedPaths
    .filter((path) => path !== 'employerId')
    .map((path) => labelOfPath(practiceContract, path, {}, language));
  return <div className="subtle">{t.changes(kinds, fields.join(', '))}</div>;
}

function Signatures({ version }: { version: Version }) {
  const t = useText().contracts;
  const write = useLocal();
  if (version.stage === 'draft') return null;
  if (version.signatures.length === 0) return <span className="subtle">{t.noSignatures}</span>;
  return (
    <ul className="contract-signatures">
      {practiceContract.signatures.map(({ label }, line) => {
        const signed = version.signatures.find((signature) => signature.line === line);
        return (
          <li key={label.nb}>
            {signed
              ? t.signature(write(label), signed.name, signed.place, formatDate(signed.date))
              : t.notSigned(write(label))}
          </li>
        );
      })}
    </ul>
  );
}

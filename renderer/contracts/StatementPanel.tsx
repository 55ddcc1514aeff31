import { Button } from '@navikt/ds-react/Button';
import { useEffect, useState } from 'react';
import type { ContractView, Statement, StatementKind } from '#shared/api/methods/contracts.ts';
import { formatDate } from '#shared/dates.ts';
import { useApi } from '../client/hooks.ts';
import { useText } from '../i18n/useText.tsx';
import { useMayWrite } from '../session/session.tsx';
import { useDraft } from '../session/useDraft.ts';
import { QueryState } from '../ui/ErrorMessage.tsx';
import { Panel } from '../ui/Page.tsx';
import { PdfPreview } from '../ui/PdfPreview.tsx';
import { StatementForm, statementDraft } from './StatementForm.tsx';

/** Attest or reference: each saving is a version of its own, which can be printed. */
export function StatementPanel({ kind, contract }: { kind: StatementKind; contract: ContractView }) {
  const t = useText().contracts;
  const mayWrite = useMayWrite();
  const saved = kind === 'attest' ? contract.attests : contract.references;
  const [writing, setWriting] = useState(false);
  const [shown, setShown] = useState<string>();
  const interrupted = useDraft(statementDraft(kind, contract.id)).found;
  useEffect(() => {
    if (interrupted) setWriting(true);
  }, [interrupted]);
  return (
    <Panel
      title={t[kind]}
      actions={
        mayWrite ? (
          <Button size="small" variant="secondary" aria-expanded={writing} onClick={() => setWriting(!writing)}>
            {(saved.length === 0 ? t.writeStatement : t.newStatement)[kind]}
          </Button>
        ) : null
      }
    >
      <p className="subtle">{kind === 'attest' ? t.attestHelp : t.referenceHelp}</p>
      {writing && mayWrite ? (
        <Writing
          kind={kind}
          contract={contract}
          latest={saved[0]}
          onSaved={(id) => {
            setWriting(false);
            setShown(id);
          }}
        />
      ) : null}
      {saved.length === 0 ? <p className="subtle">{t.noStatement[kind]}</p> : null}
      {saved.length > 0 ? (
        <ul aria-label={t[kind]}>
          {saved.map((statement) => (
            <li key={statement.id}>
              {t.statementOf(statement.version, formatDate(statement.date), statement.author)}{' '}
              <Button
                size="xsmall"
                variant="tertiary"
                aria-label={`${t[kind]}: ${t.showStatement(statement.version)}`}
                aria-expanded={statement.id === shown}
                onClick={() => setShown(statement.id === shown ? undefined : statement.id)}
              >
                {t.showStatement(statement.version)}
              </Button>
            </li>
          ))}
        </ul>
      ) : null}
      {shown ? <Letter key={shown} kind={kind} id={shown} /> : null}
    </Panel>
  );
}

function Letter({ kind, id }: { kind: StatementKind; id: string }) {
  const t = useText().contracts;
  const pdf = useApi(kind === 'attest' ? 'attest.pdf' : 'reference.pdf', { id });
  return <QueryState query={pdf}>{(document) => <PdfPreview document={document} title={t[kind]} />}</QueryState>;
}

/** The contract's own words are what the first version is suggested from. */
function Writing(props: {
  kind: StatementKind;
  contract: ContractView;
  latest: Statement | undefined;
  onSaved: (id: string) => void;
}) {
  const form = useApi('form.get', { id: props.contract.formId });
  return <QueryState query={form}>{({ values }) => <StatementForm {...props} values={values} />}</QueryState>;
}

import { Button } from '@navikt/ds-react/Button';
import { LocalAlert } from '@navikt/ds-react/LocalAlert';
import { useState } from 'react';
import { Link as RouterLink } from 'react-router';
import { formatInstant } from '../../i18n/format.ts';
import { useText } from '../../i18n/useText.tsx';
import { paths } from '../../paths.ts';
import { holderName } from './holderName.ts';
import type { Outcome } from './packageSource.ts';
import { UndoImport } from './UndoImport.tsx';

/** What came of reading a package in, and the way on from there. */
export function Imported({ outcome }: { outcome: Outcome }) {
  const t = useText().exchange.packages;
  const [undone, setUndone] = useState(false);
  if (undone) return <Told title={t.reading.undone} />;
  if (outcome.outcome === 'waiting') return <Told title={t.reading.kept} />;
  if (outcome.outcome === 'alreadyRead') return <Told title={t.reading.alreadyReadText(formatInstant(outcome.at))} />;
  const { summary, n, ready } = outcome;
  const changes = Object.values(summary.changes).reduce((sum, count) => sum + count, 0);
  return (
    <LocalAlert status="success">
      <LocalAlert.Header>
        <LocalAlert.Title as="h2">{t.reading.doneTitle}</LocalAlert.Title>
      </LocalAlert.Header>
      <LocalAlert.Content>
        <div className="stack" role="status">
          <p>
            {changes === 0 ? t.reading.doneNothing : t.reading.doneText(t.changes(changes), t.people(summary.cases))}
          </p>
          {summary.revoked > 0 ? <p>{t.reading.erased(summary.revoked)}</p> : null}
          <div className="row">
            {ready.map(({ fileHash, number, municipality }) => (
              <Button key={fileHash} size="small" as={RouterLink} to={paths.readPackage({ kind: 'fil', id: fileHash })}>
                {t.reading.next(number, holderName(t, municipality))}
              </Button>
            ))}
            {summary.changes.conflicting > 0 ? (
              <Button size="small" as={RouterLink} to={paths.exchangeTab('conflicts')}>
                {t.reading.conflicts}
              </Button>
            ) : null}
            <Button size="small" variant="secondary" as={RouterLink} to={paths.exchangeTab('packages')}>
              {t.making.toOverview}
            </Button>
            <UndoImport n={n} onUndone={() => setUndone(true)} />
          </div>
        </div>
      </LocalAlert.Content>
    </LocalAlert>
  );
}

function Told({ title }: { title: string }) {
  const t = useText().exchange.packages;
  return (
    <div className="stack">
      <p role="status">{title}</p>
      <div>
        <Button size="small" as={RouterLink} to={paths.exchangeTab('packages')}>
          {t.making.toOverview}
        </Button>
      </div>
    </div>
  );
}

import { Button } from '@navikt/ds-react/Button';
import { ProgressBar } from '@navikt/ds-react/ProgressBar';
import { useEffect, useId, useState } from 'react';
import { useClient } from '../../client/hooks.ts';
import { useText } from '../../i18n/useText.tsx';

const everyMs = 400;

/** How many of the packages have been read, and a way to begin no more. */
export function CollectProgress({ operation, total }: { operation: string; total: number }) {
  const t = useText().exchange.coordinator.collect;
  const client = useClient();
  const [done, setDone] = useState(0);
  const [stopping, setStopping] = useState(false);
  const label = useId();
  useEffect(() => {
    const timer = setInterval(() => {
      void client('exchange.progress', { operation }).then((answer) => {
        if (answer.ok && answer.value.progress !== null) setDone(answer.value.progress.bytes);
      });
    }, everyMs);
    return () => clearInterval(timer);
  }, [client, operation]);
  return (
    <div className="stack-s" role="status">
      <p id={label}>
        {t.reading} <span className="numeric">{t.readingOf(Math.min(done + 1, total), total)}</span>
      </p>
      <ProgressBar size="small" aria-labelledby={label} value={done} valueMax={Math.max(total, 1)} />
      <div>
        <Button
          size="small"
          variant="secondary"
          disabled={stopping}
          onClick={() => {
            setStopping(true);
            void client('exchange.cancel', { operation });
          }}
        >
          {stopping ? t.stopping : t.stop}
        </Button>
      </div>
    </div>
  );
}

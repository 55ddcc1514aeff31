import { Button } from '@navikt/ds-react/Button';
import { ProgressBar } from '@navikt/ds-react/ProgressBar';
import { useId } from 'react';
import { formatBytes } from '../../i18n/format.ts';
import { useText } from '../../i18n/useText.tsx';
import type { Progress } from './useOperation.ts';

/** Something that takes a while: what it is, how far it has come, and a way to stop it. */
export function WorkProgress(props: { text: string; progress: Progress | undefined; onCancel?: () => void }) {
  const t = useText().exchange.packages;
  const label = useId();
  const { progress } = props;
  const isKnown = progress !== undefined && progress.totalBytes > 0;
  return (
    <div className="package-work stack-s" role="status">
      <p id={label}>
        {props.text}
        {isKnown ? (
          <span className="subtle numeric">
            {' '}
            {t.progress(formatBytes(progress.bytes), formatBytes(progress.totalBytes))}
          </span>
        ) : null}
      </p>
      <ProgressBar
        size="small"
        aria-labelledby={label}
        {...(isKnown
          ? { value: Math.min(progress.bytes, progress.totalBytes), valueMax: progress.totalBytes }
          : { simulated: { seconds: 20, onTimeout: () => undefined } })}
      />
      {props.onCancel ? (
        <div>
          <Button size="small" variant="secondary" onClick={props.onCancel}>
            {t.stop}
          </Button>
        </div>
      ) : null}
    </div>
  );
}

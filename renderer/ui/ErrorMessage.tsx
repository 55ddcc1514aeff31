import { Button } from '@navikt/ds-react/Button';
import { Loader } from '@navikt/ds-react/Loader';
import { LocalAlert } from '@navikt/ds-react/LocalAlert';
import type { UseQueryResult } from '@tanstack/react-query';
import { type ReactNode, useEffect, useRef } from 'react';
import type { AppError } from '#shared/api/errors.ts';
import type { ApiFailure } from '../client/hooks.ts';
import { useErrorText, useText } from '../i18n/useText.tsx';

/** An expected error, in words that say what to do. Brought into view and read out when it appears. */
export function ErrorMessage(props: { error: AppError | undefined; onRetry?: () => void; children?: ReactNode }) {
  const t = useText();
  const write = useErrorText();
  const box = useRef<HTMLDivElement>(null);
  const { error } = props;
  useEffect(() => {
    if (error) box.current?.scrollIntoView({ block: 'nearest' });
  }, [error]);
  if (!error) return null;
  return (
    <div ref={box}>
      <LocalAlert status="error" role="alert" size="small">
        <LocalAlert.Header>
          <LocalAlert.Title as="h2">{t.common.failure.title}</LocalAlert.Title>
        </LocalAlert.Header>
        <LocalAlert.Content>
          <div className="stack-s">
            <p>{write(error)}</p>
            {props.children}
            {props.onRetry ? (
              <div>
                <Button size="small" variant="secondary" onClick={props.onRetry}>
                  {t.common.retry}
                </Button>
              </div>
            ) : null}
          </div>
        </LocalAlert.Content>
      </LocalAlert>
    </div>
  );
}

/** What a query has to show: a loader (after a moment, not at once), its error, or its data. */
export function QueryState<T>(props: {
  query: UseQueryResult<T, ApiFailure>;
  children: (data: T) => ReactNode;
}): ReactNode {
  const { query } = props;
  if (query.data !== undefined) return props.children(query.data);
  if (query.error) return <ErrorMessage error={query.error.error} onRetry={() => void query.refetch()} />;
  return <Loading />;
}

export function Loading(props: { text?: string }) {
  const t = useText();
  return (
    <div className="row" role="status">
      <Loader size="small" title={props.text ?? t.common.loading} />
      {props.text ? <span>{props.text}</span> : null}
    </div>
  );
}

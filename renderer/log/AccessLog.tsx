import { TasklistIcon } from '@navikt/aksel-icons';
import { Button } from '@navikt/ds-react/Button';
import { Link } from '@navikt/ds-react/Link';
import { Table } from '@navikt/ds-react/Table';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link as RouterLink } from 'react-router';
import type { MethodOutput } from '#shared/api/contract.ts';
import { ApiFailure, useClient } from '../client/hooks.ts';
import { formatInstant } from '../i18n/format.ts';
import { useText } from '../i18n/useText.tsx';
import { paths } from '../paths.ts';
import { EmptyState } from '../ui/EmptyState.tsx';
import { ErrorMessage, Loading } from '../ui/ErrorMessage.tsx';

const pageSize = 100;
type Entry = MethodOutput<'access.log'>['entries'][number];

/** The append-only access log, newest first, page by page; of one person or of all. */
export function AccessLog(props: { personId?: string }) {
  const t = useText();
  const client = useClient();
  const { personId } = props;
  const log = useInfiniteQuery<readonly Entry[], ApiFailure, { pages: (readonly Entry[])[] }, unknown[], number | null>(
    {
      queryKey: ['access.log', { personId }],
      initialPageParam: null,
      staleTime: 0,
      queryFn: async ({ pageParam }) => {
        const answer = await client('access.log', {
          ...(personId ? { personId } : {}),
          ...(pageParam === null ? {} : { before: pageParam }),
          limit: pageSize,
        });
        if (!answer.ok) throw new ApiFailure(answer.error);
        return answer.value.entries;
      },
      getNextPageParam: (last) => (last.length < pageSize ? undefined : last.at(-1)?.id),
    },
  );

  if (log.error) return <ErrorMessage error={log.error.error} onRetry={() => void log.refetch()} />;
  if (!log.data) return <Loading />;
  const entries = log.data.pages.flat();
  if (entries.length === 0) {
    return (
      <EmptyState
        icon={<TasklistIcon aria-hidden fontSize="2rem" />}
        title={t.screens.log.empty}
        text={t.screens.log.emptyText}
      />
    );
  }
  return (
    <div className="stack">
      <Table size="small">
        <Table.Header>
          <Table.Row>
            <Table.HeaderCell scope="col">{t.screens.log.time}</Table.HeaderCell>
            <Table.HeaderCell scope="col">{t.screens.log.user}</Table.HeaderCell>
            <Table.HeaderCell scope="col">{t.screens.log.action}</Table.HeaderCell>
            {personId ? null : <Table.HeaderCell scope="col">{t.screens.log.person}</Table.HeaderCell>}
          </Table.Row>
        </Table.Header>
        <Table.Body>
          {entries.map((entry) => (
            <Table.Row key={entry.id}>
              <Table.DataCell className="numeric nowrap">{formatInstant(entry.at)}</Table.DataCell>
              <Table.DataCell>{entry.userName}</Table.DataCell>
              <Table.DataCell>
                {(t.screens.log.actions as Record<string, string>)[entry.action] ?? t.screens.log.otherAction}
              </Table.DataCell>
              {personId ? null : (
                <Table.DataCell>
                  {entry.personId ? (
                    <Link as={RouterLink} to={paths.person(entry.personId)}>
                      {entry.personName ?? t.common.unknownPerson}
                    </Link>
                  ) : null}
                </Table.DataCell>
              )}
            </Table.Row>
          ))}
        </Table.Body>
      </Table>
      {log.hasNextPage ? (
        <div>
          <Button
            size="small"
            variant="secondary"
            loading={log.isFetchingNextPage}
            onClick={() => void log.fetchNextPage()}
          >
            {t.screens.log.more}
          </Button>
        </div>
      ) : (
        <p className="subtle">{t.screens.log.end}</p>
      )}
    </div>
  );
}

import { Button } from '@navikt/ds-react/Button';
import { Link as RouterLink } from 'react-router';
import { useApi } from '../../client/hooks.ts';
import { useText } from '../../i18n/useText.tsx';
import { paths } from '../../paths.ts';

/** On a person's page: that something there waits to be settled. */
export function ConflictNotice({ personId }: { personId: string }) {
  const t = useText().exchange.conflicts;
  const conflicts = useApi('conflict.list', { personId }).data?.cases.flatMap((each) => each.conflicts) ?? [];
  const [first] = conflicts;
  if (!first) return null;
  return (
    <p className="notice row">
      {t.noticeTitle(conflicts.length)}
      <Button size="xsmall" variant="secondary" as={RouterLink} to={paths.conflict(first.recordId, first.field)}>
        {t.see}
      </Button>
    </p>
  );
}

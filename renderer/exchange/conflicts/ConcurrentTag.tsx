import { Tag } from '@navikt/ds-react/Tag';
import { useText } from '../../i18n/useText.tsx';

/** In a field's history: written by somebody who had not seen another change of it, nor that one this. */
export function ConcurrentTag() {
  const t = useText().exchange.conflicts;
  return (
    <>
      {' '}
      <Tag size="xsmall" variant="moderate" data-color="warning">
        {t.concurrent}
      </Tag>
    </>
  );
}

import { ArrowsSquarepathIcon } from '@navikt/aksel-icons';
import { useApi } from '../client/hooks.ts';
import { useFolderWatch } from '../exchange/packages/useFolderStatus.ts';
import { useText } from '../i18n/useText.tsx';
import { paths } from '../paths.ts';
import { useMayWrite } from '../session/session.tsx';
import { Place } from './Place.tsx';

/** The exchange, with how many packages, conflicts and offered cases wait for somebody here. */
export function ExchangePlace() {
  const t = useText();
  const mayWrite = useMayWrite();
  const conflicts = useApi('conflict.count', {}, { enabled: mayWrite }).data?.conflicts ?? 0;
  const offers = useApi('transfer.list', {}, { enabled: mayWrite }).data?.transfers ?? [];
  const packages = useFolderWatch();
  const count = packages + conflicts + offers.filter((offer) => offer.mayAnswer).length;
  return (
    <Place
      to={paths.exchange}
      icon={<ArrowsSquarepathIcon aria-hidden />}
      name={t.shell.exchange}
      waiting={count === 0 ? undefined : { count, text: t.exchange.conflicts.nav.waiting(count) }}
    />
  );
}

import { Link } from '@navikt/ds-react/Link';
import { Link as RouterLink } from 'react-router';
import { useText } from '../i18n/useText.tsx';
import { paths } from '../paths.ts';
import { Page } from '../ui/Page.tsx';

export function NotFoundPage() {
  const t = useText().common.failure;
  return (
    <Page title={t.notFoundTitle} width="narrow">
      <p>{t.notFound}</p>
      <p>
        <Link as={RouterLink} to={paths.overview}>
          {t.toOverview}
        </Link>
      </p>
    </Page>
  );
}

import { FileImportIcon } from '@navikt/aksel-icons';
import { Button } from '@navikt/ds-react/Button';
import { Link as RouterLink } from 'react-router';
import { useText } from '../i18n/useText.tsx';
import { paths } from '../paths.ts';

/** The way to the reading of a filled PDF. */
export function ReadPdfLink({ personId }: { personId: string }) {
  const t = useText().fillable;
  return (
    <Button
      as={RouterLink}
      to={paths.readPdf(personId)}
      size="small"
      variant="tertiary"
      icon={<FileImportIcon aria-hidden />}
    >
      {t.readIn}
    </Button>
  );
}

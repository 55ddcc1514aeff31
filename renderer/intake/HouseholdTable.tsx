import { Link } from '@navikt/ds-react/Link';
import { Link as RouterLink } from 'react-router';
import type { TableField } from '#shared/forms/form.ts';
import { useCatalogue } from '../i18n/useText.tsx';
import { paths } from '../paths.ts';
import { domId } from './domId.ts';
import { useIntake, useValues } from './IntakeContext.ts';
import { ReadOnlyTable } from './ReadOnlyTable.tsx';
import { intakeTexts } from './texts.ts';

/** The household's members as the register has them: never typed here, and changed where they belong. */
export function HouseholdTable({ table, headingId }: { table: TableField; headingId: string }) {
  const t = useCatalogue(intakeTexts).table;
  const { personId } = useIntake();
  const values = useValues();
  return (
    <>
      <ReadOnlyTable table={table} values={values} labelledBy={headingId} empty={t.householdEmpty} />
      <p>
        <Link as={RouterLink} id={domId(table.key)} to={paths.personTab(personId, 'household')}>
          {t.householdOpen}
        </Link>
      </p>
    </>
  );
}

import { InlineMessage } from '@navikt/ds-react/InlineMessage';
import { Link } from '@navikt/ds-react/Link';
import { Link as RouterLink } from 'react-router';
import { checkDufNumber, checkNationalId } from '#shared/people/identityNumbers.ts';
import { useApi } from '../client/hooks.ts';
import { useCatalogue } from '../i18n/useText.tsx';
import { paths } from '../paths.ts';
import { useIntake, useValue } from './IntakeContext.ts';
import { asText } from './inputs/input.ts';
import { intakeTexts } from './texts.ts';

/** Tells when the register has the number on somebody else. Asked only for whole numbers, once the field is left. */
export function TakenNumber(props: { path: string; settled: boolean }) {
  const t = useCatalogue(intakeTexts).numbers;
  const { personId } = useIntake();
  const typed = asText(useValue(props.path));
  const duf = props.path === 'dufNumber';
  const check = duf ? checkDufNumber(typed) : checkNationalId(typed);
  const digits = check.ok ? check.digits : '';
  const property = duf
    ? 'dufNumber'
    : check.ok && 'kind' in check && check.kind === 'dNumber'
      ? 'dNumber'
      : 'nationalId';
  const found = useApi(
    'person.findDuplicates',
    { values: { [property]: digits }, exceptId: personId },
    { enabled: props.settled && check.ok },
  );
  const other = check.ok ? found.data?.candidates.find(({ reasons }) => reasons.includes(property))?.person : undefined;
  return (
    <div aria-live="polite">
      {other ? (
        <InlineMessage status="warning" size="small">
          {t.taken(other.name)}{' '}
          <Link as={RouterLink} to={paths.person(other.id)}>
            {t.takenOpen(other.name)}
          </Link>
        </InlineMessage>
      ) : null}
    </div>
  );
}

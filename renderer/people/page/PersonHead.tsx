import { ExclamationmarkTriangleIcon, ShieldLockIcon } from '@navikt/aksel-icons';
import { Button } from '@navikt/ds-react/Button';
import { LocalAlert } from '@navikt/ds-react/LocalAlert';
import { Tag } from '@navikt/ds-react/Tag';
import { Link as RouterLink } from 'react-router';
import type { Person } from '#shared/api/methods/people.ts';
import { ageOn, formatDate } from '#shared/dates.ts';
import { municipalityByNumber } from '#shared/municipalities.ts';
import { countryName } from '#shared/people/countries.ts';
import { personFieldLabels } from '#shared/people/fieldLabels.ts';
import { personStatusLabels } from '#shared/people/labels.ts';
import { ConflictNotice } from '../../exchange/conflicts/ConflictNotice.tsx';
import { OwnershipBanner } from '../../exchange/transfers/OwnershipBanner.tsx';
import { useLanguage, useLocal, useText } from '../../i18n/useText.tsx';
import { paths } from '../../paths.ts';
import { useMayWrite } from '../../session/session.tsx';
import { useDraft } from '../../session/useDraft.ts';
import { today } from '../../ui/today.ts';
import { editPersonDraft } from '../form/draftKeys.ts';
import { nativeScript } from './nativeScript.ts';

/** Who it is, at a glance: own name, age, where from, and what must be seen before anything else. */
export function PersonHead({ person }: { person: Person }) {
  const t = useText();
  const local = useLocal();
  const { language } = useLanguage();
  const { values } = person;
  const facts = [
    values.birthDate
      ? `${t.people.page.born} ${formatDate(values.birthDate)} (${t.people.page.age(Math.max(0, ageOn(values.birthDate, today())))})`
      : '',
    (values.citizenships ?? []).map((code) => countryName(code, language)).join(', '),
    // Where somebody with a protected address lives stands in the details only, not to be read in passing.
    (values.protection ?? 'none') === 'none' ? (municipalityByNumber(values.municipality ?? '')?.name ?? '') : '',
  ].filter((fact) => fact !== '');
  return (
    <div className="stack">
      <div className="person-facts">
        {values.nativeName ? (
          <span className="person-native" {...nativeScript(values.nativeName, values.languages ?? [])}>
            {values.nativeName}
          </span>
        ) : null}
        {facts.map((fact) => (
          <span key={fact}>{fact}</span>
        ))}
        {values.status ? (
          <Tag size="small" variant="moderate" data-color={values.status === 'settled' ? 'success' : 'neutral'}>
            {values.status === 'settled' && values.settlementDate
              ? t.screens.overview.settled(formatDate(values.settlementDate))
              : local(personStatusLabels[values.status])}
          </Tag>
        ) : null}
      </div>
      <ProtectionBanner protection={values.protection ?? 'none'} />
      {person.mergedInto === null ? <OwnershipBanner personId={person.id} /> : null}
      {person.mergedInto === null ? <ConflictNotice personId={person.id} /> : null}
      <UnsavedEdit person={person} />
      {person.mergedInto ? (
        <LocalAlert status="warning" size="small">
          <LocalAlert.Header>
            <LocalAlert.Title as="h2">{t.people.page.mergedInto}</LocalAlert.Title>
          </LocalAlert.Header>
          <LocalAlert.Content>
            <Button size="small" variant="secondary" as={RouterLink} to={paths.person(person.mergedInto)}>
              {t.people.page.openKept}
            </Button>
          </LocalAlert.Content>
        </LocalAlert>
      ) : null}
      {person.warnings.length > 0 ? (
        <div className="warnings">
          <ExclamationmarkTriangleIcon aria-hidden fontSize="1.5rem" />
          <div>
            <h2 className="warnings-title">{t.people.page.warnings}</h2>
            <ul className="plain-list">
              {person.warnings.map((warning) => (
                <li key={`${warning.field}.${warning.code}`}>
                  {warning.code === 'numberKept' || warning.code === 'birthDateDiffersFromNumber'
                    ? `${local(personFieldLabels[warning.field as keyof typeof personFieldLabels])}: `
                    : ''}
                  {t.people.form.warnings[warning.code]}
                </li>
              ))}
            </ul>
          </div>
        </div>
      ) : null}
    </div>
  );
}

function ProtectionBanner(props: { protection: 'none' | 'confidential' | 'strictlyConfidential' }) {
  const t = useText().people.page.protected;
  if (props.protection === 'none') return null;
  return (
    <div className="protection" role="note">
      <ShieldLockIcon aria-hidden fontSize="1.75rem" />
      <div>
        <strong>{t[props.protection]}</strong>
        <p>{t.text}</p>
      </div>
    </div>
  );
}

function UnsavedEdit({ person }: { person: Person }) {
  const t = useText().people.page;
  const mayWrite = useMayWrite();
  const draft = useDraft(editPersonDraft(person.id));
  if (!mayWrite || !draft.found) return null;
  return (
    <p className="notice row">
      {t.unfinished}
      <Button size="xsmall" variant="secondary" as={RouterLink} to={paths.editPerson(person.id)}>
        {t.goOn}
      </Button>
    </p>
  );
}

import { PersonSuitIcon, ShieldLockIcon } from '@navikt/aksel-icons';
import { Button } from '@navikt/ds-react/Button';
import { Tag } from '@navikt/ds-react/Tag';
import type { ReactNode } from 'react';
import { Link as RouterLink } from 'react-router';
import { formatDate } from '#shared/dates.ts';
import { municipalityByNumber } from '#shared/municipalities.ts';
import { personFieldLabels } from '#shared/people/fieldLabels.ts';
import { personStatusLabels } from '#shared/people/labels.ts';
import { displayName } from '#shared/people/names.ts';
import { useLocal, useText } from '../../i18n/useText.tsx';
import { paths } from '../../paths.ts';
import { today } from '../../ui/today.ts';
import { type PersonForm, toValues } from './formModel.ts';
import type { Candidate } from './useDuplicates.ts';

/** The typed person side by side with those who may be the same, while there is still time to see it. */
export function Duplicates(props: {
  form: PersonForm;
  candidates: readonly Candidate[];
  onNotSame: (id: string) => void;
  onMerge: (id: string) => void;
}) {
  const t = useText().people.duplicates;
  const { candidates, form } = props;
  return (
    <aside className="duplicates" aria-label={t.title(candidates.length)}>
      <div role="status">
        <h2 className="panel-title row">
          <PersonSuitIcon aria-hidden />
          {t.title(candidates.length)}
        </h2>
        <p className="subtle">{t.lead}</p>
      </div>
      {candidates.map((candidate) => (
        <CandidateCard key={candidate.person.id} candidate={candidate} form={form}>
          <Button size="xsmall" variant="secondary" onClick={() => props.onNotSame(candidate.person.id)}>
            {t.notSame}
          </Button>
          <Button size="xsmall" variant="tertiary" as={RouterLink} to={paths.person(candidate.person.id)}>
            {t.open}
          </Button>
          <Button size="xsmall" variant="tertiary" onClick={() => props.onMerge(candidate.person.id)}>
            {t.merge}
          </Button>
        </CandidateCard>
      ))}
    </aside>
  );
}

function CandidateCard(props: { candidate: Candidate; form: PersonForm; children: ReactNode }) {
  const t = useText();
  const local = useLocal();
  const { person, reasons } = props.candidate;
  const { values } = toValues(props.form, today());
  const label = (key: keyof typeof personFieldLabels) => local(personFieldLabels[key]);
  const rows = [
    { label: t.people.search.name, typed: displayName(values), theirs: person.name },
    {
      label: label('birthDate'),
      typed: values.birthDate ? formatDate(values.birthDate) : '',
      theirs: person.birthDate ? formatDate(person.birthDate) : '',
    },
    {
      label: label('municipality'),
      typed: municipalityByNumber(values.municipality ?? '')?.name ?? '',
      theirs: municipalityByNumber(person.municipality ?? '')?.name ?? '',
    },
    {
      label: label('status'),
      typed: values.status ? local(personStatusLabels[values.status]) : '',
      theirs: local(personStatusLabels[person.status]),
    },
  ];
  return (
    <div className="duplicate">
      <div className="row">
        {reasons.map((reason) => (
          <Tag key={reason} size="xsmall" variant="moderate" data-color="warning">
            {t.people.duplicates.reasons[reason]}
          </Tag>
        ))}
        {person.protected ? <ShieldLockIcon title={t.people.protectedAddress} /> : null}
      </div>
      <table className="compare">
        <thead>
          <tr>
            <td />
            <th scope="col">{t.people.duplicates.typed}</th>
            <th scope="col">{t.people.duplicates.registered}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.label} data-same={row.typed !== '' && row.typed === row.theirs}>
              <th scope="row">{row.label}</th>
              <td>{row.typed}</td>
              <td>{row.theirs}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <div className="row">{props.children}</div>
    </div>
  );
}

import { Button } from '@navikt/ds-react/Button';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import type { Person } from '#shared/api/methods/people.ts';
import { personFieldLabels } from '#shared/people/fieldLabels.ts';
import { useCommand } from '../../client/hooks.ts';
import { formatInstant } from '../../i18n/format.ts';
import { useLocal, useText } from '../../i18n/useText.tsx';
import { paths } from '../../paths.ts';
import { useMayWrite } from '../../session/session.tsx';
import { ConfirmDialog } from '../../ui/ConfirmDialog.tsx';
import { ErrorMessage } from '../../ui/ErrorMessage.tsx';
import { Facts } from '../../ui/Facts.tsx';
import { Panel } from '../../ui/Page.tsx';
import { PersonPicker } from '../../ui/PersonPicker.tsx';
import { fieldGroupNames, fieldGroups, rareFields } from '../groups.ts';
import { useFieldText } from '../useFieldText.ts';

/** The register's facts to read, and what has been merged into this person. */
export function DetailsTab({ person }: { person: Person }) {
  const t = useText();
  const local = useLocal();
  const write = useFieldText();
  return (
    <div className="stack">
      <div className="panels">
        {fieldGroupNames.map((group) => (
          <Panel key={group} title={t.people.form.groups[group]}>
            <Facts
              facts={fieldGroups[group]
                .map((field) => ({
                  field,
                  label: local(personFieldLabels[field]),
                  value: write(field, person.values[field]),
                }))
                .filter(({ field, value }) => value !== '' || !rareFields.has(field))}
            />
          </Panel>
        ))}
      </div>
      <Merges person={person} />
      <p className="subtle">
        {t.people.page.created(formatInstant(person.createdAt))} ·{' '}
        {t.people.page.changedAt(formatInstant(person.changedAt))}
      </p>
    </div>
  );
}

function Merges({ person }: { person: Person }) {
  const t = useText();
  const navigate = useNavigate();
  const mayWrite = useMayWrite();
  const unmerge = useCommand('person.unmerge');
  const [undoing, setUndoing] = useState<string>();
  const [choosing, setChoosing] = useState(false);
  const mayMerge = mayWrite && person.mergedInto === null;
  if (!mayMerge && person.mergedFrom.length === 0) return null;
  return (
    <div className="stack">
      {person.mergedFrom.length > 0 ? (
        <Panel title={t.people.page.mergedFrom}>
          <ul className="plain-list">
            {person.mergedFrom.map((merged) => (
              <li key={merged.mergeId} className="row">
                <span>{t.people.page.mergedAt(merged.name, formatInstant(merged.at))}</span>
                {mayWrite ? (
                  <Button size="xsmall" variant="tertiary" onClick={() => setUndoing(merged.mergeId)}>
                    {t.people.page.unmerge}
                  </Button>
                ) : null}
              </li>
            ))}
          </ul>
          <ErrorMessage error={unmerge.error} />
        </Panel>
      ) : null}
      {mayMerge ? (
        choosing ? (
          <div className="row row-end">
            <div className="picker">
              <PersonPicker
                label={t.people.merge.choose}
                description={t.screens.log.filterHint}
                except={[person.id]}
                onPick={(other) => void navigate(paths.merge(person.id, other.id))}
              />
            </div>
            <Button size="small" variant="tertiary" onClick={() => setChoosing(false)}>
              {t.common.cancel}
            </Button>
          </div>
        ) : (
          <div>
            <Button size="small" variant="tertiary" onClick={() => setChoosing(true)}>
              {t.people.page.mergeWith}
            </Button>
          </div>
        )
      ) : null}
      <ConfirmDialog
        open={undoing !== undefined}
        title={t.people.page.unmergeTitle}
        confirm={t.people.page.unmerge}
        busy={unmerge.busy}
        onClose={() => setUndoing(undefined)}
        onConfirm={() => {
          if (!undoing) return;
          void unmerge.run({ mergeId: undoing }).then(() => setUndoing(undefined));
        }}
      >
        <p>{t.people.page.unmergeText}</p>
      </ConfirmDialog>
    </div>
  );
}

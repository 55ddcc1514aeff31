import { ArrowRightLeftIcon } from '@navikt/aksel-icons';
import { Button } from '@navikt/ds-react/Button';
import { useState } from 'react';
import { useNavigate, useParams } from 'react-router';
import type { Person } from '#shared/api/methods/people.ts';
import { personFieldLabels } from '#shared/people/fieldLabels.ts';
import type { PersonFieldKey } from '#shared/people/person.ts';
import { useApi, useCommand } from '../../client/hooks.ts';
import { useLocal, useText } from '../../i18n/useText.tsx';
import { paths } from '../../paths.ts';
import { ErrorMessage, QueryState } from '../../ui/ErrorMessage.tsx';
import { Page, Panel } from '../../ui/Page.tsx';
import { useFieldText } from '../useFieldText.ts';
import { mergeFields } from './mergeModel.ts';

/** Two people side by side: which is kept, and which value counts where they differ. */
export function MergePage() {
  const t = useText();
  const { id = '', absorb = '' } = useParams();
  const kept = useApi('person.get', { id });
  const absorbed = useApi('person.get', { id: absorb });
  return (
    <Page
      title={t.people.merge.title}
      lead={t.people.merge.lead}
      back={{ to: paths.person(id), label: kept.data?.displayName ?? t.common.back }}
    >
      <QueryState query={kept}>
        {(keep) => (
          <QueryState query={absorbed}>
            {(other) => <Comparison key={`${keep.id}.${other.id}`} keep={keep} absorb={other} />}
          </QueryState>
        )}
      </QueryState>
    </Page>
  );
}

function Comparison({ keep, absorb }: { keep: Person; absorb: Person }) {
  const t = useText();
  const navigate = useNavigate();
  const merge = useCommand('person.merge');
  const [take, setTake] = useState<ReadonlySet<PersonFieldKey>>(new Set());
  const { differing, filled, equal } = mergeFields(keep.values, absorb.values);

  async function confirm() {
    const answer = await merge.run({ keep: keep.id, absorb: absorb.id, take: [...take] });
    if (answer.ok) void navigate(paths.person(keep.id), { replace: true });
  }

  return (
    <div className="stack">
      <div className="merge-people">
        <div className="panel stack-s">
          <span className="subtle">{t.people.merge.keep}</span>
          <strong>{keep.displayName}</strong>
        </div>
        <Button
          size="small"
          variant="secondary"
          icon={<ArrowRightLeftIcon aria-hidden />}
          onClick={() => void navigate(paths.merge(absorb.id, keep.id), { replace: true })}
        >
          {t.people.merge.swap}
        </Button>
        <div className="panel stack-s">
          <span className="subtle">{t.people.merge.absorb}</span>
          <strong>{absorb.displayName}</strong>
        </div>
      </div>
      <Panel title={t.people.merge.differing}>
        {differing.length === 0 ? (
          <p className="subtle">{t.people.merge.noDiffering}</p>
        ) : (
          <Choices keep={keep} absorb={absorb} fields={differing} take={take} onTake={setTake} />
        )}
        <p className="subtle">{t.people.merge.equal(equal)}</p>
      </Panel>
      {filled.length > 0 ? (
        <Panel title={t.people.merge.filled}>
          <Filled absorb={absorb} fields={filled} />
        </Panel>
      ) : null}
      <ErrorMessage error={merge.error} />
      <div className="row">
        <Button size="small" loading={merge.busy} onClick={() => void confirm()}>
          {t.people.merge.confirm}
        </Button>
        <Button size="small" variant="tertiary" onClick={() => void navigate(-1)}>
          {t.common.cancel}
        </Button>
      </div>
    </div>
  );
}

function Choices(props: {
  keep: Person;
  absorb: Person;
  fields: readonly PersonFieldKey[];
  take: ReadonlySet<PersonFieldKey>;
  onTake: (take: ReadonlySet<PersonFieldKey>) => void;
}) {
  const local = useLocal();
  const write = useFieldText();
  const { take } = props;
  const choose = (field: PersonFieldKey, fromAbsorbed: boolean) => {
    const next = new Set(take);
    if (fromAbsorbed) next.add(field);
    else next.delete(field);
    props.onTake(next);
  };
  return (
    <div className="stack-s">
      {props.fields.map((field) => (
        <fieldset key={field} className="merge-choice">
          <legend>{local(personFieldLabels[field])}</legend>
          {[props.keep, props.absorb].map((person, index) => (
            <label key={person.id} className="merge-option">
              <input
                type="radio"
                name={field}
                checked={take.has(field) === (index === 1)}
                onChange={() => choose(field, index === 1)}
              />
              {write(field, person.values[field])}
            </label>
          ))}
        </fieldset>
      ))}
    </div>
  );
}

function Filled(props: { absorb: Person; fields: readonly PersonFieldKey[] }) {
  const local = useLocal();
  const write = useFieldText();
  return (
    <dl className="facts">
      {props.fields.map((field) => (
        <div key={field} style={{ display: 'contents' }}>
          <dt>{local(personFieldLabels[field])}</dt>
          <dd>{write(field, props.absorb.values[field])}</dd>
        </div>
      ))}
    </dl>
  );
}

import { useMemo, useRef, useState } from 'react';
import { useNavigate, useParams, useSearchParams } from 'react-router';
import type { Person } from '#shared/api/methods/people.ts';
import { relationLabels } from '#shared/people/labels.ts';
import { type Relation, relations } from '#shared/people/person.ts';
import { useApi, useClient, useCommand } from '../../client/hooks.ts';
import { useLocal, useText } from '../../i18n/useText.tsx';
import { paths } from '../../paths.ts';
import { useVault } from '../../session/session.tsx';
import { useDraft } from '../../session/useDraft.ts';
import { Loading, QueryState } from '../../ui/ErrorMessage.tsx';
import { Page } from '../../ui/Page.tsx';
import { today } from '../../ui/today.ts';
import { editPersonDraft, newPersonDraft } from './draftKeys.ts';
import { carriedOver, changedValues, type PersonForm, readChanges, toForm } from './formModel.ts';
import { PersonFormScreen } from './PersonFormScreen.tsx';

interface IntoHousehold {
  readonly id: string;
  readonly relation: Relation;
}

/** Registering a person, alone or straight into a household. */
export function NewPersonPage() {
  const t = useText().people.form;
  const local = useLocal();
  const vault = useVault();
  const client = useClient();
  const navigate = useNavigate();
  const [params] = useSearchParams();
  const create = useCommand('person.create');
  const draft = useDraft(newPersonDraft);
  const [notSame, setNotSame] = useState<readonly string[]>([]);
  const base = useMemo(() => toForm({ municipality: vault.municipality, status: 'expected' }), [vault.municipality]);
  const household = useMemo(
    () =>
      readHousehold({ id: params.get('husstand'), relation: params.get('relasjon') }) ??
      readHousehold(draft.found?.household),
    [params, draft.found],
  );
  const beside = useMemo(() => (household ? { household } : {}), [household]);
  const initial = useInitial(draft.found);

  async function save(form: PersonForm) {
    const answer = await create.run({
      values: changedValues(form, toForm({}), today()),
      notSameAs: [...notSame],
      ...(household ? { household } : {}),
    });
    if (!answer.ok) return;
    await draft.discard();
    void navigate(paths.person(answer.value.id), { replace: true });
  }

  /** The typed person is one who is registered already: what was typed goes into that one's form, to be looked over. */
  async function carryOver(id: string, form: PersonForm) {
    const answer = await client('person.get', { id });
    if (!answer.ok) return;
    vault.drafts.put(editPersonDraft(id), { changes: carriedOver(form, base, toForm(answer.value.values)) });
    await vault.drafts.flush();
    await draft.discard();
    void navigate(paths.editPerson(id), { replace: true });
  }

  return (
    <Page title={t.newTitle} lead={t.newLead} back={useBackToPeople()}>
      {household ? <p className="notice">{t.intoHousehold(local(relationLabels[household.relation]))}</p> : null}
      {initial ? (
        <PersonFormScreen
          base={base}
          initial={initial}
          draft={draft}
          beside={beside}
          notSame={notSame}
          submit={t.save}
          busy={create.busy}
          error={create.error}
          onSave={(form) => void save(form)}
          onDiscarded={() => void navigate(paths.people)}
          onNotSame={(id) => setNotSame((before) => [...before, id])}
          onMerge={(id, form) => void carryOver(id, form)}
        />
      ) : (
        <Loading />
      )}
    </Page>
  );
}

export function EditPersonPage() {
  const t = useText();
  const { id = '' } = useParams();
  const person = useApi('person.get', { id });
  return (
    <Page
      title={t.people.form.editTitle}
      back={{ to: paths.person(id), label: person.data?.displayName ?? t.common.back }}
    >
      <QueryState query={person}>{(found) => <EditPerson key={found.id} person={found} />}</QueryState>
    </Page>
  );
}

function EditPerson({ person }: { person: Person }) {
  const t = useText().people.form;
  const navigate = useNavigate();
  const update = useCommand('person.update');
  const rememberNotSame = useCommand('person.notSame');
  const draft = useDraft(editPersonDraft(person.id));
  const base = useMemo(() => toForm(person.values), [person.values]);
  const initial = useInitial(draft.found);
  const toPerson = () => void navigate(paths.person(person.id), { replace: true });

  async function save(form: PersonForm) {
    const values = changedValues(form, base, today());
    if (Object.keys(values).length > 0) {
      const answer = await update.run({ id: person.id, values });
      if (!answer.ok) return;
    }
    await draft.discard();
    toPerson();
  }

  if (!initial) return <Loading />;
  return (
    <PersonFormScreen
      base={base}
      initial={initial}
      draft={draft}
      personId={person.id}
      notSame={[]}
      submit={t.saveChanges}
      busy={update.busy}
      error={update.error}
      onSave={(form) => void save(form)}
      onDiscarded={toPerson}
      onNotSame={(id) => void rememberNotSame.run({ a: person.id, b: id })}
      onMerge={(id) => void navigate(paths.merge(person.id, id))}
    />
  );
}

/** What the draft held when the form was opened; undefined while it is looked up. */
function useInitial(found: Record<string, unknown> | null | undefined) {
  const first = useRef<ReturnType<typeof readChanges>>(undefined);
  if (first.current === undefined && found !== undefined) first.current = readChanges(found?.changes);
  return first.current;
}

function useBackToPeople() {
  const t = useText();
  return { to: paths.people, label: t.people.title };
}

function readHousehold(found: unknown): IntoHousehold | undefined {
  if (typeof found !== 'object' || found === null || !('id' in found) || !('relation' in found)) return undefined;
  const relation = relations.find((known) => known === found.relation);
  return typeof found.id === 'string' && relation ? { id: found.id, relation } : undefined;
}

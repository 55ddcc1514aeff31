import { FloppydiskIcon } from '@navikt/aksel-icons';
import { Button } from '@navikt/ds-react/Button';
import { ErrorSummary } from '@navikt/ds-react/ErrorSummary';
import { type FormEvent, useEffect, useMemo, useRef, useState } from 'react';
import { Link as RouterLink } from 'react-router';
import type { AppError } from '#shared/api/errors.ts';
import { personFieldHelp, personFieldLabels } from '#shared/people/fieldLabels.ts';
import type { PersonFieldKey } from '#shared/people/person.ts';
import { useLocal, useText } from '../../i18n/useText.tsx';
import { paths } from '../../paths.ts';
import type { Draft } from '../../session/useDraft.ts';
import { ConfirmDialog } from '../../ui/ConfirmDialog.tsx';
import { ErrorMessage } from '../../ui/ErrorMessage.tsx';
import { useHotkey } from '../../ui/hotkeys.ts';
import { SaveState } from '../../ui/SaveState.tsx';
import { today } from '../../ui/today.ts';
import { Duplicates } from './Duplicates.tsx';
import { fieldId, fieldOfElement } from './fields.tsx';
import { fieldProblems, type PersonForm } from './formModel.ts';
import { PersonFields } from './PersonFields.tsx';
import { fieldsOf, problemTexts, stillAnswered } from './problems.ts';
import { useDuplicates } from './useDuplicates.ts';
import { usePersonForm } from './usePersonForm.ts';

const nothingBeside = {};

/** The form of a person, new or known: every keystroke kept, duplicates beside it, problems at their fields. */
export function PersonFormScreen(props: {
  base: PersonForm;
  initial: Partial<PersonForm>;
  draft: Draft;
  personId?: string;
  beside?: Readonly<Record<string, unknown>>;
  notSame: readonly string[];
  submit: string;
  busy: boolean;
  error: AppError | undefined;
  onSave: (form: PersonForm) => void;
  onDiscarded: () => void;
  onNotSame: (id: string) => void;
  onMerge: (id: string, form: PersonForm) => void;
}) {
  const t = useText();
  const { draft, base } = props;
  const state = usePersonForm(base, props.initial, draft, props.beside ?? nothingBeside);
  const [sent, setSent] = useState<PersonForm>();
  const [tried, setTried] = useState(false);
  const [discarding, setDiscarding] = useState(false);
  const [helped, setHelped] = useState<PersonFieldKey>();
  const local = useLocal();
  const answered = stillAnswered(props.error, sent, state.form);
  const problems = problemTexts(tried ? fieldProblems(state.form, today()) : [], answered, t);
  const found = useDuplicates(state.form, props.personId);
  const candidates = found.filter(({ person }) => !props.notSame.includes(person.id));
  const restored = useMemo(() => Object.keys(props.initial).length > 0, [props.initial]);

  function save() {
    setTried(true);
    if (props.busy || fieldProblems(state.form, today()).length > 0) return;
    setSent(state.form);
    props.onSave(state.form);
  }
  function submit(event: FormEvent) {
    event.preventDefault();
    save();
  }
  useHotkey('mod+s', save);

  const elsewhere = answered && fieldsOf(answered).length === 0 ? answered : undefined;
  return (
    <div className={candidates.length > 0 ? 'form-with-aside' : ''}>
      <form
        className="stack form-body"
        autoComplete="off"
        onSubmit={submit}
        onFocus={(event) => setHelped(fieldOfElement(event.target))}
        noValidate
      >
        {restored ? <p className="notice">{t.people.form.restored}</p> : null}
        <Summary problems={problems} attempt={sent} />
        <PersonFields form={state.form} set={state.set} problems={problems} />
        <ErrorMessage error={elsewhere} />
        <div className="form-bar">
          <p className="form-help">
            {helped && personFieldHelp[helped] ? (
              <>
                <strong>{local(personFieldLabels[helped])}:</strong> {local(personFieldHelp[helped])}
              </>
            ) : null}
          </p>
          <Button size="small" type="submit" icon={<FloppydiskIcon aria-hidden />} loading={props.busy}>
            {props.submit}
          </Button>
          {state.changedCount > 0 ? (
            <Button size="small" type="button" variant="tertiary" onClick={() => setDiscarding(true)}>
              {t.people.form.discard}
            </Button>
          ) : null}
          {answered?.code === 'numberTaken' ? (
            <Button size="small" variant="secondary" as={RouterLink} to={paths.person(answered.params.personId)}>
              {t.people.page.openKept}
            </Button>
          ) : null}
          <span className="form-bar-state">
            {state.changedCount > 0 ? <span>{t.people.form.changed(state.changedCount)}</span> : null}
            <SaveState state={draft.state} time={draft.time} />
            <kbd>{t.common.pressToSave}</kbd>
          </span>
        </div>
      </form>
      {candidates.length > 0 ? (
        <Duplicates
          form={state.form}
          candidates={candidates}
          onNotSame={props.onNotSame}
          onMerge={(id) => props.onMerge(id, state.form)}
        />
      ) : null}
      <ConfirmDialog
        open={discarding}
        danger
        title={t.people.form.discardTitle}
        confirm={t.people.form.discard}
        onClose={() => setDiscarding(false)}
        onConfirm={() => {
          state.reset();
          setDiscarding(false);
          void draft.discard().then(props.onDiscarded);
        }}
      >
        <p>{t.people.form.discardText}</p>
      </ConfirmDialog>
    </div>
  );
}

function Summary(props: { problems: Partial<Record<PersonFieldKey, string>>; attempt: unknown }) {
  const t = useText().people.form;
  const local = useLocal();
  const box = useRef<HTMLDivElement>(null);
  const fields = Object.entries(props.problems) as [PersonFieldKey, string][];
  const any = fields.length > 0;
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new attempt that fails the same way brings the summary into view again
  useEffect(() => {
    if (any) box.current?.focus();
  }, [any, props.attempt]);
  if (!any) return null;
  return (
    <ErrorSummary ref={box} size="small" heading={t.summary}>
      {fields.map(([field, problem]) => (
        <ErrorSummary.Item
          key={field}
          href={`#${fieldId(field)}`}
          onClick={(event) => {
            // What follows # is the route here.
            event.preventDefault();
            document.getElementById(fieldId(field))?.focus();
          }}
        >
          {local(personFieldLabels[field])}: {problem}
        </ErrorSummary.Item>
      ))}
    </ErrorSummary>
  );
}

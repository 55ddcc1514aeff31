import { Button } from '@navikt/ds-react/Button';
import { Checkbox } from '@navikt/ds-react/Checkbox';
import { LocalAlert } from '@navikt/ds-react/LocalAlert';
import { useState } from 'react';
import type { AppError } from '#shared/api/errors.ts';
import type { FormInstance } from '#shared/api/methods/forms.ts';
import { missingPaths } from '#shared/forms/completion.ts';
import { labelOfPath } from '#shared/forms/display.ts';
import { fieldByKey } from '#shared/forms/paths.ts';
import { useCommand } from '../client/hooks.ts';
import { useCatalogue, useLanguage, useLocal } from '../i18n/useText.tsx';
import { ConfirmDialog } from '../ui/ConfirmDialog.tsx';
import { ErrorMessage } from '../ui/ErrorMessage.tsx';
import { useIntake, useValues } from './IntakeContext.ts';
import { RegisterDifferences } from './RegisterDifferences.tsx';
import { Summary } from './Summary.tsx';
import { stepOfPath } from './steps.ts';
import { intakeTexts } from './texts.ts';
import { useAllWarnings } from './warnings.ts';

/** All answers in one place before the version is closed: what is missing and what to look at, each with its link. */
export function Review(props: {
  onGo: (step: string, path?: string) => void;
  onCompleted: (instance: FormInstance) => void;
}) {
  const t = useCatalogue(intakeTexts).review;
  const write = useLocal();
  const { language } = useLanguage();
  const { form, draft, before } = useIntake();
  const values = useValues();
  const warnings = useAllWarnings();
  const missing = missingPaths(form, values);
  const [asking, setAsking] = useState(false);

  const goTo = (path: string) => {
    const step = stepOfPath(form, path);
    if (step) props.onGo(step, path);
  };
  const labelOf = (path: string) => {
    const field = fieldByKey(form, path)?.field;
    return field ? write(field.fullLabel ?? field.label) : path;
  };

  return (
    <section className="intake-review" aria-labelledby="intake-review-heading">
      <header>
        <h2 className="intake-heading" id="intake-review-heading" tabIndex={-1}>
          {t.title}
        </h2>
        <p className="intake-intro">{t.lead}</p>
      </header>
      {missing.length > 0 ? (
        <LocalAlert status="announcement" size="small">
          <LocalAlert.Header>
            <LocalAlert.Title as="h3">{t.missingTitle(missing.length)}</LocalAlert.Title>
          </LocalAlert.Header>
          <LocalAlert.Content>
            <p>{t.missingLead}</p>
            <LinkList items={missing.map((path) => ({ path, text: labelOf(path) }))} onGo={goTo} />
          </LocalAlert.Content>
        </LocalAlert>
      ) : (
        <LocalAlert status="success" size="small">
          <LocalAlert.Header>
            <LocalAlert.Title as="h3">{t.readyTitle}</LocalAlert.Title>
          </LocalAlert.Header>
        </LocalAlert>
      )}
      {warnings.length > 0 ? (
        <LocalAlert status="warning" size="small">
          <LocalAlert.Header>
            <LocalAlert.Title as="h3">{t.warningsTitle(warnings.length)}</LocalAlert.Title>
          </LocalAlert.Header>
          <LocalAlert.Content>
            <LinkList
              items={warnings.map(({ path, label, text }) => ({ path, text: `${label}: ${text}` }))}
              onGo={goTo}
            />
          </LocalAlert.Content>
        </LocalAlert>
      ) : null}
      <RegisterDifferences formId={draft.formId} form={form} />
      <div className="row">
        <Button size="small" onClick={() => setAsking(true)}>
          {t.complete}
        </Button>
      </div>
      <Summary heading="h3" form={form} values={values} before={before} onEdit={(section) => props.onGo(section)} />
      <CompleteDialog
        open={asking}
        missing={missing.map(labelOf)}
        labelOf={(path) => labelOfPath(form, path, values, language)}
        onGo={goTo}
        onClose={() => setAsking(false)}
        onCompleted={props.onCompleted}
      />
    </section>
  );
}

function LinkList(props: { items: readonly { path: string; text: string }[]; onGo: (path: string) => void }) {
  return (
    <ul className="intake-links">
      {props.items.map(({ path, text }) => (
        <li key={`${path} ${text}`}>
          <button type="button" className="intake-link" onClick={() => props.onGo(path)}>
            {text}
          </button>
        </li>
      ))}
    </ul>
  );
}

function CompleteDialog(props: {
  open: boolean;
  missing: readonly string[];
  labelOf: (path: string) => string;
  onGo: (path: string) => void;
  onClose: () => void;
  onCompleted: (instance: FormInstance) => void;
}) {
  const t = useCatalogue(intakeTexts).review;
  const { draft } = useIntake();
  const complete = useCommand('form.complete');
  const [accepted, setAccepted] = useState(false);
  const [hint, setHint] = useState(false);
  const [unsaved, setUnsaved] = useState<AppError>();
  const someMissing = props.missing.length > 0;

  // Texts that a field cannot hold (31.02) are kept as typed, but are no answers to close a version with.
  const unreadable = complete.error?.code === 'invalidInput' ? complete.error.params.issues : [];

  async function run() {
    if (someMissing && !accepted) return setHint(true);
    // Completion closes the version: everything typed must be in it.
    if (!(await draft.autosave.flush())) {
      const state = draft.autosave.snapshot();
      return setUnsaved('error' in state && state.error ? state.error : { code: 'hostUnreachable', params: {} });
    }
    setUnsaved(undefined);
    const answer = await complete.run({ id: draft.formId, acceptMissing: someMissing });
    if (answer.ok) props.onCompleted(answer.value);
  }

  return (
    <ConfirmDialog
      open={props.open}
      title={t.confirmTitle}
      confirm={someMissing ? t.completeAnyway : t.complete}
      busy={complete.busy}
      onConfirm={() => void run()}
      onClose={props.onClose}
    >
      <p>{someMissing ? t.confirmMissing(props.missing.length) : t.confirmText}</p>
      {someMissing ? (
        <>
          <ul className="intake-links">
            {props.missing.map((label) => (
              <li key={label}>{label}</li>
            ))}
          </ul>
          <Checkbox
            size="small"
            checked={accepted}
            error={hint && !accepted}
            onChange={(event) => setAccepted(event.target.checked)}
          >
            {t.accept}
          </Checkbox>
          {hint && !accepted ? <p role="alert">{t.acceptFirst}</p> : null}
        </>
      ) : null}
      {unreadable.length > 0 ? (
        <div role="alert">
          <p>{t.unreadable}</p>
          <LinkList
            items={unreadable.map(({ path }) => ({ path, text: props.labelOf(path) }))}
            onGo={(path) => {
              props.onClose();
              props.onGo(path);
            }}
          />
        </div>
      ) : (
        <ErrorMessage error={unsaved ?? complete.error} />
      )}
    </ConfirmDialog>
  );
}

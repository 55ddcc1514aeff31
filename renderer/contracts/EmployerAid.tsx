import { Button } from '@navikt/ds-react/Button';
import { InlineMessage } from '@navikt/ds-react/InlineMessage';
import { Link } from '@navikt/ds-react/Link';
import { useState } from 'react';
import { Link as RouterLink } from 'react-router';
import type { AppError } from '#shared/api/errors.ts';
import type { Employer } from '#shared/api/methods/contracts.ts';
import { orgNumberProblem } from '#shared/contracts/orgNumber.ts';
import { useApi, useClient, useCommand } from '../client/hooks.ts';
import { EmployerPicker } from '../employers/EmployerPicker.tsx';
import { useText } from '../i18n/useText.tsx';
import { useIntake, useValue, useValues } from '../intake/IntakeContext.ts';
import { paths } from '../paths.ts';
import { ErrorMessage } from '../ui/ErrorMessage.tsx';
import { useDebounced } from '../ui/useDebounced.ts';
import { answersFrom, employerFrom } from './employerAnswers.ts';
import './contracts.css';

/** Beside the employer's fields of the contract: choose from the register, or write what is typed down in it. */
export function EmployerAid() {
  const t = useText().contracts.employers;
  const { draft } = useIntake();
  const employerId = useValue('employerId');

  function take(employer: Employer) {
    for (const [path, value] of Object.entries(answersFrom(employer, draft.values()))) draft.set(path, value);
    draft.autosave.commitNow();
  }

  return (
    <div className="stack-s contract-aid">
      <div className="picker">
        <EmployerPicker label={t.pick} description={t.pickHelp} onPick={take} />
      </div>
      {typeof employerId === 'string' ? (
        <Chosen id={employerId} onUnlink={() => draft.set('employerId', null)} />
      ) : (
        <AddTyped onAdded={take} />
      )}
    </div>
  );
}

function Chosen({ id, onUnlink }: { id: string; onUnlink: () => void }) {
  const t = useText().contracts.employers;
  const typedName = useValue('employerName');
  const employer = useApi('employer.get', { id });
  const name = employer.data?.name;
  return (
    <>
      {employer.isError ? <ErrorMessage error={employer.error.error} /> : null}
      <div className="row">
        {name === undefined ? null : (
          <>
            <strong>{t.chosen(name)}</strong>
            <Link as={RouterLink} to={paths.employer(id)}>
              {t.openChosen}
            </Link>
          </>
        )}
        <Button size="xsmall" variant="tertiary" onClick={onUnlink}>
          {t.unlink}
        </Button>
      </div>
      {name !== undefined && name !== typedName ? (
        <InlineMessage status="warning" size="small">
          {t.differs}
        </InlineMessage>
      ) : null}
    </>
  );
}

function AddTyped({ onAdded }: { onAdded: (employer: Employer) => void }) {
  const t = useText().contracts.employers;
  const client = useClient();
  const create = useCommand('employer.create');
  const [failed, setFailed] = useState<AppError>();
  const values = employerFrom(useValues());
  const known = useSuggestions(values);
  if (values.name === '') return null;

  async function choose(id: string) {
    const answer = await client('employer.get', { id });
    if (!answer.ok) return setFailed(answer.error);
    create.reset();
    onAdded(answer.value);
  }

  return (
    <>
      {known.length > 0 ? (
        <div className="row">
          <span role="status">{t.known}</span>
          {known.map((employer) => (
            <Button key={employer.id} size="small" onClick={() => onAdded(employer)}>
              {t.choose(employer.name)}
            </Button>
          ))}
        </div>
      ) : null}
      <div className="row">
        <Button
          size="small"
          variant="secondary"
          loading={create.busy}
          onClick={() => void create.run({ values }).then((answer) => answer.ok && onAdded(answer.value))}
        >
          {t.addTyped}
        </Button>
        <span className="subtle">{t.addTypedHelp}</span>
      </div>
      <ErrorMessage error={failed ?? create.error}>
        {create.error?.code === 'employerExists' ? (
          <Existing id={create.error.params.employerId} onUse={choose} />
        ) : null}
      </ErrorMessage>
    </>
  );
}

/** Employers of the register that what is typed may be: by its number, else by its name. Nobody is to stand there twice. */
function useSuggestions({ name, orgNumber }: ReturnType<typeof employerFrom>): readonly Employer[] {
  const byNumber = orgNumber !== null && orgNumberProblem(orgNumber) === undefined;
  const text = useDebounced((byNumber ? orgNumber : name).slice(0, 200), 250);
  const found = useApi('employer.search', { text, limit: 3 }, { enabled: text.length >= 3 });
  return text.length >= 3 ? (found.data?.employers ?? []) : [];
}

function Existing({ id, onUse }: { id: string; onUse: (id: string) => Promise<void> }) {
  const t = useText().contracts.employers;
  return (
    <div>
      <Button size="xsmall" variant="secondary" onClick={() => void onUse(id)}>
        {t.useExisting}
      </Button>
    </div>
  );
}

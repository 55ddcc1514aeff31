import { Button } from '@navikt/ds-react/Button';
import { Link } from '@navikt/ds-react/Link';
import { type FormEvent, useState } from 'react';
import { Link as RouterLink } from 'react-router';
import { appError } from '#shared/api/errors.ts';
import type { Employer } from '#shared/api/methods/contracts.ts';
import { formatOrgNumber, orgNumberProblem } from '#shared/contracts/orgNumber.ts';
import { useCommand } from '../client/hooks.ts';
import { useErrorText, useText } from '../i18n/useText.tsx';
import { paths } from '../paths.ts';
import { useDraftForm } from '../session/useDraftForm.ts';
import { ErrorMessage } from '../ui/ErrorMessage.tsx';
import { TextArea, TextInput } from '../ui/TextInput.tsx';
import './employers.css';

/** Writes an employer down, or changes one. The organisation number is checked while the rest is kept as typed. */
export function EmployerForm(props: {
  employer: Employer | 'new';
  onSaved: (employer: Employer) => void;
  onClose: () => void;
}) {
  const t = useText();
  const words = t.contracts.employers;
  const writeError = useErrorText();
  const create = useCommand('employer.create');
  const update = useCommand('employer.update');
  const known = props.employer === 'new' ? undefined : props.employer;
  const [initial] = useState(() => fieldsOf(known));
  const draft = useDraftForm(`employer:${known?.id ?? 'new'}`, initial);
  const [tried, setTried] = useState(false);
  if (!draft) return null;
  const { form, change } = draft;
  const problem = orgNumberProblemOf(form.orgNumber, known?.orgNumber ?? null);
  const save = known ? update : create;

  async function submit(event: FormEvent) {
    event.preventDefault();
    setTried(true);
    if (form.name.trim() === '' || problem !== undefined) return;
    const { name, address, orgNumber, contactName, contactPhone, contactEmail, note } = form;
    const values = {
      name: name.trim(),
      address: orNull(address),
      orgNumber: orNull(orgNumber),
      contactName: orNull(contactName),
      contactPhone: orNull(contactPhone),
      contactEmail: orNull(contactEmail),
      note: orNull(note),
    };
    const answer = known ? await update.run({ id: known.id, values }) : await create.run({ values });
    if (!answer.ok) return;
    draft?.clear();
    props.onSaved(answer.value);
  }

  return (
    <form className="stack-s" autoComplete="off" noValidate onSubmit={(event) => void submit(event)}>
      <div className="employer-fields">
        <TextInput
          label={words.name}
          value={form.name}
          maxLength={200}
          error={tried && form.name.trim() === '' ? writeError(appError('employerNameMissing', {})) : undefined}
          onChange={(name) => change({ name })}
        />
        <TextInput
          label={words.orgNumber}
          value={form.orgNumber}
          maxLength={30}
          inputMode="numeric"
          error={tried && problem ? writeError(appError('orgNumberFailsCheck', { problem })) : undefined}
          onChange={(orgNumber) => change({ orgNumber })}
        />
        <TextInput
          label={words.address}
          value={form.address}
          maxLength={300}
          onChange={(address) => change({ address })}
        />
        <TextInput
          label={words.contactName}
          value={form.contactName}
          maxLength={200}
          onChange={(contactName) => change({ contactName })}
        />
        <TextInput
          label={words.contactPhone}
          value={form.contactPhone}
          maxLength={60}
          onChange={(contactPhone) => change({ contactPhone })}
        />
        <TextInput
          label={words.contactEmail}
          value={form.contactEmail}
          maxLength={200}
          onChange={(contactEmail) => change({ contactEmail })}
        />
      </div>
      <TextArea
        label={words.note}
        value={form.note}
        maxLength={2000}
        minRows={2}
        onChange={(note) => change({ note })}
      />
      <ErrorMessage error={save.error}>
        {save.error?.code === 'employerExists' ? (
          <Link as={RouterLink} to={paths.employer(save.error.params.employerId)}>
            {words.existing}
          </Link>
        ) : null}
      </ErrorMessage>
      <div className="row">
        <Button size="small" type="submit" loading={save.busy}>
          {words.save}
        </Button>
        <Button
          size="small"
          type="button"
          variant="tertiary"
          onClick={() => {
            draft.clear();
            props.onClose();
          }}
        >
          {words.discard}
        </Button>
      </div>
    </form>
  );
}

/** A number that was there before and is not touched is left in peace, as in the vault. */
function orgNumberProblemOf(typed: string, known: string | null) {
  if (typed.trim() === '' || (known !== null && typed === formatOrgNumber(known))) return undefined;
  return orgNumberProblem(typed);
}

const orNull = (typed: string): string | null => (typed.trim() === '' ? null : typed.trim());

function fieldsOf(known: Employer | undefined) {
  return {
    name: known?.name ?? '',
    address: known?.address ?? '',
    orgNumber: known?.orgNumber ? formatOrgNumber(known.orgNumber) : '',
    contactName: known?.contactName ?? '',
    contactPhone: known?.contactPhone ?? '',
    contactEmail: known?.contactEmail ?? '',
    note: known?.note ?? '',
  };
}

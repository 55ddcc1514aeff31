import { Button } from '@navikt/ds-react/Button';
import { Select } from '@navikt/ds-react/Select';
import { type FormEvent, useState } from 'react';
import { appError } from '#shared/api/errors.ts';
import type { FormInstance } from '#shared/api/methods/forms.ts';
import type { PaperView } from '#shared/api/methods/papers.ts';
import { formatDate } from '#shared/dates.ts';
import type { FormDefinition } from '#shared/forms/form.ts';
import { useCommand } from '../client/hooks.ts';
import { useLocal, useText } from '../i18n/useText.tsx';
import { useVault } from '../session/session.tsx';
import { useDraftForm } from '../session/useDraftForm.ts';
import { DateInput, readDate } from '../ui/DateInput.tsx';
import { ErrorMessage } from '../ui/ErrorMessage.tsx';
import { TextArea, TextInput } from '../ui/TextInput.tsx';
import { today } from '../ui/today.ts';

export const signingDraft = (paperId: string) => `paper:sign:${paperId}`;

type Fields = Record<string, string>;

/** Who has signed, as it stands on the paper: each line with name, place and date. Empty lines are not sent. */
export function SignForm(props: {
  paper: PaperView;
  form: FormDefinition;
  values: FormInstance['values'];
  /** Whom the paper is about. */
  personName: string;
  onDone: () => void;
}) {
  const t = useText().papers;
  const write = useLocal();
  const { user } = useVault();
  const sign = useCommand('paper.sign');
  const { paper, form } = props;
  const [initial] = useState(() => startOf(form, props.values, props.personName, user.name));
  const draft = useDraftForm<Fields>(signingDraft(paper.id), initial);
  const [tried, setTried] = useState(false);
  if (!draft) return null;
  const { change } = draft;
  const value = (key: string) => draft.form[key] ?? '';
  const lines = form.signatures.map((line, index) => ({
    index,
    label: line.insteadOf === undefined ? write(line.label) : t.instead(write(line.label)),
    instead: line.insteadOf !== undefined,
    filled: value(`name${index}`).trim() !== '',
  }));

  const own = lines.filter((line) => !line.instead);
  const first = own[0]?.index ?? 0;
  /** Most often all sit at one table. What they see is what is saved. */
  const copyFirst = () =>
    change(
      Object.fromEntries(
        own.flatMap(({ index }) => [
          [`place${index}`, value(`place${first}`)],
          [`date${index}`, value(`date${first}`)],
        ]),
      ),
    );

  async function submit(event: FormEvent) {
    event.preventDefault();
    setTried(true);
    const filled = lines.filter((line) => line.filled);
    if (filled.length === 0) return;
    const signatures = [];
    for (const { index, instead } of filled) {
      const date = readDate(value(`date${index}`));
      if (date === undefined) return;
      const capacity = instead ? (value(`capacity${index}`) === 'nextOfKin' ? 'nextOfKin' : 'guardian') : 'self';
      signatures.push({
        line: index,
        name: value(`name${index}`).trim(),
        place: value(`place${index}`).trim(),
        date,
        capacity: capacity as 'self' | 'guardian' | 'nextOfKin',
      });
    }
    const last =
      signatures
        .map(({ date }) => date)
        .toSorted()
        .at(-1) ?? today();
    const note = value('note').trim() === '' ? null : value('note').trim();
    const answer = await sign.run({ id: paper.id, date: last, signatures, note });
    if (!answer.ok) return;
    draft?.clear();
    props.onDone();
  }

  return (
    <form className="stack-s" autoComplete="off" noValidate onSubmit={(event) => void submit(event)}>
      <p>{t.signLead}</p>
      {lines.map(({ index, label, instead, filled }) => (
        <fieldset key={index} className="row row-end paper-line">
          <legend>{label}</legend>
          <TextInput
            label={t.name}
            value={value(`name${index}`)}
            maxLength={200}
            onChange={(name) => change({ [`name${index}`]: name })}
          />
          {instead ? (
            <Select
              size="small"
              label={t.role}
              value={value(`capacity${index}`)}
              onChange={(event) => change({ [`capacity${index}`]: event.target.value })}
            >
              <option value="guardian">{t.capacity.guardian}</option>
              <option value="nextOfKin">{t.capacity.nextOfKin}</option>
            </Select>
          ) : null}
          <TextInput
            label={t.place}
            value={value(`place${index}`)}
            maxLength={200}
            onChange={(place) => change({ [`place${index}`]: place })}
          />
          <DateInput
            label={t.date}
            value={value(`date${index}`)}
            error={tried && filled && readDate(value(`date${index}`)) === undefined ? t.invalidDate : undefined}
            onChange={(date) => change({ [`date${index}`]: date })}
          />
          {index === first && own.length > 1 && value(`place${first}`).trim() !== '' ? (
            <Button type="button" size="small" variant="tertiary" onClick={copyFirst}>
              {t.sameForAll}
            </Button>
          ) : null}
        </fieldset>
      ))}
      <TextArea
        label={t.note}
        value={value('note')}
        maxLength={2000}
        minRows={1}
        onChange={(note) => change({ note })}
      />
      <ErrorMessage
        error={
          tried && lines.every((line) => !line.filled) ? nobody(lines.filter((line) => !line.instead)) : sign.error
        }
      />
      <div>
        <Button size="small" type="submit" loading={sign.busy}>
          {t.save}
        </Button>
      </div>
    </form>
  );
}

const nobody = (lines: readonly { readonly index: number }[]) =>
  appError('signatureMissing', { lines: lines.map(({ index }) => index) });

/** Names that the form already has: the one it is about, the guardian, and for the municipality whoever is signed in. */
function startOf(form: FormDefinition, values: FormInstance['values'], personName: string, user: string): Fields {
  const text = (key: string) => (typeof values[key] === 'string' ? values[key] : '');
  const byGuardian = text('signedBy') === 'guardian' || text('signedBy') === 'nextOfKin';
  const names: Record<string, readonly string[]> = {
    consent: [byGuardian ? '' : personName, byGuardian ? text('guardianName') : ''],
    practiceContract: ['', text('contactName'), text('participantName'), user],
  };
  const fields: Fields = { note: '' };
  form.signatures.forEach((line, index) => {
    fields[`name${index}`] = names[form.id]?.[index] ?? '';
    fields[`place${index}`] = '';
    fields[`date${index}`] = formatDate(today());
    if (line.insteadOf !== undefined) {
      fields[`capacity${index}`] = text('signedBy') === 'nextOfKin' ? 'nextOfKin' : 'guardian';
    }
  });
  return fields;
}

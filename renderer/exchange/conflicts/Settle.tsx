import { Button } from '@navikt/ds-react/Button';
import { Radio, RadioGroup } from '@navikt/ds-react/Radio';
import { type ReactNode, useState } from 'react';
import { useNavigate } from 'react-router';
import type { ConflictDetail, ConflictSide } from '#shared/api/methods/exchange/conflicts.ts';
import type { Scalar } from '#shared/forms/form.ts';
import { useClient, useCommand } from '../../client/hooks.ts';
import { formatInstant } from '../../i18n/format.ts';
import { useLocal, useText } from '../../i18n/useText.tsx';
import { paths } from '../../paths.ts';
import { useMayWrite } from '../../session/session.tsx';
import { useDraftForm } from '../../session/useDraftForm.ts';
import { ErrorMessage } from '../../ui/ErrorMessage.tsx';
import { Panel } from '../../ui/Page.tsx';
import { useAuthor } from './Notes.tsx';
import { OtherValue } from './OtherValue.tsx';

/** `choice`: the ref of a side, or one of these. `other`: the third value as JSON. */
const other = 'other';
const nothing = 'nothing';
const keepRemoved = 'keepRemoved';
const bringBack = 'bringBack';
const empty = { choice: '', other: 'null' };

/** Both sides beside each other, none chosen beforehand; what is being chosen and written survives a lock. */
export function Settle({ conflict }: { conflict: ConflictDetail }) {
  const t = useText().exchange.conflicts;
  const mayWrite = useMayWrite();
  const client = useClient();
  const navigate = useNavigate();
  const resolve = useCommand('conflict.resolve');
  const draft = useDraftForm(`conflict:${conflict.recordId}:${conflict.field}`, empty);
  const [tried, setTried] = useState(false);
  if (!mayWrite || !conflict.mayResolve)
    return <Sides conflict={conflict} note={conflict.mayResolve ? null : t.readOnly} />;
  if (!draft) return null;
  const { form, change } = draft;
  const answer = answerOf(conflict, form);

  async function run() {
    setTried(true);
    if (answer === undefined) return;
    const { recordId, field } = conflict;
    const seen = conflict.heads.map(({ ref }) => ref);
    const done = await resolve.run({ recordId, field, value: answer.value, seen });
    if (!done.ok) return;
    draft?.clear();
    // On to the next one of the same person, so that a case is gone through in one go.
    const left =
      conflict.personId === null ? undefined : await client('conflict.list', { personId: conflict.personId });
    const next = left?.ok ? left.value.cases[0]?.conflicts[0] : undefined;
    await navigate(next ? paths.conflict(next.recordId, next.field) : paths.exchangeTab('conflicts'), {
      replace: true,
    });
  }

  const missing = form.choice === other ? t.writeFirst : t.chooseFirst;
  return (
    <Panel>
      <RadioGroup
        size="small"
        legend={conflict.kind === 'removal' ? t.removalQuestion : t.question}
        value={form.choice}
        error={tried && answer === undefined ? missing : undefined}
        onChange={(choice: string) => {
          resolve.reset();
          change({ choice });
        }}
      >
        {conflict.kind === 'removal' ? (
          <>
            <SideCards conflict={conflict} />
            <Radio value={keepRemoved}>{t.keepRemoved}</Radio>
            <Radio value={bringBack}>{t.bringBack}</Radio>
          </>
        ) : (
          <>
            <div className="conflict-sides">
              {conflict.heads.map((side) => (
                <div key={side.ref} className="conflict-side" data-chosen={form.choice === side.ref}>
                  <Radio value={side.ref}>
                    <SideText side={side} />
                  </Radio>
                </div>
              ))}
            </div>
            {conflict.control.kind === 'none' ? null : <Radio value={other}>{t.other}</Radio>}
            {conflict.heads.some(({ value }) => value === null) ? null : <Radio value={nothing}>{t.nothing}</Radio>}
          </>
        )}
      </RadioGroup>
      {form.choice === other ? (
        <div className="conflict-other">
          <OtherValue
            control={conflict.control}
            value={parsed(form.other)}
            onChange={(value) => change({ other: JSON.stringify(value) })}
          />
        </div>
      ) : null}
      <ErrorMessage error={resolve.error} />
      <div className="row">
        <Button size="small" loading={resolve.busy} onClick={() => void run()}>
          {t.settle}
        </Button>
        <span className="subtle">{t.settles}</span>
      </div>
    </Panel>
  );
}

function answerOf(
  { heads, kind }: ConflictDetail,
  form: { readonly choice: string; readonly other: string },
): { readonly value: ConflictSide['value'] } | undefined {
  if (kind === 'removal') {
    if (form.choice === keepRemoved) return { value: true };
    return form.choice === bringBack ? { value: null } : undefined;
  }
  if (form.choice === nothing) return { value: null };
  if (form.choice === other) {
    const value = parsed(form.other);
    return value === null || value === ''
      ? undefined
      : { value: Array.isArray(value) ? [...value] : (value as string) };
  }
  return heads.find(({ ref }) => ref === form.choice);
}

function Sides(props: { conflict: ConflictDetail; note: ReactNode }) {
  return (
    <Panel>
      <SideCards conflict={props.conflict} />
      {props.note ? <p className="subtle">{props.note}</p> : null}
    </Panel>
  );
}

function SideCards({ conflict }: { conflict: ConflictDetail }) {
  return (
    <div className="conflict-sides">
      {conflict.heads.map((side) => (
        <div key={side.ref} className="conflict-side">
          <SideText side={side} />
        </div>
      ))}
    </div>
  );
}

function SideText({ side }: { side: ConflictSide }) {
  const t = useText().exchange.conflicts;
  const write = useLocal();
  const author = useAuthor();
  return (
    <span className="conflict-side-text">
      {side.label ? <span className="subtle">{t.changed(write(side.label))}</span> : null}
      <span className="conflict-value conflict-side-value">{write(side.words)}</span>
      <span className="subtle">
        {author(side.author)} · {formatInstant(side.at)}
      </span>
    </span>
  );
}

/** A draft may hold anything: what is no value is none. */
function parsed(json: string): Scalar {
  try {
    return JSON.parse(json) as Scalar;
  } catch {
    return null;
  }
}

import { Button } from '@navikt/ds-react/Button';
import { Link } from '@navikt/ds-react/Link';
import { useState } from 'react';
import { Link as RouterLink } from 'react-router';
import type { ConflictAuthor, ConflictDetail, ConflictNote } from '#shared/api/methods/exchange/conflicts.ts';
import { useCommand } from '../../client/hooks.ts';
import { formatInstant } from '../../i18n/format.ts';
import { useLocal, useText } from '../../i18n/useText.tsx';
import { paths } from '../../paths.ts';
import { ProtectedShield } from '../../people/ProtectedShield.tsx';
import { useMayWrite } from '../../session/session.tsx';
import { useDraftForm } from '../../session/useDraftForm.ts';
import { ErrorMessage } from '../../ui/ErrorMessage.tsx';
import { Panel } from '../../ui/Page.tsx';
import { TextArea } from '../../ui/TextInput.tsx';
import { municipalityName } from '../transfers/municipalityName.ts';

/** Who wrote something: `Kari Konsulent, Sel`. */
export function useAuthor(): (author: ConflictAuthor) => string {
  const t = useText().exchange.conflicts;
  return ({ name, municipality, isOurs }) => {
    const place = municipality === null ? '' : municipalityName(municipality);
    return t.by(name === '' ? t.unknownAuthor : name, isOurs && place !== '' ? t.ours(place) : place);
  };
}

/** What the two sides have said to each other about fields, newest first. */
export function NoteList(props: { notes: readonly ConflictNote[]; withSubject?: boolean }) {
  const write = useLocal();
  const author = useAuthor();
  return (
    <ul className="plain-list stack-s">
      {props.notes.map((note) => (
        <li key={note.id} className="conflict-note">
          {props.withSubject ? (
            <p>
              <Link as={RouterLink} to={paths.conflict(note.recordId, note.field)}>
                {note.name}: {write(note.label)}
              </Link>
              <ProtectedShield of={note} />
            </p>
          ) : null}
          <p className="conflict-value">{note.text}</p>
          <p className="subtle">
            {author(note.author)} · {formatInstant(note.at)}
          </p>
        </li>
      ))}
    </ul>
  );
}

const empty = { text: '' };

/** Ask the other side, or answer: the text travels with the field. What is being written survives a lock. */
export function Notes({ conflict }: { conflict: ConflictDetail }) {
  const t = useText().exchange.conflicts;
  const mayWrite = useMayWrite();
  const ask = useCommand('conflict.ask');
  const draft = useDraftForm(`conflict:note:${conflict.recordId}:${conflict.field}`, empty);
  const [tried, setTried] = useState(false);
  if (!conflict.mayAsk) return null;
  const text = draft?.form.text ?? '';

  async function send() {
    setTried(true);
    if (text.trim() === '') return;
    const answer = await ask.run({ recordId: conflict.recordId, field: conflict.field, text });
    if (!answer.ok) return;
    setTried(false);
    draft?.clear();
  }

  return (
    <Panel title={t.ask}>
      {conflict.noteList.length > 0 ? <NoteList notes={conflict.noteList} /> : <p className="subtle">{t.noNotes}</p>}
      {draft && mayWrite ? (
        <>
          <TextArea
            label={t.askLabel}
            description={t.askText}
            value={text}
            maxLength={2000}
            error={tried && text.trim() === '' ? t.askMissing : undefined}
            onChange={(next) => draft.change({ text: next })}
          />
          <ErrorMessage error={ask.error} />
          <div>
            <Button size="small" variant="secondary" loading={ask.busy} onClick={() => void send()}>
              {t.send}
            </Button>
          </div>
        </>
      ) : null}
    </Panel>
  );
}

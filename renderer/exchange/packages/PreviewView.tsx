import { Button } from '@navikt/ds-react/Button';
import { LocalAlert } from '@navikt/ds-react/LocalAlert';
import { Tag } from '@navikt/ds-react/Tag';
import { useState } from 'react';
import { Link as RouterLink, useNavigate } from 'react-router';
import { changeKinds } from '#shared/api/methods/exchange/packageShapes.ts';
import { useCommand } from '../../client/hooks.ts';
import { formatBytes, formatInstant } from '../../i18n/format.ts';
import { useText } from '../../i18n/useText.tsx';
import { paths } from '../../paths.ts';
import { ProtectedShield } from '../../people/ProtectedShield.tsx';
import { useMayWrite } from '../../session/session.tsx';
import { ErrorMessage } from '../../ui/ErrorMessage.tsx';
import { Panel } from '../../ui/Page.tsx';
import { ChangeList } from './ChangeList.tsx';
import { holderName, numbersText, senderName } from './holderName.ts';
import type { Outcome, PackageFile, Preview } from './packageSource.ts';
import { useOperation } from './useOperation.ts';
import { WorkProgress } from './WorkProgress.tsx';

const tones = {
  fresh: 'success',
  alreadyRead: 'neutral',
  older: 'neutral',
  waiting: 'warning',
  ownFork: 'danger',
  theirFork: 'danger',
} as const satisfies Record<Preview['state'], string>;

interface Props {
  readonly preview: Preview;
  readonly file: PackageFile;
  onDone(outcome: Outcome): void;
  onLeave(): void;
  /** Looks at the file anew: something here has changed. */
  onAgain(): void;
}

/** What reading it in would do: who sent it, what it changes, what it erases; and the choice. */
export function PreviewView(props: Props) {
  const t = useText().exchange.packages;
  const { preview } = props;
  const sender = senderName(t, preview.sender);
  const showsChanges = preview.state === 'fresh' || preview.state === 'older';
  return (
    <div className="stack">
      <Panel
        title={t.title(preview.number, sender)}
        actions={
          <Tag size="small" variant="moderate" data-color={tones[preview.state]}>
            {t.reading.states[preview.state]}
          </Tag>
        }
      >
        <p className="subtle">
          {[
            t.kinds[preview.kind],
            t.reading.made(formatInstant(preview.createdAt)),
            formatBytes(preview.bytes),
            t.reading.nothingYet,
          ].join(' · ')}
        </p>
        {showsChanges ? <Totals preview={preview} /> : null}
        {showsChanges ? <Erased preview={preview} /> : null}
        {showsChanges ? <Learned preview={preview} /> : null}
        <Choice {...props} />
      </Panel>
      {showsChanges && preview.cases.length > 0 ? (
        <ChangeList cases={preview.cases} casesNotListed={preview.casesNotListed} file={props.file} />
      ) : null}
    </div>
  );
}

function Totals({ preview }: { preview: Preview }) {
  const t = useText().exchange.packages;
  const { totals, members, membersGap } = preview;
  const kinds = changeKinds.filter((kind) => totals[kind] > 0);
  const nameOf = ({ municipality, name }: { municipality: string; name: string }) =>
    t.named(holderName(t, municipality), name);
  const notes = [
    ...(preview.skipped.length > 0 ? [t.reading.skipped(preview.skipped.length)] : []),
    ...(preview.lifted > 0 ? [t.reading.lifted(preview.lifted)] : []),
    ...(preview.receipts.length > 0 ? [t.reading.receipts(preview.receipts.length)] : []),
  ];
  return (
    <div className="stack-s">
      {kinds.length === 0 && totals.newPeople === 0 ? (
        preview.revoked.length === 0 ? (
          <p>{t.reading.noChanges}</p>
        ) : null
      ) : (
        <>
          <h3>{t.reading.totals}</h3>
          <ul className="package-totals">
            {totals.newPeople > 0 ? <li>{t.reading.newPeople(totals.newPeople)}</li> : null}
            {kinds.map((kind) => (
              <li key={kind} data-kind={kind}>
                {t.reading.kindCounts[kind](totals[kind])}
              </li>
            ))}
            {totals.attachments > 0 ? <li>{t.files(totals.attachments)}</li> : null}
          </ul>
        </>
      )}
      {notes.map((note) => (
        <p key={note}>{note}</p>
      ))}
      {members === null ? null : (
        <p>
          {[
            t.reading.membersTitle(members.to),
            ...(members.added.length > 0 ? [t.reading.membersAdded(members.added.map(nameOf).join('; '))] : []),
            ...(members.revoked.length > 0 ? [t.reading.membersRevoked(members.revoked.map(nameOf).join('; '))] : []),
          ].join('. ')}
        </p>
      )}
      {membersGap === null ? null : (
        <LocalAlert status="warning" size="small">
          <LocalAlert.Header>
            <LocalAlert.Title as="h3">{t.reading.membersGapTitle}</LocalAlert.Title>
          </LocalAlert.Header>
          <LocalAlert.Content>{t.reading.membersGap(membersGap.held, membersGap.got)}</LocalAlert.Content>
        </LocalAlert>
      )}
    </div>
  );
}

/** Said before anything is accepted: this is the one thing that can not be undone. */
function Erased({ preview }: { preview: Preview }) {
  const t = useText().exchange.packages;
  const by = [...new Set(preview.revoked.map(({ revokedBy }) => holderName(t, revokedBy)))].join(', ');
  return <TakenBack title={t.reading.revokedTitle} text={t.reading.revokedText(by)} streams={preview.revoked} />;
}

/** The sender had to erase it, and this register does not know why: its copy is older, or the case came from who took it back. */
function Learned({ preview }: { preview: Preview }) {
  const t = useText().exchange.packages;
  const text = t.reading.learnedText(holderName(t, preview.sender.holder));
  return <TakenBack title={t.reading.learnedTitle} text={text} streams={preview.learned} />;
}

function TakenBack(props: { title: string; text: string; streams: Preview['revoked'] }) {
  const t = useText().exchange.packages;
  if (props.streams.length === 0) return null;
  const people = Map.groupBy(props.streams, ({ stream }) => stream.caseId);
  return (
    <LocalAlert status="warning" size="small">
      <LocalAlert.Header>
        <LocalAlert.Title as="h3">{props.title}</LocalAlert.Title>
      </LocalAlert.Header>
      <LocalAlert.Content>
        <p>{props.text}</p>
        <ul>
          {[...people].map(([caseId, streams]) => (
            <li key={caseId}>
              <strong>{streams[0]?.name || t.reading.noName}</strong>
              <ProtectedShield of={{ isProtected: streams.some(({ isProtected }) => isProtected) }} />:{' '}
              {streams.map(({ label }) => label).join(', ')}
            </li>
          ))}
        </ul>
      </LocalAlert.Content>
    </LocalAlert>
  );
}

function Choice({ preview, file, onDone, onLeave, onAgain }: Props) {
  const text = useText();
  const t = text.exchange.packages;
  const mayWrite = useMayWrite();
  const navigate = useNavigate();
  const { operation, progress, setRunning, cancel } = useOperation();
  const read = useCommand('package.import');
  const mend = useCommand('package.mendFork');
  const [isReading, setReading] = useState(false);
  const sender = senderName(t, preview.sender);
  const { state, fileHash, waiting } = preview;

  async function accept() {
    setReading(true);
    setRunning(true);
    const answer = await read.run({ file, fileHash, operation });
    setRunning(false);
    setReading(false);
    if (answer.ok) onDone(answer.value);
  }
  /** Of our own copy: the package can be read in then. Of theirs: it is mended when they have read one from here. */
  async function mendNow() {
    const answer = await mend.run({ file, fileHash });
    if (!answer.ok) return;
    if (answer.value.isOwn) onAgain();
    else void navigate(paths.makePackageFor(preview.sender.holder));
  }

  if (isReading) return <WorkProgress text={t.reading.reading} progress={progress} onCancel={cancel} />;
  const close = (label: string) => (
    <Button size="small" variant="secondary" onClick={onLeave}>
      {label}
    </Button>
  );
  const explained: Record<Preview['state'], string> = {
    fresh: '',
    alreadyRead: t.reading.alreadyReadText(preview.readBefore === null ? '' : formatInstant(preview.readBefore.at)),
    older: t.reading.olderText,
    waiting:
      waiting === null || waiting.missingNumbers.length === 0
        ? t.reading.waitingUnknown(sender)
        : t.reading.waitingNumbers(numbersText(waiting.missingNumbers), sender),
    ownFork: t.reading.ownForkText,
    theirFork: t.reading.theirForkText(sender),
  };
  const isErasing = preview.revoked.length > 0;
  return (
    <div className="stack">
      {explained[state] === '' ? null : <p>{explained[state]}</p>}
      <ErrorMessage error={read.error ?? mend.error} />
      <div className="row">
        {!mayWrite ? null : state === 'fresh' || state === 'older' ? (
          <Button size="small" data-color={isErasing ? 'danger' : 'accent'} onClick={() => void accept()}>
            {isErasing ? t.reading.acceptErase : t.reading.accept}
          </Button>
        ) : state === 'waiting' ? (
          <Button size="small" onClick={() => void accept()}>
            {t.reading.keep}
          </Button>
        ) : state === 'ownFork' ? (
          <Button size="small" loading={mend.busy} onClick={() => void mendNow()}>
            {t.reading.mend}
          </Button>
        ) : null}
        {mayWrite && state === 'theirFork' ? (
          <Button size="small" loading={mend.busy} onClick={() => void mendNow()}>
            {t.reading.makeFor(holderName(t, preview.sender.holder))}
          </Button>
        ) : null}
        {mayWrite && state === 'waiting' && waiting?.missingNumbers.length === 0 ? (
          <Button size="small" variant="secondary" as={RouterLink} to={paths.makePackageFor(preview.sender.holder)}>
            {t.reading.makeFor(holderName(t, preview.sender.holder))}
          </Button>
        ) : null}
        {close(state === 'fresh' || state === 'older' ? t.reading.cancel : text.common.close)}
      </div>
    </div>
  );
}

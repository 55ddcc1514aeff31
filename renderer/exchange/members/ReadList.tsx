import { Button } from '@navikt/ds-react/Button';
import { LocalAlert } from '@navikt/ds-react/LocalAlert';
import { useState } from 'react';
import type { MethodOutput } from '#shared/api/contract.ts';
import type { AppError } from '#shared/api/errors.ts';
import { municipalityByNumber } from '#shared/municipalities.ts';
import { useClient, useCommand } from '../../client/hooks.ts';
import { formatInstant } from '../../i18n/format.ts';
import { useText } from '../../i18n/useText.tsx';
import { FilePicker } from '../../papers/FilePicker.tsx';
import { ErrorMessage } from '../../ui/ErrorMessage.tsx';
import { readFile } from '../../ui/saveFile.ts';
import { Fingerprint } from './Fingerprint.tsx';
import { useIntoView } from './useIntoView.ts';

interface Opened {
  readonly content: string;
  readonly list: MethodOutput<'member.readList'>;
}

/** What one call can carry. */
const maxListBytes = 2_900_000;

/** Picks a file with the member list, and says whom it is from before anything is taken in. */
export function ReadList() {
  const t = useText().exchange.members;
  const client = useClient();
  const [opened, setOpened] = useState<Opened>();
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<AppError>();
  const [done, setDone] = useState('');

  async function open(file: File) {
    setBusy(true);
    setError(undefined);
    setOpened(undefined);
    setDone('');
    const read = await readFile(file, maxListBytes);
    const answer = read.ok ? await client('member.readList', { content: read.value }) : read;
    setBusy(false);
    if (read.ok && answer.ok) setOpened({ content: read.value, list: answer.value });
    else if (!answer.ok) setError(answer.error);
  }

  const finish = (message: string) => {
    setOpened(undefined);
    setDone(message);
  };
  return (
    <div className="stack">
      <FilePicker
        accept=".dalsam-members"
        label={t.listFile}
        hint={t.listFileHint}
        busy={busy}
        onFile={(file) => void open(file)}
      />
      <ErrorMessage error={error} />
      {opened ? <OpenedList key={opened.content} opened={opened} onDone={finish} /> : null}
      <p role="status" className="member-done">
        {done}
      </p>
    </div>
  );
}

function OpenedList({ opened, onDone }: { opened: Opened; onDone: (message: string) => void }) {
  const t = useText().exchange.members;
  const { list, content } = opened;
  const box = useIntoView<HTMLDivElement>();
  const importList = useCommand('member.importList');
  const names = list.municipalities.map(
    ({ municipality, installations }) =>
      `${municipalityByNumber(municipality)?.name ?? municipality}${installations > 1 ? ` (${installations})` : ''}`,
  );

  async function takeIn() {
    const answer = await importList.run({ content });
    if (answer.ok) onDone(t.listTaken(answer.value.version));
  }

  return (
    <div className="stack member-opened" ref={box}>
      <div className="stack-s">
        <h3 className="member-subtitle">{t.listVersion(list.version)}</h3>
        <p>{t.signedBy(list.signer.name, formatInstant(list.signedAt))}</p>
        <p>{names.length === 0 ? t.listEmpty : t.listNames(names.join(', '))}</p>
        <p className={list.namesUs ? '' : 'member-warning'}>{list.namesUs ? t.namesUs : t.namesUsNot}</p>
      </div>
      {list.standing === 'new' || list.standing === 'other' ? (
        <Compare opened={opened} onDone={onDone} />
      ) : list.standing === 'newer' ? (
        <>
          <p>{t.newerList}</p>
          <ErrorMessage error={importList.error} />
          <div>
            <Button size="small" loading={importList.busy} onClick={() => void takeIn()}>
              {t.takeIn}
            </Button>
          </div>
        </>
      ) : (
        <p>{list.standing === 'known' ? t.knownList : t.olderList}</p>
      )}
    </div>
  );
}

/** The one moment of trust: two people hear that they see the same ten words. */
function Compare({ opened, onDone }: { opened: Opened; onDone: (message: string) => void }) {
  const t = useText().exchange.members;
  const { list, content } = opened;
  const trust = useCommand('member.trustCoordinator');
  const [differs, setDiffers] = useState(false);
  const replaces = list.standing === 'other';

  async function confirm() {
    const answer = await trust.run({ content, fingerprint: list.fingerprint.hash, replace: replaces });
    if (answer.ok) onDone(t.trusted(answer.value.version));
  }

  return (
    <>
      {replaces ? (
        <LocalAlert status="warning" size="small">
          <LocalAlert.Header>
            <LocalAlert.Title as="h3">{t.otherTitle}</LocalAlert.Title>
          </LocalAlert.Header>
          <LocalAlert.Content>{t.otherText}</LocalAlert.Content>
        </LocalAlert>
      ) : null}
      <p>{t.compareCoordinator}</p>
      <Fingerprint label={t.coordinatorWords} fingerprint={list.fingerprint} />
      <ErrorMessage error={trust.error} />
      {differs ? (
        <LocalAlert status="error" size="small" role="alert">
          <LocalAlert.Header>
            <LocalAlert.Title as="h3">{t.differsTitle}</LocalAlert.Title>
          </LocalAlert.Header>
          <LocalAlert.Content>{t.differsText}</LocalAlert.Content>
        </LocalAlert>
      ) : (
        <div className="row">
          <Button size="small" loading={trust.busy} onClick={() => void confirm()}>
            {replaces ? t.replaceCoordinator : t.trustCoordinator}
          </Button>
          <Button size="small" variant="secondary" data-color="danger" onClick={() => setDiffers(true)}>
            {t.wordsDiffer}
          </Button>
        </div>
      )}
    </>
  );
}

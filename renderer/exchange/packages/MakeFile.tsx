import { Button } from '@navikt/ds-react/Button';
import { LocalAlert } from '@navikt/ds-react/LocalAlert';
import { Radio, RadioGroup } from '@navikt/ds-react/Radio';
import { useState } from 'react';
import { Link as RouterLink } from 'react-router';
import type { MethodInput, MethodOutput } from '#shared/api/contract.ts';
import { desktop } from '../../client/desktop.ts';
import { useCommand } from '../../client/hooks.ts';
import { formatBytes } from '../../i18n/format.ts';
import { useText } from '../../i18n/useText.tsx';
import { paths } from '../../paths.ts';
import { ErrorMessage } from '../../ui/ErrorMessage.tsx';
import { Facts } from '../../ui/Facts.tsx';
import { Panel } from '../../ui/Page.tsx';
import { useIntoView } from '../members/useIntoView.ts';
import { fileNameFor } from './fileNameFor.ts';
import { holderName } from './holderName.ts';
import { useDownload } from './useDownload.ts';
import { useFolderStatus } from './useFolderStatus.ts';
import { useOperation } from './useOperation.ts';
import { WorkProgress } from './WorkProgress.tsx';

type Request = Omit<MethodInput<'package.export'>, 'folder' | 'fileName' | 'operation'>;
type Made = MethodOutput<'package.export'>;
type Place = 'folder' | 'pc' | 'download';

interface Done {
  readonly made: Made;
  readonly place: Place;
  readonly fileName: string;
  /** Whole path, where it is known. */
  readonly path: string | undefined;
}

/** Where the file is to go, and the making of it. */
export function MakeFile(props: {
  request: Request;
  municipality: string;
  isSettled: boolean;
  onMade: (isMade: boolean) => void;
}) {
  const t = useText().exchange.packages;
  const { request } = props;
  const folder = useFolderStatus();
  const hasFolder = folder?.state === 'ready';
  const [chosen, setChosen] = useState<Place>();
  const here: Place = desktop === undefined ? 'download' : 'pc';
  const place = chosen === undefined || (chosen === 'folder' && !hasFolder) ? (hasFolder ? 'folder' : here) : chosen;
  const { operation, progress, setRunning, cancel } = useOperation();
  const make = useCommand('package.export');
  const publish = useCommand('folder.publish');
  const download = useDownload();
  const [done, setDone] = useState<Done>();

  async function run() {
    const fileName = fileNameFor(props.municipality, request.to, new Date());
    const target = place === 'pc' ? await desktop?.chooseFolder() : undefined;
    if (place === 'pc' && !target) return;
    setRunning(true);
    const answer = await make.run({ ...request, ...(target ? { folder: target, fileName } : {}), operation });
    setRunning(false);
    if (!answer.ok) return;
    const made = answer.value;
    setDone({ made, place, fileName, path: place === 'pc' ? made.path : undefined });
    props.onMade(true);
    if (place === 'folder') await lay(made, fileName);
    if (place === 'download') await download.fetch(made.id, fileName);
  }

  async function lay(made: Made, fileName: string) {
    const laid = await publish.run({ id: made.id });
    if (laid.ok) setDone({ made, place: 'folder', fileName, path: laid.value.path });
  }

  if (done !== undefined) {
    return (
      <Result
        done={done}
        again={() => {
          setDone(undefined);
          props.onMade(false);
          make.reset();
          publish.reset();
        }}
      >
        {download.progress ? <WorkProgress text={t.making.fetching} progress={download.progress} /> : null}
        <ErrorMessage error={download.error} />
        {publish.error ? (
          <ErrorMessage error={publish.error}>
            <p>{t.making.publishFailed}</p>
            <div className="row">
              <Button size="small" loading={publish.busy} onClick={() => void lay(done.made, done.fileName)}>
                {t.making.publishAgain}
              </Button>
            </div>
          </ErrorMessage>
        ) : null}
        {done.place === 'pc' ? null : (
          <div>
            <Button
              size="small"
              variant="secondary"
              loading={download.progress !== undefined}
              onClick={() => void download.fetch(done.made.id, done.fileName)}
            >
              {t.making.download}
            </Button>
          </div>
        )}
      </Result>
    );
  }
  return (
    <Panel title={t.making.where}>
      <RadioGroup
        legend={t.making.where}
        hideLegend
        size="small"
        value={place}
        disabled={make.busy}
        onChange={(value: Place) => setChosen(value)}
      >
        {hasFolder ? (
          <Radio value="folder" description={t.making.toFolderText}>
            {t.making.toFolder}
          </Radio>
        ) : null}
        {desktop === undefined ? null : (
          <Radio value="pc" description={t.making.toPcText}>
            {t.making.toPc}
          </Radio>
        )}
        {desktop === undefined ? (
          <Radio value="download" description={t.making.toDownloadText}>
            {t.making.toDownload}
          </Radio>
        ) : null}
      </RadioGroup>
      <p className="subtle">{t.making.encrypted}</p>
      <ErrorMessage error={make.error} />
      {make.busy ? (
        <WorkProgress text={t.making.running} progress={progress} onCancel={cancel} />
      ) : (
        <div>
          <Button size="small" disabled={!props.isSettled} onClick={() => void run()}>
            {t.making.run}
          </Button>
        </div>
      )}
    </Panel>
  );
}

function Result(props: { done: Done; again: () => void; children: React.ReactNode }) {
  const t = useText().exchange.packages;
  const { made, place, fileName, path } = props.done;
  const box = useIntoView<HTMLDivElement>();
  const to = holderName(t, made.channel);
  const isLaid = place === 'folder' && path !== undefined;
  const { summary } = made;
  const content = [
    t.people(summary.cases),
    t.areas(summary.streams),
    ...(summary.attachments === 0 ? [] : [t.files(summary.attachments)]),
  ];
  return (
    <LocalAlert status="success" ref={box} className="package-result">
      <LocalAlert.Header>
        <LocalAlert.Title as="h2">{t.making.doneTitle(made.number, to)}</LocalAlert.Title>
      </LocalAlert.Header>
      <LocalAlert.Content>
        <div className="stack">
          {place === 'folder' && !isLaid ? null : <p>{isLaid ? t.making.nextFolder : t.making.nextFile(to)}</p>}
          <Facts
            hideMissing
            facts={[
              { label: t.making.fileName, value: isLaid ? path?.split(/[\\/]/).at(-1) : fileName },
              { label: t.making.place, value: path?.replace(/[\\/][^\\/]+$/, '') },
              { label: t.making.bytes, value: formatBytes(made.bytes) },
              { label: t.making.content, value: content.join(' · ') },
            ]}
          />
          {props.children}
          <div className="row">
            <Button size="small" as={RouterLink} to={paths.exchangeTab('packages')}>
              {t.making.toOverview}
            </Button>
            <Button size="small" variant="secondary" onClick={props.again}>
              {t.making.another}
            </Button>
          </div>
        </div>
      </LocalAlert.Content>
    </LocalAlert>
  );
}

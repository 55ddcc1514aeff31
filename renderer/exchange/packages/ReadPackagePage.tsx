import { useEffect, useState } from 'react';
import { useNavigate, useSearchParams } from 'react-router';
import { type AppError, appError } from '#shared/api/errors.ts';
import { useApi, useClient } from '../../client/hooks.ts';
import { useLanguage, useText } from '../../i18n/useText.tsx';
import { paths } from '../../paths.ts';
import { ErrorMessage, Loading } from '../../ui/ErrorMessage.tsx';
import { Page, Panel } from '../../ui/Page.tsx';
import { Imported } from './Imported.tsx';
import { NotReady, useIsReady } from './NotReady.tsx';
import { letOpenedPackageGo, useOpenedPackage } from './openedPackage.ts';
import { PickPackage } from './PickPackage.tsx';
import { PreviewView } from './PreviewView.tsx';
import { fileOf, type Outcome, type PackageFile, sourceIn } from './packageSource.ts';
import { useFolderStatus } from './useFolderStatus.ts';
import { useOperation } from './useOperation.ts';
import { WorkProgress } from './WorkProgress.tsx';
import './packages.css';

/** What a package holds, before anything is changed; then the reading in, and what came of it. */
export function ReadPackagePage() {
  const t = useText();
  const [params] = useSearchParams();
  const ready = useIsReady();
  const opened = useOpenedPackage();
  const folder = useFolderStatus();
  const source = sourceIn(params);
  const file = source === undefined ? (opened === null ? undefined : { path: opened }) : fileOf(source, folder);
  const isLooking = source?.kind === 'mappe' && folder === undefined;
  // The file behind the address is gone once it is read in; what came of it is still to be told.
  const key = source?.id ?? opened ?? '';
  const [outcome, setOutcome] = useState<{ key: string; outcome: Outcome }>();
  return (
    <Page
      title={t.exchange.packages.read}
      back={{ to: paths.exchangeTab('packages'), label: t.exchange.tabs.packages }}
    >
      {ready === undefined || isLooking ? (
        <Loading />
      ) : !ready ? (
        <NotReady />
      ) : outcome?.key === key ? (
        <Imported outcome={outcome.outcome} />
      ) : file === undefined ? (
        <Pick error={source === undefined ? undefined : appError('incomingMissing', {})} />
      ) : (
        <Opened key={key} file={file} onDone={(done) => setOutcome({ key, outcome: done })} />
      )}
    </Page>
  );
}

function Pick({ error }: { error: AppError | undefined }) {
  const t = useText().exchange.packages;
  return (
    <Panel title={error === undefined ? t.reading.file : t.reading.gone}>
      <ErrorMessage error={error} />
      <PickPackage />
    </Panel>
  );
}

function Opened({ file, onDone }: { file: PackageFile; onDone: (outcome: Outcome) => void }) {
  const t = useText().exchange.packages;
  const { language } = useLanguage();
  const client = useClient();
  const navigate = useNavigate();
  const { operation, progress, setRunning, cancel } = useOperation();
  const preview = useApi('package.preview', { file, language, operation }, { staleTime: Number.POSITIVE_INFINITY });
  useRunning(preview.isFetching, setRunning);
  useDiscardRefused(file, preview.error !== null);

  function leave() {
    if ('incoming' in file && file.incoming.length !== 64) void client('package.discard', { incoming: file.incoming });
    if ('path' in file) letOpenedPackageGo(file.path);
    void navigate(paths.exchangeTab('packages'));
  }

  if (preview.isFetching) {
    return <WorkProgress text={t.reading.opening} progress={progress} onCancel={cancel} />;
  }
  if (preview.data === undefined) {
    return (
      <div className="stack">
        <ErrorMessage error={preview.error?.error} onRetry={() => void preview.refetch()} />
        <Panel>
          <PickPackage />
        </Panel>
      </div>
    );
  }
  return (
    <PreviewView
      preview={preview.data}
      file={file}
      onDone={onDone}
      onLeave={leave}
      onAgain={() => void preview.refetch()}
    />
  );
}

/** An upload that is refused goes when another one is picked, or the screen is left. */
function useDiscardRefused(file: PackageFile, isRefused: boolean): void {
  const client = useClient();
  const incoming = 'incoming' in file && file.incoming.length !== 64 && isRefused ? file.incoming : undefined;
  useEffect(() => {
    if (incoming === undefined) return undefined;
    return () => void client('package.discard', { incoming });
  }, [client, incoming]);
}

function useRunning(isRunning: boolean, setRunning: (running: boolean) => void): void {
  useEffect(() => setRunning(isRunning), [isRunning, setRunning]);
}

import { FilesIcon } from '@navikt/aksel-icons';
import { Button } from '@navikt/ds-react/Button';
import { type DragEvent, useRef, useState } from 'react';
import type { MethodOutput } from '#shared/api/contract.ts';
import type { AppError } from '#shared/api/errors.ts';
import type { CollectedPackage, CollectResult } from '#shared/api/methods/exchange/coordinator.ts';
import { useApi, useClient, useCommand } from '../../client/hooks.ts';
import { useLanguage, useText } from '../../i18n/useText.tsx';
import { ErrorMessage, Loading } from '../../ui/ErrorMessage.tsx';
import { Panel } from '../../ui/Page.tsx';
import { uploadPackage } from '../packages/uploadPackage.ts';
import { CollectedTable } from './CollectedTable.tsx';
import { CollectProgress } from './CollectProgress.tsx';
import { CollectResults } from './CollectResults.tsx';
import type { PackageFile } from './types.ts';
import '../../papers/papers.css';

type Preview = MethodOutput<'coordinator.collectPreview'>;

/** `fresh`, and what waits for others of these: the rest brings nothing, or can not be read in. */
const isToRead = ({ state, lacks, fileHash }: CollectedPackage): boolean =>
  fileHash !== null && (state === 'fresh' || (state === 'waiting' && lacks.length === 0));

/** The packages of all municipalities together: chosen, seen through, and read in one after another. */
export function CollectPanel() {
  const t = useText().exchange.coordinator.collect;
  const { language } = useLanguage();
  const client = useClient();
  const folder = useApi('folder.status', {}, { staleTime: 0 });
  const [files, setFiles] = useState<readonly PackageFile[]>([]);
  const [doing, setDoing] = useState<string>();
  const [error, setError] = useState<AppError>();
  const [preview, setPreview] = useState<Preview>();
  const [results, setResults] = useState<{ results: readonly CollectResult[]; stopped: boolean; of: Preview }>();
  const [operation] = useState(() => `collect-${crypto.randomUUID().slice(0, 24)}`);
  const read = useCommand('coordinator.collectImport');

  async function add(picked: readonly File[]): Promise<void> {
    setError(undefined);
    setResults(undefined);
    const added: PackageFile[] = [];
    for (const file of picked) {
      setDoing(t.uploading(file.name));
      const uploaded = await uploadPackage(client, file);
      if (uploaded.ok) added.push({ incoming: uploaded.value });
      else setError(uploaded.error);
    }
    await look([...files, ...added]);
  }

  async function look(next: readonly PackageFile[]): Promise<void> {
    setFiles(next);
    setDoing(t.previewing);
    const answer = await client('coordinator.collectPreview', { files: [...next], language });
    setDoing(undefined);
    if (answer.ok) setPreview(answer.value);
    else setError(answer.error);
  }

  async function readAll(from: Preview): Promise<void> {
    const toRead = from.packages
      .filter(isToRead)
      .flatMap(({ file, fileHash }) => (fileHash === null ? [] : [{ file, fileHash }]));
    const answer = await read.run({ files: toRead, operation });
    if (!answer.ok) return;
    setResults({ ...answer.value, of: from });
    setPreview(undefined);
    setFiles([]);
    void folder.refetch();
    // Whoever stopped goes on where it was, and has nothing to choose anew.
    const left = answer.value.results.flatMap(({ file, outcome }) => (outcome === 'notStarted' ? [file] : []));
    if (left.length > 0) await look(left);
  }

  function remove(file: PackageFile): void {
    if ('incoming' in file && file.incoming.length !== 64) void client('package.discard', { incoming: file.incoming });
    void look(files.filter((each) => each !== file && JSON.stringify(each) !== JSON.stringify(file)));
  }

  const inFolder = (folder.data?.packages ?? []).map(({ path }): PackageFile => ({ path }));
  const toRead = preview?.packages.filter(isToRead).length ?? 0;
  const busy = doing !== undefined || read.busy;
  return (
    <Panel title={t.title}>
      <p className="subtle coordinator-text">{t.lead}</p>
      <Choose
        busy={busy}
        onFiles={(picked) => void add(picked)}
        inFolder={inFolder.length}
        onFolder={() => {
          setResults(undefined);
          void look([...files, ...inFolder]);
        }}
      />
      {doing === undefined ? null : <Loading text={doing} />}
      <ErrorMessage error={error ?? read.error} />
      {read.busy ? <CollectProgress operation={operation} total={toRead} /> : null}
      {preview === undefined || read.busy || doing !== undefined ? null : (
        <>
          <CollectedTable preview={preview} onRemove={remove} />
          {toRead === 0 ? (
            <p>{t.nothing}</p>
          ) : (
            <div>
              <Button size="small" onClick={() => void readAll(preview)}>
                {t.read(toRead)}
              </Button>
            </div>
          )}
        </>
      )}
      {results === undefined ? null : <CollectResults {...results} />}
    </Panel>
  );
}

function Choose(props: {
  busy: boolean;
  onFiles: (files: readonly File[]) => void;
  inFolder: number;
  onFolder: () => void;
}) {
  const t = useText().exchange.coordinator.collect;
  const input = useRef<HTMLInputElement>(null);
  const [over, setOver] = useState(false);
  const take = (list: FileList | null) => {
    const picked = [...(list ?? [])];
    if (picked.length > 0 && !props.busy) props.onFiles(picked);
  };
  return (
    <fieldset
      className="file-drop row"
      aria-label={t.choose}
      data-over={over}
      onDragOver={(event: DragEvent) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event: DragEvent) => {
        event.preventDefault();
        setOver(false);
        take(event.dataTransfer.files);
      }}
    >
      <Button
        size="small"
        variant="secondary"
        icon={<FilesIcon aria-hidden />}
        disabled={props.busy}
        onClick={() => input.current?.click()}
      >
        {t.choose}
      </Button>
      {props.inFolder > 0 ? (
        <Button size="small" variant="secondary" disabled={props.busy} onClick={props.onFolder}>
          {t.fromFolder(props.inFolder)}
        </Button>
      ) : null}
      <span className="subtle">{t.hint}</span>
      <input
        ref={input}
        type="file"
        accept=".dalsam"
        multiple
        hidden
        onChange={(event) => {
          // The list empties with the field.
          const picked = [...(event.target.files ?? [])];
          event.target.value = '';
          if (picked.length > 0 && !props.busy) props.onFiles(picked);
        }}
      />
    </fieldset>
  );
}

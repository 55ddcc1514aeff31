import { type DragEvent, type ReactNode, useState } from 'react';
import { useNavigate } from 'react-router';
import { useText } from '../../i18n/useText.tsx';
import { FilePicker } from '../../papers/FilePicker.tsx';
import { paths } from '../../paths.ts';
import { ErrorMessage } from '../../ui/ErrorMessage.tsx';
import { useUpload } from './useUpload.ts';
import { WorkProgress } from './WorkProgress.tsx';

/** Takes a file that is picked, or dropped anywhere on `children`, and goes on to what it holds. */
export function PickPackage(props: { children?: (picker: ReactNode) => ReactNode }) {
  const t = useText().exchange.packages;
  const navigate = useNavigate();
  const upload = useUpload((id) => void navigate(paths.readPackage({ kind: 'fil', id })));
  const [over, setOver] = useState(false);
  const drop = (event: DragEvent) => {
    setOver(false);
    // Dropped on the picker itself, it was taken there.
    if (event.defaultPrevented) return;
    event.preventDefault();
    const [file] = event.dataTransfer.files;
    if (file && upload.progress === undefined) void upload.send(file);
  };
  const picker = (
    <>
      {upload.progress ? (
        <WorkProgress text={t.reading.uploading} progress={upload.progress} onCancel={upload.cancel} />
      ) : (
        <FilePicker
          accept=".dalsam"
          label={t.reading.file}
          hint={t.reading.fileHint}
          busy={false}
          onFile={(file) => void upload.send(file)}
        />
      )}
      <ErrorMessage error={upload.error} />
    </>
  );
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping is a shortcut for the button in it
    <div
      className="package-drop"
      data-over={over}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      {props.children === undefined ? picker : props.children(picker)}
    </div>
  );
}

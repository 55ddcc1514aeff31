import { Button } from '@navikt/ds-react/Button';
import { useRef, useState } from 'react';
import { useCommand } from '../client/hooks.ts';
import { formatBytes } from '../i18n/format.ts';
import { useText } from '../i18n/useText.tsx';
import { ErrorMessage } from '../ui/ErrorMessage.tsx';
import { Panel } from '../ui/Page.tsx';
import { imageKind, maxImageBytes, toBase64 } from './imageFile.ts';
import { useMayAdminister } from './useMayAdminister.ts';

/** The municipality's coat of arms for the slot on the forms. */
export function CoatOfArmsPanel(props: { coatOfArms: string | null }) {
  const t = useText().screens.settings;
  const save = useCommand('settings.set');
  const mayAdminister = useMayAdminister();
  const input = useRef<HTMLInputElement>(null);
  const [problem, setProblem] = useState('');
  const { coatOfArms } = props;

  async function choose(file: File) {
    setProblem('');
    if (file.size > maxImageBytes) {
      setProblem(t.coatTooLarge(formatBytes(file.size)));
      return;
    }
    const bytes = new Uint8Array(await file.arrayBuffer());
    if (!imageKind(bytes)) {
      setProblem(t.coatWrongType);
      return;
    }
    await save.run({ coatOfArms: toBase64(bytes) });
  }

  return (
    <Panel title={t.coat}>
      <p className="subtle">{t.coatText}</p>
      <div className="row">
        <div className="coat">{coatOfArms ? <img alt={t.coatAlt} src={dataUrl(coatOfArms)} /> : null}</div>
        <div className="stack-s grow">
          {coatOfArms ? null : <p>{t.coatNone}</p>}
          {mayAdminister ? (
            <div className="row">
              <Button size="small" variant="secondary" loading={save.busy} onClick={() => input.current?.click()}>
                {t.coatChoose}
              </Button>
              {coatOfArms ? (
                <Button size="small" variant="tertiary" onClick={() => void save.run({ coatOfArms: null })}>
                  {t.coatRemove}
                </Button>
              ) : null}
            </div>
          ) : null}
        </div>
      </div>
      <input
        ref={input}
        type="file"
        accept="image/png,image/jpeg"
        hidden
        onChange={(event) => {
          const file = event.target.files?.[0];
          event.target.value = '';
          if (file) void choose(file);
        }}
      />
      {problem ? <p role="alert">{problem}</p> : null}
      <ErrorMessage error={save.error} />
    </Panel>
  );
}

function dataUrl(base64: string): string {
  return `data:image/${base64.startsWith('iVBOR') ? 'png' : 'jpeg'};base64,${base64}`;
}

import { Button } from '@navikt/ds-react/Button';
import { Checkbox, CheckboxGroup } from '@navikt/ds-react/Checkbox';
import { TextField } from '@navikt/ds-react/TextField';
import { type FormEvent, useState } from 'react';
import { useApi } from '../client/hooks.ts';
import { useLanguage, useText } from '../i18n/useText.tsx';
import { ErrorMessage } from '../ui/ErrorMessage.tsx';
import { PdfPreview } from '../ui/PdfPreview.tsx';
import { groupsOf, pickTwo, sameGroup } from './recoveryGroups.ts';

/** Shows a recovery key this once: to print, and to type back in part, so that it is known to be on paper. */
export function RecoveryKeyPanel(props: { recoveryKey: string; done: string; onDone: () => void }) {
  const t = useText().vault.recoveryKey;
  const { language } = useLanguage();
  const sheet = useApi('vault.recoverySheet', { recoveryKey: props.recoveryKey, language });
  const groups = groupsOf(props.recoveryKey);
  const [asked] = useState(() => pickTwo(groups.length));
  const [typed, setTyped] = useState<readonly [string, string]>(['', '']);
  const [printed, setPrinted] = useState(false);
  const [tried, setTried] = useState(false);
  const right = asked.map((position, index) => sameGroup(typed[index] ?? '', groups[position] ?? ''));

  function finish(event: FormEvent) {
    event.preventDefault();
    setTried(true);
    if (printed && right.every(Boolean)) props.onDone();
  }

  return (
    <>
      <p>{t.lead}</p>
      <ol className="recovery-key" aria-label={t.shown}>
        {groups.map((group, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a key's groups have no identity but their place, and can be alike
          <li key={index}>
            <span className="recovery-key-number" aria-hidden>
              {index + 1}
            </span>
            {group}
          </li>
        ))}
      </ol>
      <ErrorMessage error={sheet.error?.error} onRetry={() => void sheet.refetch()} />
      {sheet.error ? null : <PdfPreview document={sheet.data} title={t.sheet} />}
      <form autoComplete="off" className="stack" onSubmit={finish} noValidate>
        <h2 className="panel-title">{t.groupsTitle}</h2>
        <div className="row row-end">
          {asked.map((position, index) => (
            <TextField
              size="small"
              key={position}
              label={t.group(position + 1)}
              value={typed[index] ?? ''}
              autoComplete="off"
              spellCheck={false}
              maxLength={20}
              error={tried && !right[index] ? t.wrongGroup : undefined}
              onChange={(event) => {
                const text = event.target.value;
                setTyped(([first, second]) => (index === 0 ? [text, second] : [first, text]));
              }}
            />
          ))}
        </div>
        <CheckboxGroup
          size="small"
          legend={t.printed}
          hideLegend
          value={printed ? ['printed'] : []}
          error={tried && !printed ? t.printedMissing : undefined}
          onChange={(ticked: string[]) => setPrinted(ticked.length > 0)}
        >
          <Checkbox value="printed">{t.printed}</Checkbox>
        </CheckboxGroup>
        <div>
          <Button type="submit">{props.done}</Button>
        </div>
      </form>
    </>
  );
}

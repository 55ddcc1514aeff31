import { Select } from '@navikt/ds-react/Select';
import { useCommand } from '../client/hooks.ts';
import { useText } from '../i18n/useText.tsx';
import { ErrorMessage } from '../ui/ErrorMessage.tsx';
import { Panel } from '../ui/Page.tsx';
import { useMayAdminister } from './useMayAdminister.ts';

const offered = [1, 2, 5, 10, 15, 20, 30, 60];

export function AutoLockPanel(props: { minutes: number }) {
  const t = useText().screens.settings;
  const save = useCommand('settings.set');
  const mayAdminister = useMayAdminister();
  const choices = offered.includes(props.minutes) ? offered : [...offered, props.minutes].sort((a, b) => a - b);
  return (
    <Panel title={t.autoLock}>
      {mayAdminister ? (
        <Select
          size="small"
          label={t.autoLockLabel}
          description={t.autoLockHelp}
          value={props.minutes}
          onChange={(event) => void save.run({ autoLockMinutes: Number(event.target.value) })}
        >
          {choices.map((minutes) => (
            <option key={minutes} value={minutes}>
              {t.minutes(minutes)}
            </option>
          ))}
        </Select>
      ) : (
        <p>{t.autoLockFixed(t.minutes(props.minutes))}</p>
      )}
      <ErrorMessage error={save.error} />
    </Panel>
  );
}

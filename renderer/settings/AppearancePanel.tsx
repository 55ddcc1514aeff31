import { ToggleGroup } from '@navikt/ds-react/ToggleGroup';
import type { Language } from '#shared/text/localText.ts';
import { useCommand } from '../client/hooks.ts';
import { useText } from '../i18n/useText.tsx';
import type { Theme } from '../session/theme.ts';
import { ErrorMessage } from '../ui/ErrorMessage.tsx';
import { Panel } from '../ui/Page.tsx';

const themes = ['system', 'light', 'dark'] as const satisfies readonly Theme[];

export function AppearancePanel(props: { language: Language; theme: Theme }) {
  const t = useText().screens;
  const save = useCommand('settings.set');
  return (
    <Panel title={t.settings.appearance}>
      <ToggleGroup
        size="small"
        label={t.forms.language}
        value={props.language}
        onChange={(value) => void save.run({ language: value === 'nn' ? 'nn' : 'nb' })}
      >
        <ToggleGroup.Item value="nb">Bokmål</ToggleGroup.Item>
        <ToggleGroup.Item value="nn">Nynorsk</ToggleGroup.Item>
      </ToggleGroup>
      <ToggleGroup
        size="small"
        label={t.settings.theme}
        value={props.theme}
        onChange={(value) => {
          const theme = themes.find((known) => known === value);
          if (theme) void save.run({ theme });
        }}
      >
        {themes.map((theme) => (
          <ToggleGroup.Item key={theme} value={theme}>
            {t.settings.themes[theme]}
          </ToggleGroup.Item>
        ))}
      </ToggleGroup>
      <ErrorMessage error={save.error} />
    </Panel>
  );
}

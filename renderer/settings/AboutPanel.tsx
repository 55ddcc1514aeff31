import { useApi } from '../client/hooks.ts';
import { useText } from '../i18n/useText.tsx';
import { useVault } from '../session/session.tsx';
import { QueryState } from '../ui/ErrorMessage.tsx';
import { Facts } from '../ui/Facts.tsx';
import { Panel } from '../ui/Page.tsx';

export function AboutPanel() {
  const t = useText().screens.settings;
  const vault = useVault();
  const info = useApi('app.info', {});
  return (
    <Panel title={t.about}>
      <QueryState query={info}>
        {(app) => (
          <Facts
            facts={[
              { label: t.version, value: app.version },
              { label: t.host, value: t.hosts[app.host] },
              { label: t.runtime, value: app.runtime },
              { label: t.directory, value: vault.directory },
            ]}
          />
        )}
      </QueryState>
    </Panel>
  );
}

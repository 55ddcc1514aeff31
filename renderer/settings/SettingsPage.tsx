import { BenefitSettingsPanel } from '../benefits/BenefitSettingsPanel.tsx';
import { useApi } from '../client/hooks.ts';
import { useText } from '../i18n/useText.tsx';
import { useVault } from '../session/session.tsx';
import { GrantSettingsPanel } from '../stateGrants/GrantSettingsPanel.tsx';
import { QueryState } from '../ui/ErrorMessage.tsx';
import { Page } from '../ui/Page.tsx';
import { AboutPanel } from './AboutPanel.tsx';
import { AppearancePanel } from './AppearancePanel.tsx';
import { AutoLockPanel } from './AutoLockPanel.tsx';
import { BackupsPanel } from './BackupsPanel.tsx';
import { CoatOfArmsPanel } from './CoatOfArmsPanel.tsx';
import { PassphrasePanel } from './PassphrasePanel.tsx';
import { RecoveryKeyPanel } from './RecoveryKeySettings.tsx';
import { UsersPanel } from './UsersPanel.tsx';

/** One's own settings first, then those of the whole vault. */
export function SettingsPage() {
  const t = useText();
  const { role } = useVault().user;
  const settings = useApi('settings.get', {});
  return (
    <Page title={t.shell.settings}>
      <QueryState query={settings}>
        {(values) => (
          <div className="settings">
            <AppearancePanel language={values.language} theme={values.theme} />
            <AutoLockPanel minutes={values.autoLockMinutes} />
            <PassphrasePanel />
            <RecoveryKeyPanel />
            <UsersPanel />
            <BackupsPanel />
            {role === 'coordinator' ? <BenefitSettingsPanel /> : null}
            {role === 'coordinator' ? <GrantSettingsPanel /> : null}
            <CoatOfArmsPanel coatOfArms={values.coatOfArms} />
            <AboutPanel />
          </div>
        )}
      </QueryState>
    </Page>
  );
}

import { nb as akselNb, nn as akselNn } from '@navikt/ds-react/locales';
import { Provider } from '@navikt/ds-react/Provider';
import { useEffect, useState } from 'react';
import { RouterProvider } from 'react-router/dom';
import { municipalityByNumber } from '#shared/municipalities.ts';
import type { Language } from '#shared/text/localText.ts';
import { useApi } from './client/hooks.ts';
import { LanguageProvider } from './i18n/useText.tsx';
import { router } from './routes.tsx';
import { OpenVaultProvider, SessionProvider, useSession } from './session/session.tsx';
import { type Theme, useTheme } from './session/theme.ts';
import { ErrorMessage, Loading } from './ui/ErrorMessage.tsx';
import { VaultGate } from './vault/VaultGate.tsx';

/** Before the lock: first run, unlocking, restoring. Behind it: the screens, at the address where one left them. */
export function App() {
  return (
    <SessionProvider>
      <Localised />
    </SessionProvider>
  );
}

function Localised() {
  const { status } = useSession();
  const open = status.data?.state === 'open';
  const settings = useApi('settings.get', {}, { enabled: open });
  const [chosen, setChosen] = useState<Language>();
  const [theme, setTheme] = useState<Theme>('system');
  useTheme(theme);

  // The chosen language is the user's own setting, known once unlocked; before that, the municipality's form.
  const municipality = status.data && 'municipality' in status.data ? status.data.municipality : undefined;
  const ofMunicipality = municipality && municipalityByNumber(municipality)?.language === 'nn' ? 'nn' : 'nb';
  const language = (open ? settings.data?.language : undefined) ?? chosen ?? ofMunicipality;
  const saved = settings.data;
  useEffect(() => {
    if (!saved) return;
    // The lock screen keeps to them too.
    setChosen(saved.language);
    setTheme(saved.theme);
  }, [saved]);

  return (
    <LanguageProvider language={language} setLanguage={setChosen}>
      <Provider locale={language === 'nn' ? akselNn : akselNb}>
        <Gate settingsKnown={settings.data !== undefined || settings.isError} />
      </Provider>
    </LanguageProvider>
  );
}

function Gate(props: { settingsKnown: boolean }) {
  const { status } = useSession();
  const [welcoming, setWelcoming] = useState(false);
  if (!status.data) {
    return status.error ? (
      <div className="page page-narrow">
        <ErrorMessage error={status.error.error} onRetry={() => void status.refetch()} />
      </div>
    ) : (
      <div className="page page-narrow">
        <Loading />
      </div>
    );
  }
  // The recovery key is shown after the vault has been opened: the first-run screens stay until they are done.
  if (status.data.state !== 'open' || welcoming) {
    return <VaultGate status={status.data} onWelcoming={setWelcoming} />;
  }
  if (!props.settingsKnown) return null;
  return (
    <OpenVaultProvider key={status.data.user.id} vault={status.data}>
      <RouterProvider router={router} />
    </OpenVaultProvider>
  );
}

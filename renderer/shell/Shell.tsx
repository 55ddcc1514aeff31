import {
  BankNoteIcon,
  BriefcaseIcon,
  Buildings3Icon,
  CalculatorIcon,
  CogIcon,
  FileTextIcon,
  HouseIcon,
  MagnifyingGlassIcon,
  PadlockLockedIcon,
  PersonGroupIcon,
  TasklistIcon,
  WalletIcon,
} from '@navikt/aksel-icons';
import { Button } from '@navikt/ds-react/Button';
import { useState } from 'react';
import { Outlet } from 'react-router';
import { municipalityByNumber } from '#shared/municipalities.ts';
import { useGoToOpenedPackage } from '../exchange/packages/openedPackage.ts';
import { useText } from '../i18n/useText.tsx';
import { CommandPalette } from '../palette/CommandPalette.tsx';
import { paths } from '../paths.ts';
import { useSession, useVault } from '../session/session.tsx';
import { useIdleLock } from '../session/useIdleLock.ts';
import { useHotkey } from '../ui/hotkeys.ts';
import { ConnectionBanner } from './ConnectionBanner.tsx';
import { DemoBanner } from './DemoBanner.tsx';
import { ExchangePlace } from './ExchangePlace.tsx';
import { Place } from './Place.tsx';

/** The frame of every screen behind the lock: navigation to the left, the screen to the right. */
export function Shell() {
  const t = useText();
  const { lock } = useSession();
  const vault = useVault();
  const [paletteOpen, setPaletteOpen] = useState(false);
  const [locking, setLocking] = useState(false);
  const secondsLeft = useIdleLock(vault.autoLockMinutes, lock);

  const lockNow = () => {
    setLocking(true);
    void lock('byUser').finally(() => setLocking(false));
  };
  useGoToOpenedPackage();
  useHotkey('mod+k', () => setPaletteOpen(true));
  useHotkey('mod+l', lockNow);
  useHotkey('mod+shift+l', lockNow);

  return (
    <div className="shell">
      <button type="button" className="skip-link" onClick={() => document.getElementById('content')?.focus()}>
        {t.common.skipToContent}
      </button>
      <nav className="shell-nav" aria-label={t.shell.navigation}>
        <div className="shell-brand">
          <span className="shell-brand-name">{t.common.appName}</span>
          <span className="shell-brand-place">{municipalityByNumber(vault.municipality)?.name}</span>
        </div>
        <button
          type="button"
          className="shell-link shell-search"
          title={t.shell.search}
          onClick={() => setPaletteOpen(true)}
        >
          <MagnifyingGlassIcon aria-hidden />
          <span className="shell-link-text">{t.shell.search}</span>
          <span className="shell-link-hint">Ctrl + K</span>
        </button>
        <ul className="shell-links">
          <Place to={paths.overview} icon={<HouseIcon aria-hidden />} name={t.shell.overview} end />
          <Place to={paths.people} icon={<PersonGroupIcon aria-hidden />} name={t.shell.people} />
          <Place to={paths.contracts} icon={<BriefcaseIcon aria-hidden />} name={t.shell.contracts} />
          <Place to={paths.employers} icon={<Buildings3Icon aria-hidden />} name={t.shell.employers} />
          <Place to={paths.forms} icon={<FileTextIcon aria-hidden />} name={t.shell.forms} />
          <Place to={paths.payroll} icon={<WalletIcon aria-hidden />} name={t.benefits.title} />
          <Place to={paths.stateGrants} icon={<BankNoteIcon aria-hidden />} name={t.shell.stateGrants} />
          <ExchangePlace />
          <Place to={paths.rates} icon={<CalculatorIcon aria-hidden />} name={t.rates.title} />
          <Place to={paths.settings} icon={<CogIcon aria-hidden />} name={t.shell.settings} />
          {vault.user.role === 'reader' ? null : (
            <Place to={paths.log} icon={<TasklistIcon aria-hidden />} name={t.shell.log} />
          )}
        </ul>
        <div className="shell-foot">
          <div className="shell-user">
            {vault.user.name}
            <span className="shell-user-role">{t.shell.roles[vault.user.role]}</span>
          </div>
          <button type="button" className="shell-link" title={t.shell.lock} disabled={locking} onClick={lockNow}>
            <PadlockLockedIcon aria-hidden />
            <span className="shell-link-text">{locking ? t.shell.locking : t.shell.lock}</span>
            <span className="shell-link-hint">{t.shell.lockHint}</span>
          </button>
        </div>
      </nav>
      <div className="shell-main">
        <ConnectionBanner />
        {vault.demo ? <DemoBanner /> : null}
        {secondsLeft === undefined ? null : (
          <aside className="shell-banner" aria-label={t.shell.stayOpen}>
            <span role="status">{t.shell.lockSoon(secondsLeft)}</span>
            <Button size="xsmall" variant="secondary" data-color="neutral">
              {t.shell.stayOpen}
            </Button>
          </aside>
        )}
        <main className="shell-scroll" id="content" tabIndex={-1}>
          <Outlet />
        </main>
      </div>
      <CommandPalette open={paletteOpen} onClose={() => setPaletteOpen(false)} onLock={lockNow} />
    </div>
  );
}

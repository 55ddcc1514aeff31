import {
  ArchiveIcon,
  BriefcaseIcon,
  Buildings3Icon,
  CogIcon,
  FileTextIcon,
  HouseIcon,
  MoonIcon,
  PadlockLockedIcon,
  PersonGroupIcon,
  PersonPlusIcon,
  SunIcon,
  TasklistIcon,
} from '@navikt/aksel-icons';
import type { ReactNode } from 'react';
import { useNavigate } from 'react-router';
import { useCommand } from '../client/hooks.ts';
import { useText } from '../i18n/useText.tsx';
import { paths } from '../paths.ts';
import { useMayWrite } from '../session/session.tsx';

export interface PaletteItem {
  readonly id: string;
  readonly name: string;
  readonly note?: string;
  readonly icon: ReactNode;
  readonly run: () => void;
}

/** What the palette offers besides people: every screen, and what can be done from anywhere. */
export function usePaletteCommands(onLock: () => void): { places: PaletteItem[]; actions: PaletteItem[] } {
  const t = useText();
  const navigate = useNavigate();
  const mayWrite = useMayWrite();
  const settings = useCommand('settings.set');
  const backup = useCommand('backup.create');
  const place = (id: string, name: string, icon: ReactNode, to: string): PaletteItem => ({
    id,
    name,
    icon,
    run: () => void navigate(to),
  });
  return {
    places: [
      place('overview', t.shell.overview, <HouseIcon aria-hidden />, paths.overview),
      place('people', t.shell.people, <PersonGroupIcon aria-hidden />, paths.people),
      place('contracts', t.shell.contracts, <BriefcaseIcon aria-hidden />, paths.contracts),
      place('employers', t.shell.employers, <Buildings3Icon aria-hidden />, paths.employers),
      place('forms', t.shell.forms, <FileTextIcon aria-hidden />, paths.forms),
      place('settings', t.shell.settings, <CogIcon aria-hidden />, paths.settings),
      ...(mayWrite ? [place('log', t.shell.log, <TasklistIcon aria-hidden />, paths.log)] : []),
    ],
    actions: [
      ...(mayWrite
        ? [place('register', t.shell.palette.registerPerson, <PersonPlusIcon aria-hidden />, paths.newPerson)]
        : []),
      {
        id: 'lock',
        name: t.shell.palette.lockNow,
        note: t.shell.lockHint,
        icon: <PadlockLockedIcon aria-hidden />,
        run: onLock,
      },
      {
        id: 'light',
        name: t.shell.palette.themeLight,
        icon: <SunIcon aria-hidden />,
        run: () => void settings.run({ theme: 'light' }),
      },
      {
        id: 'dark',
        name: t.shell.palette.themeDark,
        icon: <MoonIcon aria-hidden />,
        run: () => void settings.run({ theme: 'dark' }),
      },
      {
        id: 'backup',
        name: t.shell.palette.backupNow,
        icon: <ArchiveIcon aria-hidden />,
        run: () => {
          void backup.run({});
          void navigate(paths.settings);
        },
      },
    ],
  };
}

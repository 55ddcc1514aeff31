import { useState } from 'react';
import type { VaultStatus } from '#shared/api/methods/vault.ts';
import { useSession } from '../session/session.tsx';
import { CreateVault } from './CreateVault.tsx';
import { DemoVault } from './DemoVault.tsx';
import type { GateScreen } from './gateScreen.ts';
import { Recover } from './Recover.tsx';
import { Restore } from './Restore.tsx';
import { Unlock } from './Unlock.tsx';
import { Welcome } from './Welcome.tsx';

/**
 * What one meets before the vault is open. `onWelcoming` keeps these screens up although the vault is open already,
 * for what is shown only once (the recovery key, the demo passphrase).
 */
export function VaultGate(props: { status: VaultStatus; onWelcoming: (welcoming: boolean) => void }) {
  const { status, onWelcoming } = props;
  const { setRestored, restored } = useSession();
  const [screen, setScreen] = useState<GateScreen>('start');
  const toStart = () => setScreen('start');

  if (screen === 'create') return <CreateVault onBack={toStart} onWelcoming={onWelcoming} />;
  if (screen === 'demo') return <DemoVault onBack={toStart} onWelcoming={onWelcoming} />;
  if (screen === 'recover') return <Recover onBack={toStart} onRestore={() => setScreen('restore')} />;
  if (screen === 'restore' || status.state === 'damaged') {
    return (
      <Restore
        {...(status.state === 'damaged' ? { problem: status.problem } : {})}
        {...(status.state === 'damaged' ? {} : { onBack: toStart })}
        onDone={(next) => {
          setRestored(next);
          toStart();
        }}
      />
    );
  }
  if (status.state === 'locked') return <Unlock status={status} restored={restored} onScreen={setScreen} />;
  return <Welcome directory={status.directory} onScreen={setScreen} />;
}

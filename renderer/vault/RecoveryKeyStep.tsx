import { useText } from '../i18n/useText.tsx';
import { GateFrame } from './GateFrame.tsx';
import { RecoveryKeyPanel } from './RecoveryKeyPanel.tsx';

export function RecoveryKeyStep(props: { recoveryKey: string; onDone: () => void }) {
  const t = useText().vault;
  return (
    <GateFrame title={t.recoveryKey.title} wide>
      <p className="subtle">
        {t.create.step(3, 3)}: {t.create.steps[2]}
      </p>
      <RecoveryKeyPanel recoveryKey={props.recoveryKey} done={t.recoveryKey.done} onDone={props.onDone} />
    </GateFrame>
  );
}

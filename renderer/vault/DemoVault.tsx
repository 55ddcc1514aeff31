import { Button } from '@navikt/ds-react/Button';
import { useEffect, useRef, useState } from 'react';
import { useCommand } from '../client/hooks.ts';
import { useText } from '../i18n/useText.tsx';
import { useSession } from '../session/session.tsx';
import { ErrorMessage, Loading } from '../ui/ErrorMessage.tsx';
import { GateFrame } from './GateFrame.tsx';

/** Makes the demo vault at once, and shows the passphrase that it will be locked with. */
export function DemoVault(props: { onBack: () => void; onWelcoming: (welcoming: boolean) => void }) {
  const t = useText();
  const { setStatus } = useSession();
  const { run, error } = useCommand('vault.createDemo');
  const [passphrase, setPassphrase] = useState<string>();
  const started = useRef(false);
  const { onWelcoming } = props;

  useEffect(() => {
    if (started.current) return;
    started.current = true;
    onWelcoming(true);
    void run({}).then((answer) => {
      if (answer.ok) {
        setPassphrase(answer.value.passphrase);
        setStatus(answer.value.status);
      } else {
        onWelcoming(false);
      }
    });
  }, [run, setStatus, onWelcoming]);

  return (
    <GateFrame title={passphrase ? t.vault.demo.title : t.vault.welcome.demo}>
      {passphrase ? (
        <>
          <p>{t.vault.demo.lead}</p>
          <p className="secret">{passphrase}</p>
          <p className="subtle">{t.common.demoExplained}</p>
          <div>
            <Button autoFocus onClick={() => onWelcoming(false)}>
              {t.vault.demo.open}
            </Button>
          </div>
        </>
      ) : error ? (
        <>
          <ErrorMessage error={error} />
          <div>
            <Button variant="secondary" onClick={props.onBack}>
              {t.common.back}
            </Button>
          </div>
        </>
      ) : (
        <Loading text={t.vault.demo.making} />
      )}
    </GateFrame>
  );
}

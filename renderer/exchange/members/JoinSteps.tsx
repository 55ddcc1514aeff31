import { CheckmarkCircleFillIcon, DownloadIcon } from '@navikt/aksel-icons';
import { Button } from '@navikt/ds-react/Button';
import type { ReactNode } from 'react';
import { useText } from '../../i18n/useText.tsx';
import { useMayWrite } from '../../session/session.tsx';
import { ErrorMessage } from '../../ui/ErrorMessage.tsx';
import { Panel } from '../../ui/Page.tsx';
import { Fingerprint } from './Fingerprint.tsx';
import { ReadList } from './ReadList.tsx';
import { useCard } from './useCard.ts';
import type { Installation } from './useInstallation.ts';

/** From new keys to a place on the list: what this end does, in order, and what the coordinator does meanwhile. */
export function JoinSteps({ state, own }: { state: Installation; own: NonNullable<Installation['installation']> }) {
  const t = useText().exchange.members;
  const card = useCard();
  const mayWrite = useMayWrite();
  return (
    <Panel title={t.joinTitle}>
      <p>{t.joinLead}</p>
      <ol className="member-steps">
        <Step title={t.steps.keys} done>
          {null}
        </Step>
        <Step title={t.steps.card} done={card.saved !== undefined}>
          <p>{t.steps.cardText}</p>
          <div>
            <Button
              size="small"
              icon={<DownloadIcon aria-hidden />}
              variant={card.saved === undefined ? 'primary' : 'secondary'}
              loading={card.busy}
              onClick={() => void card.save()}
            >
              {t.saveCard}
            </Button>
          </div>
          <ErrorMessage error={card.error} />
        </Step>
        <Step title={t.steps.words}>
          <p>{t.steps.wordsText}</p>
          <Fingerprint label={t.ownWords} fingerprint={own.fingerprint} />
        </Step>
        <Step title={t.steps.list}>
          <p>{state.standing === 'notListed' ? t.steps.listTextAgain : t.steps.listText}</p>
          {mayWrite ? <ReadList /> : null}
        </Step>
      </ol>
    </Panel>
  );
}

function Step({ title, done = false, children }: { title: string; done?: boolean; children: ReactNode }) {
  const t = useText().exchange.members;
  return (
    <li className="member-step" data-done={done}>
      <div className="stack-s">
        <h3 className="member-subtitle">
          {title}
          {done ? <CheckmarkCircleFillIcon title={t.done} className="member-check" /> : null}
        </h3>
        {children}
      </div>
    </li>
  );
}

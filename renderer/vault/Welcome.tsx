import { ArchiveIcon, KeyHorizontalIcon, TestFlaskIcon } from '@navikt/aksel-icons';
import type { ReactNode } from 'react';
import { useApi } from '../client/hooks.ts';
import { useText } from '../i18n/useText.tsx';
import { GateFrame } from './GateFrame.tsx';
import type { GateScreen } from './gateScreen.ts';

export function Welcome(props: { directory: string; onScreen: (screen: GateScreen) => void }) {
  const t = useText().vault.welcome;
  const backups = useApi('backup.list', {});
  return (
    <GateFrame title={t.title} foot={`${t.directory}: ${props.directory}`}>
      <p>{t.lead}</p>
      <div className="choices">
        <Choice
          icon={<KeyHorizontalIcon aria-hidden />}
          title={t.start}
          text={t.startText}
          onClick={() => props.onScreen('create')}
        />
        <Choice
          icon={<TestFlaskIcon aria-hidden />}
          title={t.demo}
          text={t.demoText}
          onClick={() => props.onScreen('demo')}
        />
        {backups.data && backups.data.backups.length > 0 ? (
          <Choice
            icon={<ArchiveIcon aria-hidden />}
            title={t.restore}
            text={t.restoreText}
            onClick={() => props.onScreen('restore')}
          />
        ) : null}
      </div>
    </GateFrame>
  );
}

function Choice(props: { icon: ReactNode; title: string; text: string; onClick: () => void }) {
  return (
    <button type="button" className="choice" onClick={props.onClick}>
      {props.icon}
      <span>
        <span className="choice-title">{props.title}</span>
        {props.text}
      </span>
    </button>
  );
}

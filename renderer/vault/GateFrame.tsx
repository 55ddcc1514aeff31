import { ToggleGroup } from '@navikt/ds-react/ToggleGroup';
import { type ReactNode, useEffect, useRef } from 'react';
import { languages } from '#shared/text/localText.ts';
import { useLanguage, useText } from '../i18n/useText.tsx';
import { ConnectionBanner } from '../shell/ConnectionBanner.tsx';

/** The frame of what stands before the lock: one card, and the choice of language. */
export function GateFrame(props: { title: string; wide?: boolean; foot?: string; children: ReactNode }) {
  const t = useText();
  const { language, setLanguage } = useLanguage();
  const heading = useRef<HTMLHeadingElement>(null);
  const { title } = props;
  useEffect(() => {
    document.title = `${title} – Dalsam`;
    if (document.activeElement === document.body) heading.current?.focus();
  }, [title]);
  return (
    <div className="gate">
      <header>
        <ConnectionBanner />
        <div className="gate-top">
          <span className="gate-brand">
            <img src="./icon.svg" alt="" />
            {t.common.appName}
          </span>
          <ToggleGroup
            size="small"
            aria-label={t.screens.forms.language}
            value={language}
            onChange={(value) => {
              const chosen = languages.find((known) => known === value);
              if (chosen) setLanguage(chosen);
            }}
          >
            <ToggleGroup.Item value="nb">Bokmål</ToggleGroup.Item>
            <ToggleGroup.Item value="nn">Nynorsk</ToggleGroup.Item>
          </ToggleGroup>
        </div>
      </header>
      <main className={props.wide ? 'gate-body gate-body-wide' : 'gate-body'}>
        <div className="gate-card">
          <h1 className="gate-title" ref={heading} tabIndex={-1}>
            {title}
          </h1>
          {props.children}
        </div>
      </main>
      {props.foot ? <footer className="gate-foot">{props.foot}</footer> : null}
    </div>
  );
}

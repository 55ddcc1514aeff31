import { ShieldLockIcon } from '@navikt/aksel-icons';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { useText } from '../i18n/useText.tsx';

/** A short list of links, each one line high and easy to hit. */
export function EntryList(props: { children: ReactNode }) {
  return <ul className="entry-list">{props.children}</ul>;
}

export function Entry(props: { to: string; name: string; note: string; side: string; isProtected?: boolean }) {
  const t = useText().people;
  return (
    <li>
      <Link className="entry" to={props.to}>
        <span>
          <span className="entry-name">
            {props.isProtected ? <ShieldLockIcon title={t.protectedAddress} /> : null} {props.name}
          </span>
          {props.note ? <span className="entry-note"> · {props.note}</span> : null}
        </span>
        <span className="entry-side">{props.side}</span>
      </Link>
    </li>
  );
}

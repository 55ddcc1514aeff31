import type { ReactNode } from 'react';
import { useText } from '../i18n/useText.tsx';

export interface Fact {
  readonly label: string;
  /** Empty = "Ikke registrert". */
  readonly value: ReactNode;
}

/** Labels and values to read, in the order given. */
export function Facts(props: { facts: readonly Fact[]; hideMissing?: boolean }) {
  const t = useText();
  const isMissing = (value: ReactNode) => value === null || value === undefined || value === '' || value === false;
  return (
    <dl className="facts">
      {props.facts
        .filter((fact) => !(props.hideMissing && isMissing(fact.value)))
        .map((fact) => (
          <div key={fact.label} style={{ display: 'contents' }}>
            <dt>{fact.label}</dt>
            <dd className={isMissing(fact.value) ? 'missing' : ''}>
              {isMissing(fact.value) ? t.common.notRecorded : fact.value}
            </dd>
          </div>
        ))}
    </dl>
  );
}

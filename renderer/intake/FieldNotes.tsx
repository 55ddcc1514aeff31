import { InlineMessage } from '@navikt/ds-react/InlineMessage';
import type { ReactNode } from 'react';
import type { Scalar } from '#shared/forms/form.ts';
import { useCatalogue } from '../i18n/useText.tsx';
import { intakeTexts } from './texts.ts';

export interface Note {
  readonly id: string;
  readonly text: ReactNode;
}

/** What stands under a field: warnings, which stop nothing, and what the version before had. */
export function FieldNotes(props: {
  id: string;
  warnings: readonly string[];
  /** Undefined: unchanged, or there is no version before. */
  before: Scalar | undefined;
  display: (value: Scalar) => string;
}) {
  const t = useCatalogue(intakeTexts);
  return (
    <div className="intake-notes" id={props.id} aria-live="polite">
      {props.warnings.map((warning) => (
        <InlineMessage key={warning} status="warning" size="small">
          {warning}
        </InlineMessage>
      ))}
      {props.before === undefined ? null : (
        <p className="intake-before">
          {t.changedFrom(props.before === null ? t.wasEmpty : props.display(props.before))}
        </p>
      )}
    </div>
  );
}

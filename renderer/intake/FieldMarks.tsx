import { ReadMore } from '@navikt/ds-react/ReadMore';
import type { ReactNode } from 'react';
import type { Field, Scalar } from '#shared/forms/form.ts';
import { useCatalogue, useLocal } from '../i18n/useText.tsx';
import { FieldHistory } from './FieldHistory.tsx';
import { GuidelineMark } from './GuidelineMark.tsx';
import { useIntake } from './IntakeContext.ts';
import { intakeTexts } from './texts.ts';

/** Longer help is folded away: the label must stay close to its input. */
const shortHelp = 130;

/** The guidelines' mark, and the history of a field (a table's cells have theirs under the person's history). */
export function FieldMarks(props: { field: Field; label: string; display?: (value: Scalar) => string }) {
  const { draft } = useIntake();
  const { field } = props;
  return (
    <div className="intake-marks">
      {field.guideline ? <GuidelineMark reference={field.guideline} label={props.label} path={field.key} /> : null}
      {props.display ? (
        <FieldHistory formId={draft.formId} path={field.key} label={props.label} display={props.display} />
      ) : null}
    </div>
  );
}

/** The field's help, or undefined: an empty description would leave a gap. */
export function useHelp(field: Field): ReactNode {
  const t = useCatalogue(intakeTexts);
  const write = useLocal();
  if (!field.help) return undefined;
  const help = write(field.help);
  if (help.length <= shortHelp) return help;
  return (
    <ReadMore header={t.help} size="small">
      {help}
    </ReadMore>
  );
}

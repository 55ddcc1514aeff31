import { memo, useId, useRef } from 'react';
import type { Field, Scalar, ScalarField } from '#shared/forms/form.ts';
import { useLanguage, useLocal } from '../i18n/useText.tsx';
import { domId } from './domId.ts';
import { FieldMarks, useHelp } from './FieldMarks.tsx';
import { FieldNotes } from './FieldNotes.tsx';
import type { FieldWidth } from './fieldWidths.ts';
import { useIntake, useValue } from './IntakeContext.ts';
import { ScalarInput } from './inputs/ScalarInput.tsx';
import { KeptNumber } from './KeptNumber.tsx';
import { readableValue } from './readableValue.ts';
import { TableView } from './TableView.tsx';
import { TakenNumber } from './TakenNumber.tsx';
import { useTypingIn } from './useFocus.ts';
import { useFieldWarnings } from './warnings.ts';

/** One field of the form, with its heading, help, marks and notes. */
export const FieldView = memo(function FieldView(props: { field: Field; width: FieldWidth }) {
  const write = useLocal();
  const { field } = props;
  return (
    <>
      {field.heading ? <h3 className="intake-subheading">{write(field.heading)}</h3> : null}
      <div className="intake-field" data-path={field.key} data-width={props.width}>
        {field.type === 'table' ? <TableView table={field} /> : <ScalarFieldView field={field} />}
      </div>
    </>
  );
});

function ScalarFieldView({ field }: { field: ScalarField }) {
  const write = useLocal();
  const { language } = useLanguage();
  const { draft, before } = useIntake();
  const value = useValue(field.key);
  const notesId = useId();
  const control = useRef<HTMLDivElement>(null);
  const typing = useTypingIn(control, domId(field.key));
  const { texts, failing } = useFieldWarnings(field.key, typing);
  const label = write(field.label);
  const display = (shown: Scalar) => readableValue(field, shown, language);
  const help = useHelp(field);
  const isNumber = field.type === 'nationalId' || field.type === 'dufNumber';
  return (
    <>
      <div className="intake-control" ref={control}>
        <ScalarInput
          field={field}
          id={domId(field.key)}
          label={label}
          value={value}
          onChange={(next) => draft.set(field.key, next)}
          description={help}
          describedBy={notesId}
        />
        <FieldNotes id={notesId} warnings={texts} before={before.get(field.key)} display={display} />
        {isNumber ? <KeptNumber path={field.key} failing={failing} /> : null}
        {isNumber ? <TakenNumber path={field.key} settled={!typing} /> : null}
      </div>
      <FieldMarks field={field} label={label} display={display} />
    </>
  );
}

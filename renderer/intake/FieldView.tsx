import { memo, useId, useRef } from 'react';
import { displayValue } from '#shared/forms/display.ts';
import type { Field, Scalar, ScalarField } from '#shared/forms/form.ts';
import { useLanguage, useLocal } from '../i18n/useText.tsx';
import { domId } from './domId.ts';
import { FieldMarks, useHelp } from './FieldMarks.tsx';
import { FieldNotes } from './FieldNotes.tsx';
import { useIntake, useValue } from './IntakeContext.ts';
import { ScalarInput } from './inputs/ScalarInput.tsx';
import { KeptNumber } from './KeptNumber.tsx';
import { TableView } from './TableView.tsx';
import { TakenNumber } from './TakenNumber.tsx';
import { useFocusInside } from './useFocus.ts';
import { useFieldWarnings } from './warnings.ts';

/** One field of the form, with its heading, help, marks and notes. */
export const FieldView = memo(function FieldView(props: { field: Field }) {
  const write = useLocal();
  const { field } = props;
  return (
    <>
      {field.heading ? <h3 className="intake-subheading">{write(field.heading)}</h3> : null}
      <div className="intake-field" data-path={field.key} data-width={widthOf(field)}>
        {field.type === 'table' ? <TableView table={field} /> : <ScalarFieldView field={field} />}
      </div>
    </>
  );
});

/** Types whose answers are short: two of them stand side by side, also where the paper gives each a line. */
const short: ReadonlySet<Field['type']> = new Set([
  'nationalId',
  'dufNumber',
  'phone',
  'date',
  'partialDate',
  'number',
]);

function widthOf(field: Field): string {
  if (field.type === 'longText' || field.type === 'table') return 'full';
  return field.print?.width === undefined || field.print.width === 'full'
    ? short.has(field.type)
      ? 'half'
      : 'full'
    : field.print.width;
}

function ScalarFieldView({ field }: { field: ScalarField }) {
  const write = useLocal();
  const { language } = useLanguage();
  const { draft, before } = useIntake();
  const value = useValue(field.key);
  const notesId = useId();
  const control = useRef<HTMLDivElement>(null);
  const inside = useFocusInside(control);
  const { texts, failing } = useFieldWarnings(field.key, inside);
  const label = write(field.label);
  const display = (shown: Scalar) => displayValue(field, shown, language);
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
        {isNumber ? <TakenNumber path={field.key} settled={!inside} /> : null}
      </div>
      <FieldMarks field={field} label={label} display={display} />
    </>
  );
}

import { TrashIcon } from '@navikt/aksel-icons';
import { Button } from '@navikt/ds-react/Button';
import { InlineMessage } from '@navikt/ds-react/InlineMessage';
import { memo, useId } from 'react';
import { displayValue } from '#shared/forms/display.ts';
import type { Column, TableField } from '#shared/forms/form.ts';
import { cellPath } from '#shared/forms/paths.ts';
import type { Row } from '#shared/forms/rows.ts';
import { useCatalogue, useLanguage, useLocal } from '../i18n/useText.tsx';
import { domId } from './domId.ts';
import { useIntake, useValue } from './IntakeContext.ts';
import { ScalarInput } from './inputs/ScalarInput.tsx';
import { intakeTexts } from './texts.ts';

/** One row to type in. Its warnings stand in a row of their own below it, where there is room for a sentence. */
export const TableRow = memo(TypedRow, (before, after) => {
  return before.row === after.row && before.number === after.number && before.warnings.join() === after.warnings.join();
});

function TypedRow(props: {
  table: TableField;
  row: Row;
  number: number;
  warnings: readonly string[];
  onRemove: () => void;
}) {
  const t = useCatalogue(intakeTexts).table;
  const write = useLocal();
  const { table, row } = props;
  const notesId = useId();
  const name = row.preset ? write(row.preset) : `${write(table.rowName)} ${props.number}`;
  const namesItself = table.presetRows?.some(({ id, namesItself }) => id === row.id && namesItself) ?? false;
  const width = table.columns.length + (table.presetRows ? 1 : 0) + 1;
  return (
    <>
      <tr data-row={row.id}>
        {table.presetRows ? (
          <th scope="row" className="intake-row-name">
            {row.preset ? name : ''}
          </th>
        ) : null}
        {table.columns.map((column, index) =>
          index === 0 && namesItself ? (
            <td key={column.key} className="intake-td-none" />
          ) : (
            <Cell key={column.key} table={table} row={row.id} column={column} rowName={name} notesId={notesId} />
          ),
        )}
        <td className="intake-td-tools">
          {row.preset ? null : (
            <Button
              type="button"
              size="small"
              variant="tertiary"
              data-color="neutral"
              icon={<TrashIcon title={t.removeRow(write(table.rowName), props.number)} />}
              onClick={props.onRemove}
            />
          )}
        </td>
      </tr>
      <tr className="intake-row-notes" hidden={props.warnings.length === 0}>
        <td colSpan={width} id={notesId} aria-live="polite">
          {props.warnings.map((warning) => (
            <InlineMessage key={warning} status="warning" size="small">
              {warning}
            </InlineMessage>
          ))}
        </td>
      </tr>
    </>
  );
}

function Cell(props: { table: TableField; row: string; column: Column; rowName: string; notesId: string }) {
  const t = useCatalogue(intakeTexts);
  const write = useLocal();
  const { language } = useLanguage();
  const { draft, before } = useIntake();
  const { column } = props;
  const path = cellPath(props.table.key, props.row, column.key);
  const value = useValue(path);
  const label = column.group ? t.table.tickedGroup(write(column.group), write(column.label)) : write(column.label);
  const old = before.get(path);
  const beforeId = `${domId(path)}-before`;
  return (
    <td data-path={path} data-type={column.type} data-label={label}>
      <ScalarInput
        field={column}
        id={domId(path)}
        label={`${label}, ${props.rowName}`}
        value={value}
        onChange={(next) => draft.set(path, next)}
        describedBy={old === undefined ? props.notesId : `${props.notesId} ${beforeId}`}
        inCell
      />
      {old === undefined ? null : (
        <span className="intake-before" id={beforeId}>
          {t.changedFrom(old === null ? t.wasEmpty : displayValue(column, old, language))}
        </span>
      )}
    </td>
  );
}

import { displayValue } from '#shared/forms/display.ts';
import type { FormValues, Scalar, TableField } from '#shared/forms/form.ts';
import { cellPath } from '#shared/forms/paths.ts';
import { filledRows } from '#shared/forms/rows.ts';
import { useCatalogue, useLanguage, useLocal } from '../i18n/useText.tsx';
import { TableHead } from './TableHead.tsx';
import { intakeTexts } from './texts.ts';

/** A table to read: the rows that have something in them. */
export function ReadOnlyTable(props: {
  table: TableField;
  values: FormValues;
  labelledBy: string;
  empty: string;
  before?: ReadonlyMap<string, Scalar>;
}) {
  const t = useCatalogue(intakeTexts);
  const write = useLocal();
  const { language } = useLanguage();
  const { table, values } = props;
  const rows = filledRows(table, values);
  if (rows.length === 0) return <p className="intake-table-empty">{props.empty}</p>;
  return (
    <table className="intake-table intake-table-read" aria-labelledby={props.labelledBy}>
      <TableHead table={table} readOnly />
      <tbody>
        {rows.map((row) => (
          <tr key={row.id}>
            {table.presetRows ? (
              <th scope="row" className="intake-row-name">
                {row.preset ? write(row.preset) : ''}
              </th>
            ) : null}
            {table.columns.map((column) => {
              const path = cellPath(table.key, row.id, column.key);
              const old = props.before?.get(path);
              return (
                <td key={column.key} data-type={column.type} data-label={write(column.label)} dir="auto">
                  {displayValue(column, values[path] ?? null, language)}
                  {old === undefined ? null : (
                    <span className="intake-before">
                      {t.changedFrom(old === null ? t.wasEmpty : displayValue(column, old, language))}
                    </span>
                  )}
                </td>
              );
            })}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

import type { Column, TableField } from '#shared/forms/form.ts';
import { useCatalogue, useLocal } from '../i18n/useText.tsx';
import { GuidelineMark } from './GuidelineMark.tsx';
import { intakeTexts } from './texts.ts';

/** A table's headings, with the template's headings over several columns (`Flytende`: `Skriftlig`, `Muntlig`). */
export function TableHead({ table, readOnly = false }: { table: TableField; readOnly?: boolean }) {
  const t = useCatalogue(intakeTexts).table;
  const write = useLocal();
  const groups = groupColumns(table.columns);
  const grouped = groups.some(({ label }) => label !== undefined);
  const rowSpan = grouped ? 2 : 1;
  const heading = (column: Column, span: number) => (
    <th key={column.key} scope="col" rowSpan={span}>
      <span className="intake-th">
        {breakable(write(column.label))}
        {column.guideline && !readOnly ? (
          <GuidelineMark reference={column.guideline} label={write(column.label)} path={`${table.key}.${column.key}`} />
        ) : null}
      </span>
    </th>
  );
  return (
    <>
      <colgroup>
        {table.presetRows ? <col className="intake-col-name" /> : null}
        {table.columns.map((column) => (
          <col key={column.key} data-type={column.type} />
        ))}
        {readOnly ? null : <col className="intake-col-tools" />}
      </colgroup>
      <thead>
        <tr>
          {table.presetRows ? (
            <th scope="col" rowSpan={rowSpan}>
              {table.presetHeading ? write(table.presetHeading) : t.row}
            </th>
          ) : null}
          {groups.map((group) =>
            group.label === undefined ? (
              group.columns.map((column) => heading(column, rowSpan))
            ) : (
              <th
                key={group.columns[0]?.key}
                scope="colgroup"
                colSpan={group.columns.length}
                className="intake-th-group"
              >
                {group.label}
              </th>
            ),
          )}
          {readOnly ? null : (
            <th scope="col" rowSpan={rowSpan}>
              <span className="intake-unseen">{t.remove}</span>
            </th>
          )}
        </tr>
        {grouped ? (
          <tr>
            {groups.flatMap((group) =>
              group.label === undefined ? [] : group.columns.map((column) => heading(column, 1)),
            )}
          </tr>
        ) : null}
      </thead>
    </>
  );

  function groupColumns(columns: readonly Column[]) {
    const result: { label: string | undefined; columns: Column[] }[] = [];
    for (const column of columns) {
      const label = column.group ? write(column.group) : undefined;
      const last = result.at(-1);
      if (last && last.label === label) last.columns.push(column);
      else result.push({ label, columns: [column] });
    }
    return result;
  }
}

/** Lets a narrow column break `Arbeidsgiver/firma` after the slash, and nowhere inside a word. */
function breakable(label: string): string {
  return label.replaceAll('/', '/\u200b');
}

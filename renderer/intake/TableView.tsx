import { PlusIcon } from '@navikt/aksel-icons';
import { Button } from '@navikt/ds-react/Button';
import { InlineMessage } from '@navikt/ds-react/InlineMessage';
import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react';
import type { FormValues, TableField } from '#shared/forms/form.ts';
import { cellPath } from '#shared/forms/paths.ts';
import { canAddRow, newRow, type Row, removedRow, rowsOf } from '#shared/forms/rows.ts';
import { useCatalogue, useLocal } from '../i18n/useText.tsx';
import { domId, focusPath } from './domId.ts';
import { FieldMarks, useHelp } from './FieldMarks.tsx';
import { HouseholdTable } from './HouseholdTable.tsx';
import { useComputed, useIntake } from './IntakeContext.ts';
import { TableHead } from './TableHead.tsx';
import { TableRow } from './TableRow.tsx';
import { intakeTexts } from './texts.ts';
import { useTableWarnings } from './warnings.ts';

/** A table: repeatable rows to type in, or the household's members as the register has them. */
export function TableView({ table }: { table: TableField }) {
  const write = useLocal();
  const help = useHelp(table);
  const headingId = useId();
  const label = write(table.label);
  return (
    <>
      <div className="intake-control intake-table-part">
        <h3 className={table.print?.noLabel ? 'intake-unseen' : 'intake-table-title'} id={headingId}>
          {label}
        </h3>
        {help ? <div className="intake-description">{help}</div> : null}
        {table.rowsFrom ? (
          <HouseholdTable table={table} headingId={headingId} />
        ) : (
          <TypedTable table={table} headingId={headingId} />
        )}
      </div>
      <FieldMarks field={table} label={label} />
    </>
  );
}

function TypedTable({ table, headingId }: { table: TableField; headingId: string }) {
  const t = useCatalogue(intakeTexts).table;
  const write = useLocal();
  const { draft } = useIntake();
  const rows = useRows(table);
  const mayAdd = useComputed((values) => canAddRow(table, values));
  const warnings = useTableWarnings(table);
  const [removed, setRemoved] = useState<{ row: string; values: FormValues }>();
  const focusNext = useRef<string>(undefined);
  const undoButton = useRef<HTMLButtonElement>(null);
  const addButton = useRef<HTMLButtonElement>(null);
  const rowName = write(table.rowName);

  useEffect(() => {
    if (removed) undoButton.current?.focus();
  }, [removed]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the new row is on the screen once the rows have changed
  useEffect(() => {
    if (focusNext.current !== undefined) focusPath(focusNext.current);
    focusNext.current = undefined;
  }, [rows]);

  const setAll = (values: FormValues) => {
    for (const [path, value] of Object.entries(values)) draft.set(path, value);
    draft.autosave.commitNow();
  };

  function add() {
    if (!mayAdd) return;
    const id = crypto.randomUUID();
    setRemoved(undefined);
    focusNext.current = cellPath(table.key, id, table.columns[0]?.key ?? '');
    setAll(newRow(table, id, draft.values()));
  }

  function remove(row: Row) {
    const cleared = removedRow(table, row.id, draft.values());
    const before = Object.fromEntries(Object.keys(cleared).map((path) => [path, draft.value(path)]));
    setAll(cleared);
    setRemoved({ row: row.id, values: before });
  }

  function undo() {
    if (!removed) return;
    focusNext.current = cellPath(table.key, removed.row, table.columns[0]?.key ?? '');
    setAll(removed.values);
    setRemoved(undefined);
  }

  /** Enter goes to the next cell, and in the very last one to a new row. */
  function onKeyDown(event: KeyboardEvent<HTMLTableElement>) {
    if (event.key !== 'Enter' || event.ctrlKey || event.altKey || event.metaKey || event.shiftKey) return;
    if (!(event.target instanceof HTMLInputElement || event.target instanceof HTMLSelectElement)) return;
    event.preventDefault();
    const cells = [...event.currentTarget.querySelectorAll<HTMLElement>('input, select')];
    const next = cells[cells.indexOf(event.target) + 1];
    if (next) next.focus();
    else if (mayAdd) add();
    else addButton.current?.focus();
  }

  return (
    <>
      {rows.length === 0 ? (
        <p className="intake-table-empty">{t.empty(rowName)}</p>
      ) : (
        <table className="intake-table" aria-labelledby={headingId} onKeyDown={onKeyDown}>
          <TableHead table={table} />
          <tbody>
            {rows.map((row, index) => (
              <TableRow
                key={row.id}
                table={table}
                row={row}
                number={index + 1}
                warnings={warnings.get(row.id) ?? []}
                onRemove={() => remove(row)}
              />
            ))}
          </tbody>
        </table>
      )}
      <div className="row intake-table-actions">
        <Button
          type="button"
          ref={addButton}
          size="small"
          variant="secondary"
          icon={<PlusIcon aria-hidden />}
          disabled={!mayAdd}
          onClick={add}
          {...(rows.length === 0 ? { id: domId(table.key) } : {})}
        >
          {t.add(rowName)}
        </Button>
        {mayAdd || table.maxRows === undefined ? null : <span className="subtle">{t.full(table.maxRows)}</span>}
        <div aria-live="polite">
          {removed ? (
            <InlineMessage status="info" size="small">
              {t.removed(rowName)}{' '}
              <Button
                type="button"
                ref={undoButton}
                size="xsmall"
                variant="secondary"
                data-color="neutral"
                onClick={undo}
              >
                {t.undo}
              </Button>
            </InlineMessage>
          ) : null}
        </div>
      </div>
    </>
  );
}

/** The rows, with the same identity until a row comes, goes or moves. */
export function useRows(table: TableField): readonly Row[] {
  const { draft } = useIntake();
  const signature = useComputed((values) => JSON.stringify(rowsOf(table, values).map(({ id }) => id)));
  const kept = useRef<{ signature: string; rows: readonly Row[] }>(undefined);
  if (kept.current?.signature !== signature) kept.current = { signature, rows: rowsOf(table, draft.values()) };
  return kept.current.rows;
}

import { Checkbox } from '@navikt/ds-react/Checkbox';
import { Table } from '@navikt/ds-react/Table';
import { Tag } from '@navikt/ds-react/Tag';
import { useText } from '../i18n/useText.tsx';
import { canBeTaken, type FilledField } from './useFilled.ts';

/** What fits, answer by answer, with what stands there now. */
export function AnswersTable(props: {
  fields: readonly FilledField[];
  chosen: ReadonlySet<string>;
  onChange: (chosen: ReadonlySet<string>) => void;
}) {
  const t = useText().fillable;
  const { fields, chosen, onChange } = props;
  const offered = fields.filter(canBeTaken).map(({ path }) => path);
  const allChosen = offered.length > 0 && offered.every((path) => chosen.has(path));
  const toggle = (path: string) => {
    const next = new Set(chosen);
    if (!next.delete(path)) next.add(path);
    onChange(next);
  };
  return (
    <Table size="small" className="filled-table">
      <Table.Header>
        <Table.Row>
          <Table.DataCell className="filled-tick">
            <Checkbox
              size="small"
              hideLabel
              disabled={offered.length === 0}
              checked={allChosen}
              indeterminate={!allChosen && offered.some((path) => chosen.has(path))}
              onChange={() => onChange(new Set(allChosen ? [] : offered))}
            >
              {t.all}
            </Checkbox>
          </Table.DataCell>
          <Table.HeaderCell scope="col">{t.field}</Table.HeaderCell>
          <Table.HeaderCell scope="col">{t.read}</Table.HeaderCell>
          <Table.HeaderCell scope="col">{t.becomes}</Table.HeaderCell>
          <Table.HeaderCell scope="col">{t.now}</Table.HeaderCell>
        </Table.Row>
      </Table.Header>
      <Table.Body>
        {fields.map((field) => (
          <Table.Row key={field.path}>
            <Table.DataCell className="filled-tick">
              {field.same ? null : (
                <Checkbox size="small" hideLabel checked={chosen.has(field.path)} onChange={() => toggle(field.path)}>
                  {t.takeOf(field.label)}
                </Checkbox>
              )}
            </Table.DataCell>
            <Table.HeaderCell scope="row" className="filled-label">
              {field.label}
            </Table.HeaderCell>
            <Table.DataCell className="filled-text">{field.read}</Table.DataCell>
            <Table.DataCell className="filled-text">{field.shown}</Table.DataCell>
            <Table.DataCell className="filled-text">
              <Now field={field} taken={chosen.has(field.path)} />
            </Table.DataCell>
          </Table.Row>
        ))}
      </Table.Body>
    </Table>
  );
}

function Now({ field, taken }: { field: FilledField; taken: boolean }) {
  const t = useText().fillable;
  if (field.same) return <span className="subtle">{t.same}</span>;
  if (field.now === null) return <span className="subtle">{t.nothing}</span>;
  return (
    <>
      {field.now}{' '}
      {taken ? (
        <Tag size="xsmall" variant="moderate" data-color="warning">
          {t.replaces}
        </Tag>
      ) : null}
    </>
  );
}

/** What does not fit, with the reason: it is still there to be read and written in by hand. */
export function RefusedTable({ fields }: { fields: readonly FilledField[] }) {
  const t = useText().fillable;
  return (
    <Table size="small" className="filled-table">
      <Table.Header>
        <Table.Row>
          <Table.HeaderCell scope="col">{t.field}</Table.HeaderCell>
          <Table.HeaderCell scope="col">{t.read}</Table.HeaderCell>
          <Table.HeaderCell scope="col">{t.why}</Table.HeaderCell>
        </Table.Row>
      </Table.Header>
      <Table.Body>
        {fields.map((field) => (
          <Table.Row key={field.path}>
            <Table.HeaderCell scope="row" className="filled-label">
              {field.label}
            </Table.HeaderCell>
            <Table.DataCell className="filled-text">{field.read}</Table.DataCell>
            <Table.DataCell>{field.refused === null ? '' : t.reasons[field.refused]}</Table.DataCell>
          </Table.Row>
        ))}
      </Table.Body>
    </Table>
  );
}

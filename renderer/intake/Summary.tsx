import { Button } from '@navikt/ds-react/Button';
import { useId } from 'react';
import { isFilled, visibleFields } from '#shared/forms/conditions.ts';
import type { Field, FormDefinition, FormValues, Scalar, ScalarField, Section } from '#shared/forms/form.ts';
import { keptPath } from '#shared/forms/paths.ts';
import { isAnswered } from '#shared/forms/progress.ts';
import { useCatalogue, useLanguage, useLocal } from '../i18n/useText.tsx';
import { ReadOnlyTable } from './ReadOnlyTable.tsx';
import { readableValue } from './readableValue.ts';
import { intakeTexts } from './texts.ts';

interface SummaryProps {
  readonly form: FormDefinition;
  readonly values: FormValues;
  readonly before: ReadonlyMap<string, Scalar>;
  /** Absent: only to read. */
  readonly onEdit?: (section: string) => void;
  /** Where it stands under the screen's headings. */
  readonly heading: 'h2' | 'h3';
}

/** All answers to read, section by section, in the form's order. What is not answered is counted, not listed. */
export function Summary(props: SummaryProps) {
  return (
    <div className="stack-l">
      {props.form.sections.map((section, index) => (
        <SectionSummary key={section.key} {...props} section={section} number={index + 1} />
      ))}
    </div>
  );
}

function SectionSummary(props: SummaryProps & { section: Section; number: number }) {
  const t = useCatalogue(intakeTexts);
  const write = useLocal();
  const headingId = useId();
  const { form, section, values, before, heading: Heading } = props;
  const title = `${props.number}. ${write(section.screenTitle ?? section.title)}`;
  const visible = visibleFields(form, section, values);
  // A field that was emptied since the version before is shown too: its change must be seen.
  const shown = visible.filter((field) => isAnswered(field, values) || before.has(field.key));
  const unanswered = visible.filter((field) => field.type !== 'checkbox' && !isAnswered(field, values)).length;
  return (
    <section className="panel stack intake-summary" aria-labelledby={headingId}>
      <div className="row row-between">
        <Heading className="panel-title" id={headingId}>
          {title}
        </Heading>
        {props.onEdit ? (
          <Button
            size="xsmall"
            variant="tertiary"
            onClick={() => props.onEdit?.(section.key)}
            aria-label={t.review.edit(title)}
          >
            {t.review.editShort}
          </Button>
        ) : null}
      </div>
      {shown.length === 0 ? (
        <p className="subtle">{t.review.nothingAnswered}</p>
      ) : (
        <Answers {...props} fields={shown} />
      )}
      {unanswered > 0 && shown.length > 0 ? <p className="subtle">{t.review.unanswered(unanswered)}</p> : null}
    </section>
  );
}

function Answers(props: SummaryProps & { fields: readonly Field[] }) {
  return props.fields.map((field) =>
    field.type === 'table' ? (
      <TableAnswer key={field.key} {...props} table={field} />
    ) : (
      <Answer key={field.key} {...props} field={field} />
    ),
  );
}

function Answer({ field, values, before }: SummaryProps & { field: ScalarField }) {
  const t = useCatalogue(intakeTexts);
  const write = useLocal();
  const { language } = useLanguage();
  const value = values[field.key] ?? null;
  const kept = values[keptPath(field.key)];
  const old = before.get(field.key);
  return (
    <div className="intake-answer intake-answer-pair">
      <p className="intake-answer-label">{write(field.fullLabel ?? field.label)}</p>
      <div>
        <p className="intake-answer-value" dir="auto">
          {isFilled(value) ? readableValue(field, value, language) : t.notAnswered}
        </p>
        {typeof kept === 'string' ? <p className="subtle">{`${t.numbers.kept} ${kept}`}</p> : null}
        {old === undefined ? null : (
          <p className="intake-before">
            {t.changedFrom(old === null ? t.wasEmpty : readableValue(field, old, language))}
          </p>
        )}
      </div>
    </div>
  );
}

function TableAnswer(props: SummaryProps & { table: Extract<Field, { type: 'table' }> }) {
  const t = useCatalogue(intakeTexts);
  const write = useLocal();
  const id = useId();
  return (
    <div className="intake-answer">
      <p className="intake-answer-label" id={id}>
        {write(props.table.label)}
      </p>
      <ReadOnlyTable
        table={props.table}
        values={props.values}
        labelledBy={id}
        empty={t.notAnswered}
        before={props.before}
      />
    </div>
  );
}

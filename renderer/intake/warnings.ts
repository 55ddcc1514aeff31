import { useMemo } from 'react';
import { type ContractProblem, contractIssues } from '#shared/contracts/rules.ts';
import { labelOfPath } from '#shared/forms/display.ts';
import type { FormDefinition, FormValues, ScalarField, TableField } from '#shared/forms/form.ts';
import { locate, parsePath } from '#shared/forms/paths.ts';
import { type FormWarning, formWarnings } from '#shared/forms/validation.ts';
import { formatNumber } from '../i18n/format.ts';
import { contractProblemTexts as nb } from '../i18n/nb/contracts.ts';
import { contractProblemTexts as nn } from '../i18n/nn/contracts.ts';
import { useCatalogue, useLanguage } from '../i18n/useText.tsx';
import { today as todayHere } from '../ui/today.ts';
import { type Intake, useIntake, useValues } from './IntakeContext.ts';
import { intakeTexts } from './texts.ts';
import type { IntakeTexts } from './textsNb.ts';

/**
 * The form's own warnings; the one that needs the register: nobody arrives or is settled before being born; and why a
 * contract cannot be completed as it stands, said while it is written.
 */
export type IntakeWarning =
  | FormWarning
  | { readonly path: string; readonly code: 'beforeBirth' }
  | { readonly path: string; readonly code: 'contract'; readonly problem: ContractProblem };

const afterBirth = ['arrivalDate', 'directSettlementDate', 'settlementDate', 'selfSettlementDate'];

export function intakeWarnings(
  form: FormDefinition,
  values: FormValues,
  birthDate: string | null,
  today: string,
): readonly IntakeWarning[] {
  const born = birthDate === null ? [] : afterBirth.filter((path) => isBefore(values[path], birthDate));
  const own = formWarnings(form, values, today);
  const issues = form.id === 'practiceContract' ? contractIssues(values) : [];
  // Where the contract's rule speaks, the form's milder word about the same answer is one too many.
  const said = own.filter(
    ({ path, code }) =>
      !((code === 'outOfRange' || code === 'dateBefore') && issues.some((issue) => issue.path === path)),
  );
  return [
    ...said,
    ...born.map((path) => ({ path, code: 'beforeBirth' }) as const),
    ...issues.map((issue) => ({ ...issue, code: 'contract' }) as const),
  ];
}

function isBefore(value: FormValues[string] | undefined, date: string): boolean {
  return typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value) && value < date;
}

/** Computed once for each state of the values, however many fields ask. */
const computed = new WeakMap<FormValues, { birthDate: string | null; warnings: readonly IntakeWarning[] }>();

function warningsOf({ form, birthDate }: Pick<Intake, 'form' | 'birthDate'>, values: FormValues) {
  const known = computed.get(values);
  if (known && known.birthDate === birthDate) return known.warnings;
  const warnings = intakeWarnings(form, values, birthDate, todayHere());
  computed.set(values, { birthDate, warnings });
  return warnings;
}

/** All warnings of the form in words, for the overview. */
export function useAllWarnings(): readonly { path: string; label: string; text: string }[] {
  const t = useCatalogue(intakeTexts);
  const { language } = useLanguage();
  const intake = useIntake();
  const values = useValues();
  return warningsOf(intake, values).map((warning) => ({
    path: warning.path,
    label: labelOfPath(intake.form, warning.path, values, language),
    text: warningText(t, intake.form, warning, language),
  }));
}

/**
 * A field's warnings in words. While somebody is writing in it (`typing`), half a date or number is not complained of;
 * the rest is said at once. `failing` tells that an identity number fails its check.
 */
export function useFieldWarnings(path: string, typing: boolean): { texts: readonly string[]; failing: boolean } {
  const t = useCatalogue(intakeTexts);
  const { language } = useLanguage();
  const intake = useIntake();
  const values = useValues();
  const own = warningsOf(intake, values).filter((warning) => warning.path === path);
  const patient = [
    'notReadable',
    'numberFailsCheck',
    'dateInFuture',
    'beforeBirth',
    'countryNotRecognised',
    'contract',
  ];
  const said = typing ? own.filter(({ code }) => !patient.includes(code)) : own;
  return {
    texts: said.map((warning) => warningText(t, intake.form, warning, language)),
    failing: !typing && own.some(({ code }) => code === 'numberFailsCheck'),
  };
}

/** A table's warnings in words, by row. */
export function useTableWarnings(table: TableField): ReadonlyMap<string, readonly string[]> {
  const t = useCatalogue(intakeTexts);
  const { language } = useLanguage();
  const intake = useIntake();
  const values = useValues();
  return useMemo(() => {
    const byRow = new Map<string, string[]>();
    for (const warning of warningsOf(intake, values)) {
      const parsed = parsePath(warning.path);
      if (parsed?.kind !== 'cell' || parsed.table !== table.key) continue;
      const column = table.columns.find(({ key }) => key === parsed.column);
      const said = t.warning.inCell(column?.label[language] ?? '', warningText(t, intake.form, warning, language));
      byRow.set(parsed.row, [...(byRow.get(parsed.row) ?? []), said]);
    }
    return byRow;
  }, [intake, language, t, table, values]);
}

export function warningText(
  texts: IntakeTexts,
  form: FormDefinition,
  warning: IntakeWarning,
  language: 'nb' | 'nn',
): string {
  const t = texts.warning;
  const field = scalarFieldAt(form, warning.path);
  switch (warning.code) {
    case 'numberFailsCheck':
      return (field?.type === 'dufNumber' ? t.dufNumber : t.nationalId)[warning.problem];
    case 'dateInFuture':
      return t.future;
    case 'dateBefore':
      return t.before(labelOfPath(form, warning.other, {}, language));
    case 'beforeBirth':
      return t.beforeBirth;
    case 'fromAfterUntil':
      return t.fromAfterUntil;
    case 'contract':
      return (language === 'nn' ? nn : nb)[warning.problem];
    case 'outOfRange': {
      const { min, max } = warning;
      return t.range(min === null ? null : formatNumber(min), max === null ? null : formatNumber(max));
    }
    case 'countryNotRecognised':
      return t.country;
    case 'notReadable':
      if (field?.type === 'date') return t.date;
      if (field?.type === 'partialDate') return t.partialDate;
      return field?.type === 'number' ? t.number : t.unreadable;
  }
}

function scalarFieldAt(form: FormDefinition, path: string): ScalarField | undefined {
  const located = locate(form, path);
  if (located?.kind === 'field') return located.field;
  return located?.kind === 'cell' ? located.column : undefined;
}

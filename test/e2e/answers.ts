import type { FormValues, Scalar, ScalarFieldType } from '#shared/forms/form.ts';
import { intakeMapping } from '#shared/forms/intakeMapping.form.ts';
import { locate } from '#shared/forms/paths.ts';
import { everyFieldFilled } from '../golden/formValues.ts';

/** A word that stands in every written answer and nowhere else on the machine. */
export const marker = 'Zebrafink';

const written: ReadonlySet<ScalarFieldType> = new Set(['text', 'longText']);

/** Answers that bring every conditional field out. */
const leading: FormValues = {
  nationalId: '17912099997',
  dufNumber: '200112345609',
  citizenship: 'Eritrea',
  gender: 'male',
  civilStatus: 'married',
  arrivalManner: 'other',
  permit: 'other',
  arrivalDate: '2026-08-20',
  directSettlementDate: '2026-08-25',
  settlementDate: '2026-09-01',
  selfSettlementDate: '2026-09-02',
  severalReceptionCentres: 'yes',
  familyImmigrationApplied: 'yes',
  familyImmigrationPlanned: 'yes',
  driverLicence: 'yes',
  driverLicenceApproved: 'no',
  driverLicenceRulesKnown: 'no',
  hasReferences: 'yes',
};

/** An answer to every question of the form. Table rows have the ids `rowA` and `rowB`, to be matched in order. */
export const answers: FormValues = Object.fromEntries(
  Object.entries({ ...everyFieldFilled(intakeMapping), ...leading })
    .filter(([path]) => !path.startsWith('household.'))
    .map(([path, value], index) => [path, marked(path, value, index)]),
);

function marked(path: string, value: Scalar, index: number): Scalar {
  const located = locate(intakeMapping, path);
  const field = located?.kind === 'field' ? located.field : located?.kind === 'cell' ? located.column : undefined;
  if (!field || path in leading || !written.has(field.type)) return value;
  return field.type === 'longText' ? `${marker} ${index}. Første linje.\nAndre linje.` : `${marker} ${index}`;
}

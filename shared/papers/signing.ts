import { type AppError, appError } from '../api/errors.ts';
import { signingIssue } from '../consent/rules.ts';
import type { FormDefinition, FormValues } from '../forms/form.ts';
import type { FormId } from '../forms/registry.ts';
import type { PaperSignature } from './paperEvent.ts';

/** Lines that must be signed and are not, neither themselves nor by the one that can be signed instead; from 0. */
export function missingLines(
  { signatures: lines }: Pick<FormDefinition, 'signatures'>,
  signed: ReadonlySet<number>,
): readonly number[] {
  return lines.flatMap(({ insteadOf }, line) => {
    if (insteadOf !== undefined || signed.has(line)) return [];
    return lines.some((other, index) => other.insteadOf === line && signed.has(index)) ? [] : [line];
  });
}

export interface Signing {
  readonly form: FormId;
  readonly definition: FormDefinition;
  readonly values: FormValues;
  readonly signatures: readonly PaperSignature[];
  /** Of whom the paper is about, from the register; null where it is not recorded. */
  readonly birthDate: string | null;
  /** `YYYY-MM-DD` */
  readonly today: string;
}

/** Why a paper cannot be noted as signed in this way, or undefined. */
export function refusalToSign({
  form,
  definition,
  values,
  signatures,
  birthDate,
  today,
}: Signing): AppError | undefined {
  if (signatures.some(({ date }) => date > today)) return appError('dateInFuture', { field: 'date' });
  const lines = signatures.map(({ line }) => line);
  if (new Set(lines).size < lines.length || lines.some((line) => definition.signatures[line] === undefined)) {
    return appError('signatureLineUnknown', {});
  }
  const missing = missingLines(definition, new Set(lines));
  if (missing.length > 0) return appError('signatureMissing', { lines: [...missing] });
  // Vedlegg 1 has `Sted og dato` beside each of the four.
  const placeless = signatures.flatMap(({ line, place }) => (place.trim() === '' ? [line] : []));
  if (form === 'practiceContract' && placeless.length > 0) {
    return appError('signaturePlaceMissing', { lines: placeless });
  }
  return form === 'consent' ? signingIssue(values, birthDate, signatures) : undefined;
}

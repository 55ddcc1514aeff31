import { type AppError, appError } from '../api/errors.ts';
import { consentIssue } from '../consent/rules.ts';
import { contractIssues, type KnownProgramme } from '../contracts/rules.ts';
import type { FormValues } from './form.ts';
import type { FormId } from './registry.ts';

/** What is known of the person outside the form. */
export interface Known {
  readonly programme: KnownProgramme;
}

/** Why a form cannot be completed as it stands, or undefined. Only completing asks: a draft keeps everything. */
type Check = (values: FormValues, known: Known) => AppError | undefined;

const checks: Partial<Record<FormId, Check>> = {
  consent: consentIssue,
  practiceContract: (values, { programme }) => {
    const problems = contractIssues(values, programme);
    return problems.length === 0 ? undefined : appError('contractRefused', { problems: [...problems] });
  },
};

export function refusalToComplete(form: FormId, values: FormValues, known: Known): AppError | undefined {
  return checks[form]?.(values, known);
}

import { type AppError, appError } from '../api/errors.ts';
import { consentIssue } from '../consent/rules.ts';
import { contractIssues } from '../contracts/rules.ts';
import type { FormValues } from './form.ts';
import type { FormId } from './registry.ts';

/** Why a form cannot be completed as it stands, or undefined. Only completing asks: a draft keeps everything. */
type Check = (values: FormValues) => AppError | undefined;

const checks: Partial<Record<FormId, Check>> = {
  consent: consentIssue,
  practiceContract: (values) => {
    const problems = contractIssues(values);
    return problems.length === 0 ? undefined : appError('contractRefused', { problems: [...problems] });
  },
};

export function refusalToComplete(form: FormId, values: FormValues): AppError | undefined {
  return checks[form]?.(values);
}

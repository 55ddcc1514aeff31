import { formIds } from '../api/methods/forms.ts';
import { consent } from './consent.form.ts';
import type { FormDefinition } from './form.ts';
import { intakeMapping } from './intakeMapping.form.ts';
import { practiceContract } from './practiceContract.form.ts';

export type FormId = (typeof formIds)[number];

/** Every form that can be filled in or printed, by its published id. */
export const formDefinitions: Readonly<Record<FormId, FormDefinition>> = { intakeMapping, consent, practiceContract };

export function isFormId(id: string): id is FormId {
  return formIds.some((known) => known === id);
}

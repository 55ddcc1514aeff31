import { createContext, useContext, useSyncExternalStore } from 'react';
import type { FormDefinition, FormValues, Scalar } from '#shared/forms/form.ts';
import type { IntakeDraft } from './draft.ts';

/** What every field of the form that is being filled in knows of. */
export interface Intake {
  readonly form: FormDefinition;
  readonly draft: IntakeDraft;
  readonly personId: string;
  /** From the register, for the warning about dates before birth. */
  readonly birthDate: string | null;
  /** For a version above 1: what a changed path held in the version before. */
  readonly before: ReadonlyMap<string, Scalar>;
}

export const IntakeContext = createContext<Intake | undefined>(undefined);

export function useIntake(): Intake {
  const intake = useContext(IntakeContext);
  if (!intake) throw new Error('no form is being filled in here');
  return intake;
}

/** One path's value; only its own changes render again. */
export function useValue(path: string): Scalar {
  const { draft } = useIntake();
  return useSyncExternalStore(draft.subscribe, () => draft.value(path));
}

export function useValues(): FormValues {
  const { draft } = useIntake();
  return useSyncExternalStore(draft.subscribe, draft.values);
}

/** Something computed from all values; renders again only when the result (a text or a number) differs. */
export function useComputed<T extends string | number | boolean>(compute: (values: FormValues) => T): T {
  const { draft } = useIntake();
  return useSyncExternalStore(draft.subscribe, () => compute(draft.values()));
}

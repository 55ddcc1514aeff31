import type { ReactNode } from 'react';
import type { Scalar, ScalarField, ScalarFieldType } from '#shared/forms/form.ts';

type FieldOfType = { readonly [T in ScalarFieldType]: Extract<ScalarField, { type: T }> };

/** What the input of any scalar field type gets. The same inputs stand in the form and in a table's cells. */
export interface InputProps<T extends ScalarFieldType = ScalarFieldType> {
  readonly field: FieldOfType[T];
  readonly id: string;
  readonly label: string;
  readonly value: Scalar;
  readonly onChange: (value: Scalar) => void;
  readonly description?: ReactNode;
  /** Ids of what stands beside the field: its warnings, what it was before. */
  readonly describedBy?: string | undefined;
  /** In a cell the column's heading is the visible label. */
  readonly inCell?: boolean;
}

/** What a text field shows for a value of any type: a wrong type (an older form, a script) is shown, never dropped. */
export function asText(value: Scalar): string {
  if (value === null) return '';
  return typeof value === 'string' ? value : Array.isArray(value) ? value.join(', ') : String(value);
}

/** Longest text that any scalar can hold (shared/api/scalars.ts). */
export const longestText = 20_000;
export const longestLine = 500;

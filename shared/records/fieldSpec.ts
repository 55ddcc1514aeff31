import { z } from 'zod';
import type { ConsentScope } from '../consent/scopes.ts';
import type { ConflictPolicy } from '../forms/form.ts';

/**
 * Which stream a field's ops go into: a consent scope of a case; `common`, what the municipalities share and is about
 * nobody (employers, rates); `case`, who owns the case, which goes along with its other streams; or `local`, what never
 * leaves this installation.
 */
export type StreamScope = ConsentScope | 'case' | 'common' | 'local';

/** The case of records that are about no person. */
export const commonCase = 'common';

/** A field of a record: what it may hold, its stream, and how two concurrent edits are met. */
export interface FieldSpec {
  readonly schema: z.ZodType;
  readonly scope: StreamScope;
  readonly conflict: ConflictPolicy;
}

export const spec = (schema: z.ZodType, scope: StreamScope, conflict: ConflictPolicy = 'ask'): FieldSpec => ({
  schema,
  scope,
  conflict,
});

/** Every record can be removed: a field like any other, so a removal that meets an edit is a conflict. */
export const removedIn = (scope: StreamScope): FieldSpec => spec(z.boolean(), scope);

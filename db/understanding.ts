import type { Scalar } from '#shared/forms/form.ts';
import { conflictsOf, removedField } from '#shared/ops/merge.ts';
import type { StreamScope } from '#shared/records/fieldSpec.ts';
import type { FieldSpec, RecordType } from '#shared/records/registry.ts';
import type { SpecOf } from './fieldSpecs.ts';
import type { HeadValue } from './heads.ts';
import type { StoredOp } from './opLog.ts';

export type Heads = ReadonlyMap<string, readonly StoredOp[]>;

export interface ReadRecord {
  readonly fields: Record<string, Scalar>;
  /** Field -> the heads to choose between, newest first. */
  readonly conflicts: ReadonlyMap<string, readonly StoredOp[]>;
}

/** Names come from packages as well: what is remembered of them is bounded. */
const maxRemembered = 20_000;

/**
 * What this version understands of a record. An op of an unknown type or field, in a stream that is not its field's, or
 * with a value that the field does not hold, is counted among the heads; its value is shown nowhere.
 */
export class Understanding {
  readonly #specOf: SpecOf;
  /** By type, form and field. One key of all three would have to be put together for every op. */
  readonly #specs = new Map<string, Map<string | undefined, Map<string, FieldSpec | undefined>>>();
  #remembered = 0;

  constructor(specOf: SpecOf) {
    this.#specOf = specOf;
  }

  /** From the heads of every field, newest first. */
  read(type: string, heads: Heads): ReadRecord {
    const formId = this.formIdOf(type, heads);
    const fields: Record<string, Scalar> = {};
    for (const [field, [newest]] of heads) {
      if (newest === undefined || newest.value === null) continue;
      if (this.understands(type, formId, newest)) fields[field] = newest.value;
    }
    return { fields, conflicts: this.conflicts(type, heads) };
  }

  /**
   * The fields of a record that has one head of each, which is not removed: in such a one nothing conflicts. Undefined for any
   * other.
   */
  readPlain(type: string, heads: readonly HeadValue[]): Record<string, Scalar> | undefined {
    const values = new Map(heads.map(({ field, value }) => [field, value]));
    if (values.size < heads.length || values.get(removedField) === true) return undefined;
    const form = type === 'form' ? values.get('$form') : undefined;
    const formId = typeof form === 'string' ? form : undefined;
    const fields: Record<string, Scalar> = {};
    for (const { field, value, scope } of heads) {
      if (value !== null && this.#holds(type, formId, field, value, scope)) fields[field] = value;
    }
    return fields;
  }

  conflicts(type: string, heads: Heads): ReadonlyMap<string, readonly StoredOp[]> {
    const formId = this.formIdOf(type, heads);
    return conflictsOf(heads, (field) => this.spec(type, field, formId)?.conflict === 'ask');
  }

  understands(type: string, formId: string | undefined, op: Pick<StoredOp, 'field' | 'stream' | 'value'>): boolean {
    return this.#holds(type, formId, op.field, op.value, op.stream.scope);
  }

  #holds(type: string, formId: string | undefined, field: string, value: Scalar, scope: StreamScope): boolean {
    const spec = this.spec(type, field, formId);
    if (spec === undefined || spec.scope !== scope) return false;
    return value === null || spec.schema.safeParse(value).success;
  }

  /** Which form a filled form is: its answers are understood by it. */
  formIdOf(type: string, heads: ReadonlyMap<string, readonly Pick<StoredOp, 'value'>[]>): string | undefined {
    const value = type === 'form' ? heads.get('$form')?.[0]?.value : undefined;
    return typeof value === 'string' ? value : undefined;
  }

  spec(type: string, field: string, formId: string | undefined): FieldSpec | undefined {
    const known = this.#specs.get(type)?.get(formId);
    if (known?.has(field)) return known.get(field);
    const spec = this.#specOf(type as RecordType, field, formId);
    this.#remember(type, formId).set(field, spec);
    return spec;
  }

  #remember(type: string, formId: string | undefined): Map<string, FieldSpec | undefined> {
    this.#remembered += 1;
    if (this.#remembered > maxRemembered) {
      this.#specs.clear();
      this.#remembered = 1;
    }
    const ofType = this.#specs.get(type) ?? new Map<string | undefined, Map<string, FieldSpec | undefined>>();
    const specs = ofType.get(formId) ?? new Map<string, FieldSpec | undefined>();
    this.#specs.set(type, ofType.set(formId, specs));
    return specs;
  }
}

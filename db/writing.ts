import type { Scalar } from '#shared/forms/form.ts';
import { sameScalar } from '#shared/ops/op.ts';
import type { SpecOf } from './fieldSpecs.ts';
import type { OpLog } from './opLog.ts';
import type { Fields, RecordProjections } from './projections/records.ts';
import type { RecordRef, WriteContext, Writer } from './store.ts';

interface Touched {
  readonly n: number;
  readonly ref: RecordRef;
  readonly fields: Fields;
  /** Fields that have had an op, cleared ones included; undefined = ask the log. */
  readonly isNew: boolean;
  readonly createdAt: string;
  readonly written: Set<string>;
  changed: boolean;
}

/** One act of one user: appends ops, and holds the present values of the records it touches until it is finished. */
export class Act implements Writer {
  readonly #log: OpLog;
  readonly #projections: RecordProjections;
  readonly #specOf: SpecOf;
  readonly #context: WriteContext;
  readonly #touched = new Map<string, Touched>();
  #hlc: string | undefined;
  #isOver = false;

  constructor(log: OpLog, projections: RecordProjections, specOf: SpecOf, context: WriteContext) {
    this.#log = log;
    this.#projections = projections;
    this.#specOf = specOf;
    this.#context = context;
  }

  set(record: RecordRef, fields: Readonly<Record<string, Scalar>>): number {
    this.#checkOpen();
    const touched = this.#touch(record);
    const formId = fields.$form ?? touched.fields.$form;
    let appended = 0;
    for (const [field, value] of Object.entries(fields)) {
      if (sameScalar(touched.fields[field] ?? null, value)) continue;
      const spec = this.#specOf(record.type, field, typeof formId === 'string' ? formId : undefined);
      if (spec === undefined) throw new Error(`a ${record.type} has no field ${field}`);
      if (value !== null && !spec.schema.safeParse(value).success) {
        throw new Error(`field ${field} of a ${record.type} does not hold such a value`);
      }
      this.#log.append({
        record,
        recordNumber: touched.n,
        scope: spec.scope,
        field,
        value,
        hlc: this.#clock(),
        author: this.#context.author,
        at: this.#context.at,
        isFirst: touched.isNew && !touched.written.has(field),
      });
      touched.written.add(field);
      touched.changed = true;
      if (value === null) delete touched.fields[field];
      else touched.fields[field] = value;
      appended += 1;
    }
    return appended;
  }

  fields(id: string): Readonly<Record<string, Scalar>> | undefined {
    this.#checkOpen();
    const touched = this.#touched.get(id);
    if (touched !== undefined) return { ...touched.fields };
    const known = this.#log.findRecord(id);
    return known === undefined ? undefined : this.#projections.read(known.n)?.fields;
  }

  /** Brings the projections in step with what has been written so far, so that reads inside the act see it. */
  settle(): void {
    for (const touched of this.#touched.values()) {
      if (!touched.changed) continue;
      const { n, ref, fields, createdAt } = touched;
      this.#projections.project({ n, ref, fields, createdAt, changedAt: this.#context.at });
      touched.changed = false;
    }
    this.#projections.settlePeople();
    // A long import touches many records; what is settled can be read again.
    if (this.#touched.size > 10_000) this.#touched.clear();
  }

  /** A writer that is kept past its transaction can do nothing more. */
  end(): void {
    this.#isOver = true;
  }

  #touch(ref: RecordRef): Touched {
    const known = this.#touched.get(ref.id);
    if (known !== undefined) {
      if (known.ref.type !== ref.type || known.ref.caseId !== ref.caseId) {
        throw new Error(`record ${ref.id} is of another type or case`);
      }
      return known;
    }
    if (this.#touched.size > 10_000) this.settle();
    const { n, isNew } = this.#log.recordNumber(ref);
    const state = isNew ? undefined : this.#projections.read(n);
    const touched: Touched = {
      n,
      ref,
      fields: state?.fields ?? {},
      isNew,
      createdAt: state?.createdAt ?? this.#context.at,
      written: new Set(),
      changed: false,
    };
    this.#touched.set(ref.id, touched);
    return touched;
  }

  #clock(): string {
    this.#hlc ??= this.#log.tick(Date.parse(this.#context.at));
    return this.#hlc;
  }

  #checkOpen(): void {
    if (this.#isOver) throw new Error('the write is over');
  }
}

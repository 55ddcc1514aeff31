import type { AppError } from '#shared/api/errors.ts';
import type { Scalar } from '#shared/forms/form.ts';
import { removedField } from '#shared/ops/merge.ts';
import { sameScalar } from '#shared/ops/op.ts';
import { CaseReadOnly } from './caseReadOnly.ts';
import type { SpecOf } from './fieldSpecs.ts';
import type { HeadTables } from './heads.ts';
import type { OpLog } from './opLog.ts';
import type { Fields, RecordProjections } from './projections/records.ts';
import { type Projector, type Times, united } from './projector.ts';
import type { RecordRef, WriteContext, Writer } from './store.ts';

interface Touched {
  readonly n: number;
  readonly ref: RecordRef;
  readonly fields: Fields;
  /** Fields that have had an op, cleared ones included; undefined = ask the log. */
  readonly isNew: boolean;
  readonly times: Times;
  readonly written: Set<string>;
  changed: boolean;
}

/** What an act works with. */
export interface ActParts {
  readonly log: OpLog;
  readonly heads: HeadTables;
  readonly projections: RecordProjections;
  readonly projector: Projector;
  readonly specOf: SpecOf;
  /** Why this record may not be written here; undefined: it may. */
  readonly writeRefusal: (record: RecordRef) => AppError | undefined;
}

/** Types that go on being written in a case that has become another's: they tell of its moving, or of what went out. */
const writtenAnyway: ReadonlySet<string> = new Set(['transfer', 'conflictNote', 'disclosure']);

/** One act of one user: appends ops, and holds the present values of the records it touches until it is finished. */
export class Act implements Writer {
  readonly #parts: ActParts;
  readonly #context: WriteContext;
  readonly #touched = new Map<string, Touched>();
  readonly #writableCases = new Set<string>();
  #hlc: string | undefined;
  #isOver = false;

  constructor(parts: ActParts, context: WriteContext) {
    this.#parts = parts;
    this.#context = context;
  }

  set(record: RecordRef, fields: Readonly<Record<string, Scalar>>): number {
    this.#checkOpen();
    const touched = this.#touch(record);
    const formId = fields.$form ?? touched.fields.$form;
    let appended = 0;
    // A removal last: it names what was written with it as seen.
    const entries = Object.entries(fields).sort(([a], [b]) => Number(a === removedField) - Number(b === removedField));
    for (const [field, value] of entries) {
      if (sameScalar(touched.fields[field] ?? null, value)) continue;
      this.#append(touched, field, value, formId);
      appended += 1;
    }
    return appended;
  }

  resolve(record: RecordRef, field: string, value: Scalar): void {
    this.#checkOpen();
    const touched = this.#touch(record);
    this.#append(touched, field, value, touched.fields.$form);
  }

  fields(id: string): Readonly<Record<string, Scalar>> | undefined {
    this.#checkOpen();
    const touched = this.#touched.get(id);
    if (touched !== undefined) return { ...touched.fields };
    const known = this.#parts.log.findRecord(id);
    return known === undefined ? undefined : this.#parts.projections.read(known.n)?.fields;
  }

  /** Brings the projections in step with what has been written so far, so that reads inside the act see it. */
  settle(): void {
    for (const touched of this.#touched.values()) {
      if (!touched.changed) continue;
      touched.changed = false;
      this.#project(touched);
    }
    this.#parts.projections.settlePeople();
    // A long import touches many records; what is settled can be read again.
    if (this.#touched.size > 10_000) this.#touched.clear();
  }

  /** A writer that is kept past its transaction can do nothing more. */
  end(): void {
    this.#isOver = true;
  }

  #append(touched: Touched, field: string, value: Scalar, formId: Scalar | undefined): void {
    const { n, ref } = touched;
    const spec = this.#parts.specOf(ref.type, field, typeof formId === 'string' ? formId : undefined);
    if (spec === undefined) throw new Error(`a ${ref.type} has no field ${field}`);
    if (value !== null && !spec.schema.safeParse(value).success) {
      throw new Error(`field ${field} of a ${ref.type} does not hold such a value`);
    }
    this.#checkWritable(ref);
    this.#parts.log.append({
      record: ref,
      recordNumber: n,
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
  }

  /** Asked once for each case: what is written in the same act does not move it. */
  #checkWritable(ref: RecordRef): void {
    const { caseId } = ref;
    if (caseId === 'local' || writtenAnyway.has(ref.type) || this.#writableCases.has(caseId)) return;
    const refusal = this.#parts.writeRefusal(ref);
    if (refusal !== undefined) throw new CaseReadOnly(refusal);
    this.#writableCases.add(caseId);
  }

  #project({ n, ref, fields, times, written, isNew }: Touched): void {
    // Which form it is decides what is understood of the answers that were here before it was known.
    if (!isNew && written.has('$form')) {
      this.#parts.projector.fromHeads(n, times);
      return;
    }
    this.#parts.projections.project({ n, ref, fields, createdAt: times.first, changedAt: times.last });
    const mayConflict = (!isNew && fields.$removed === true) || written.has(removedField);
    if (mayConflict || (!isNew && this.#parts.heads.hasConflicts(n))) this.#parts.projector.conflicts(n);
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
    const { n, isNew } = this.#parts.log.recordNumber(ref);
    const state = isNew ? undefined : this.#parts.projections.read(n);
    const touched: Touched = {
      n,
      ref,
      fields: state?.fields ?? {},
      isNew,
      times: united(state && { first: state.createdAt, last: state.changedAt }, {
        first: this.#context.at,
        last: this.#context.at,
      }),
      written: new Set(),
      changed: false,
    };
    this.#touched.set(ref.id, touched);
    return touched;
  }

  #clock(): string {
    this.#hlc ??= this.#parts.log.tick(Date.parse(this.#context.at));
    return this.#hlc;
  }

  #checkOpen(): void {
    if (this.#isOver) throw new Error('the write is over');
  }
}

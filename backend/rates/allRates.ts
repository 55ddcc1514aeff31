import type { RecordRef, RecordRow, Store } from '#db/store.ts';
import { builtInRates } from '#shared/rates/builtIn.ts';
import type { RateSet } from '#shared/rates/rateSet.ts';
import { rateKinds, rateValueSchemas } from '#shared/rates/schema.ts';
import { sentOutRecords } from '../exchange/coordinator/sentOutRecords.ts';
import { textOf } from '../people/personRecord.ts';

/** A rate set that a coordinator has entered, with what the record knows about it. */
export interface EnteredRate {
  readonly set: RateSet;
  readonly ref: RecordRef;
  readonly enteredBy: string;
  readonly enteredAt: string;
  /** Why it was withdrawn, or null. */
  readonly withdrawn: string | null;
}

/**
 * Every rate set that a new calculation may use: those the app is shipped with, then those that a coordinator has
 * entered, by time. Of two with one date the later in the list is used (shared/rates/rateSet.ts).
 */
export function allRates(store: Store): readonly RateSet[] {
  const entered = enteredRates(store).filter(({ withdrawn }) => withdrawn === null);
  return [...builtInRates, ...entered.map(({ set }) => set)];
}

/** Withdrawn ones too: what a stored decision is recomputed from, by `ratesByIds`. */
export function everyRate(store: Store): readonly RateSet[] {
  return [...builtInRates, ...enteredRates(store).map(({ set }) => set)];
}

/** By time entered, then by id: the same order on every installation. */
export function enteredRates(store: Store): readonly EnteredRate[] {
  return sentOutRecords(store, 'rateSet')
    .flatMap((record) => readRate(record) ?? [])
    .toSorted((a, b) => compare(a.enteredAt, b.enteredAt) || compare(a.set.id, b.set.id));
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** One that this version of the app can not read is left out: a rate is never guessed. */
function readRate({ ref, fields }: RecordRow): EnteredRate | undefined {
  const [id, validFrom, source] = [textOf(fields.rateId), textOf(fields.validFrom), textOf(fields.source)];
  const kind = rateKinds.find((known) => known === fields.kind);
  if (id === null || validFrom === null || source === null || kind === undefined) return undefined;
  const set = withValues({ id, validFrom, source, standing: 'entered' }, kind, textOf(fields.values) ?? '');
  if (set === undefined) return undefined;
  return {
    set,
    ref,
    enteredBy: textOf(fields.enteredBy) ?? '',
    enteredAt: textOf(fields.enteredAt) ?? '',
    withdrawn: textOf(fields.$withdrawn),
  };
}

function withValues(
  head: Pick<RateSet, 'id' | 'validFrom' | 'source' | 'standing'>,
  kind: RateSet['kind'],
  json: string,
): RateSet | undefined {
  const values = parsed(json);
  switch (kind) {
    case 'grunnbelop': {
      const read = rateValueSchemas.grunnbelop.safeParse(values);
      return read.success ? { ...head, kind, values: read.data } : undefined;
    }
    case 'establishment': {
      const read = rateValueSchemas.establishment.safeParse(values);
      return read.success ? { ...head, kind, values: read.data } : undefined;
    }
    case 'integration': {
      const read = rateValueSchemas.integration.safeParse(values);
      return read.success ? { ...head, kind, values: read.data } : undefined;
    }
    case 'norwegian': {
      const read = rateValueSchemas.norwegian.safeParse(values);
      return read.success ? { ...head, kind, values: read.data } : undefined;
    }
    case 'impairment': {
      const read = rateValueSchemas.impairment.safeParse(values);
      return read.success ? { ...head, kind, values: read.data } : undefined;
    }
  }
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}

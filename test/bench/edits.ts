import type { IncomingStream } from '#db/exchange/exchangeStore.ts';
import { specOf } from '#db/fieldSpecs.ts';
import type { Scalar } from '#shared/forms/form.ts';
import { intakeMapping } from '#shared/forms/intakeMapping.form.ts';
import { encodeHlc } from '#shared/ops/hlc.ts';
import { recordId } from '#shared/ops/id.ts';
import { type Op, opRef } from '#shared/ops/op.ts';
import type { RecordType } from '#shared/records/registry.ts';
import { everyFieldFilled } from '../golden/formValues.ts';
import { type Generator, generator, syntheticPerson } from './people.ts';

/** Somebody saves a field. */
export interface Edit {
  readonly caseId: string;
  readonly type: RecordType;
  readonly record: string;
  readonly field: string;
  readonly value: Scalar;
  /** Who: the number of an installation, from 0. */
  readonly node: number;
  /** Milliseconds since 1970; rising by node. */
  readonly at: number;
}

/** Edits of one person: some twenty fields in several streams, and some that somebody else changes afterwards. */
export const editsOfPerson = 20;
const laterEdits = 4;
const start = Date.UTC(2026, 0, 1);
const minute = 60_000;

/** The same edits for the same arguments, person by person, so that as many as one likes need no memory. */
export function* personEdits(edits: number, nodes: number): globalThis.Generator<Edit[], undefined> {
  const random = generator(23);
  for (let place = 0; place * editsOfPerson < edits; place += 1) {
    yield editsOf(random, place, nodes).slice(0, edits - place * editsOfPerson);
  }
}

function editsOf(random: Generator, place: number, nodes: number): Edit[] {
  const record = recordId(start + place, (length) => Uint8Array.from({ length }, () => random.int(256)));
  const home = random.int(nodes);
  const fields: Record<string, Scalar> = {
    ...syntheticPerson(random, place),
    phone: `4${String(random.int(10_000_000)).padStart(7, '0')}`,
    address: `Storgata ${1 + random.int(200)}`,
    languages: [random.pick(['ar', 'ti', 'so', 'uk']), 'en'],
    interpreterNeeded: random.pick(['yes', 'no']),
    gender: random.pick(['female', 'male']),
    civilStatus: random.pick(['married', 'unmarried']),
    nativeName: `Имя ${place}`,
  };
  const known = Object.entries(fields).filter(([field]) => specOf('person', field, undefined) !== undefined);
  const written = known.slice(0, editsOfPerson - laterEdits);
  const edit = (field: string, value: Scalar, node: number, at: number): Edit => {
    return { caseId: record, type: 'person', record, field, value, node, at: start + place * minute + at };
  };
  const first = written.map(([field, value], at) => edit(field, value, home, at));
  const later = Array.from({ length: editsOfPerson - written.length }, (_, at) => {
    const [field, value] = written[random.int(written.length)] ?? ['lastName', 'Haile'];
    return edit(field, value, random.int(nodes), 1000 + at);
  });
  return [...first, ...later];
}

/**
 * The same for whole cases: a person, and an intake mapping that is filled in with every question answered and some answers
 * corrected by somebody.
 */
export function* caseEdits(edits: number, nodes: number): globalThis.Generator<Edit[], undefined> {
  const random = generator(29);
  for (let [place, left] = [0, edits]; left > 0; place += 1) {
    const person = editsOf(random, place, nodes);
    const ofCase = [...person, ...mappingOf(random, place, person, nodes)].slice(0, left);
    left -= ofCase.length;
    yield ofCase;
  }
}

const answers = Object.entries(everyFieldFilled(intakeMapping));
const corrected = answers
  .flatMap(([path, value]) =>
    typeof value === 'string' && value.includes(' ') ? [[path, `${value} Rettet.`] as const] : [],
  )
  .filter((_, at) => at % 5 === 0);

function mappingOf(random: Generator, place: number, person: readonly Edit[], nodes: number): Edit[] {
  const [{ caseId, node: home } = { caseId: '', node: 0 }] = person;
  const record = recordId(start + place, (length) => Uint8Array.from({ length }, () => random.int(256)));
  const edit = ([field, value]: readonly [string, Scalar], node: number, at: number): Edit => {
    return { caseId, type: 'form', record, field, value, node, at: start + place * minute + 2000 + at };
  };
  const own: [string, Scalar][] = [
    ['$form', 'intakeMapping'],
    ['$person', caseId],
    ['$version', 1],
    ['$state', 'draft'],
  ];
  const first = [...own, ...answers].map((each, at) => edit(each, home, at));
  return [...first, ...corrected.map((each, at) => edit(each, random.int(nodes), 1000 + at))];
}

/** The edits of one case as a package carries them: each a change made by somebody who had seen those before. */
export function streamsOf(edits: readonly Edit[]): IncomingStream[] {
  const heads = new Map<string, string>();
  const seqs = new Map<string, number>();
  const streams = new Map<string, Op[]>();
  for (const { caseId, type, record, field, value, node, at } of edits) {
    const scope = specOf(type, field, type === 'form' ? 'intakeMapping' : undefined)?.scope;
    if (scope === undefined) throw new Error(`a ${type} has no field ${field}`);
    const origin = originOf(node);
    const lane = `${scope}/${origin}`;
    const seq = (seqs.get(lane) ?? 0) + 1;
    seqs.set(lane, seq);
    const seen = heads.get(`${record} ${field}`);
    const op: Op = {
      stream: { caseId, scope },
      origin,
      seq,
      record: { type, id: record },
      field,
      value,
      basis: seen === undefined ? [] : [seen],
      hlc: encodeHlc({ milliseconds: at, counter: 0 }),
      author: `author${node}`,
      at: new Date(at).toISOString(),
    };
    heads.set(`${record} ${field}`, opRef(op));
    const ofScope = streams.get(scope);
    if (ofScope === undefined) streams.set(scope, [op]);
    else ofScope.push(op);
  }
  return [...streams]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([, ops]) => {
      const sorted = ops.toSorted((a, b) => (a.origin === b.origin ? a.seq - b.seq : a.origin < b.origin ? -1 : 1));
      const [first] = sorted;
      return first === undefined ? [] : [{ stream: first.stream, ops: sorted }];
    });
}

const origins = new Map<number, string>();

function originOf(node: number): string {
  let origin = origins.get(node);
  if (origin === undefined) {
    origin = recordId(start - 1 - node, (length) => new Uint8Array(length));
    origins.set(node, origin);
  }
  return origin;
}

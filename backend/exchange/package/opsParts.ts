import { createHash } from 'node:crypto';
import { setImmediate } from 'node:timers/promises';
import type { OpRange, OpsOut } from '#db/exchange/exchangeStore.ts';
import { type AppError, appError } from '#shared/api/errors.ts';
import { maxSegmentBytes, maxSegmentOps } from '#shared/exchange/manifest.ts';
import { opsPartName } from '#shared/exchange/parts.ts';
import { err, ok, type Result } from '#shared/result.ts';
import type { PartSource } from './types.ts';

export interface OpsParts {
  readonly parts: readonly PartSource[];
  readonly ops: number;
  readonly bytes: number;
  /** Of all the ops. */
  readonly authors: ReadonlySet<string>;
}

const pageSize = 500;

/**
 * The ops of these ranges as parts of a package, in the order of the ranges. They are read once here, to find where each
 * part ends and what its hash is, and once when it is written; no more than a page of them is held. Error: `cancelled`.
 */
export async function opsParts(
  log: Pick<OpsOut, 'lines'>,
  ranges: readonly OpRange[],
  signal?: AbortSignal,
  most: { readonly ops: number; readonly bytes: number } = { ops: maxSegmentOps, bytes: maxSegmentBytes },
): Promise<Result<OpsParts, AppError>> {
  const parts: PartSource[] = [];
  const authors = new Set<string>();
  let totalBytes = 0;
  let totalOps = 0;
  let segment = new Segment();
  const close = (): void => {
    if (segment.ops === 0) return;
    parts.push(segment.part(opsPartName(parts.length + 1), log, ranges));
    totalBytes += segment.bytes;
    totalOps += segment.ops;
    segment = new Segment();
  };
  const places = placesOf(ranges);
  for (const page of log.lines(ranges, pageSize)) {
    if (signal?.aborted) return err(appError('cancelled', {}));
    for (const { line, author } of page) {
      const place = places.next();
      if (place.done) throw new Error('opsParts: more lines than the ranges have');
      const bytes = Buffer.byteLength(line) + 1;
      if (segment.ops === most.ops || segment.bytes + bytes > most.bytes) close();
      segment.add(place.value, line, bytes);
      authors.add(author);
    }
    await setImmediate();
  }
  if (!places.next().done) throw new Error('opsParts: fewer lines than the ranges have');
  close();
  return ok({ parts, ops: totalOps, bytes: totalBytes, authors });
}

interface Place {
  /** Place of its range among all. */
  readonly at: number;
  readonly seq: number;
}

/** From one op to another, both included. */
function between(ranges: readonly OpRange[], from: Place, to: Place): OpRange[] {
  return ranges.slice(from.at, to.at + 1).map((range, index) => ({
    ...range,
    ...(index === 0 ? { first: from.seq } : {}),
    ...(from.at + index === to.at ? { last: to.seq } : {}),
  }));
}

/** Which op each line is, in the order in which the log gives them. */
function* placesOf(ranges: readonly OpRange[]): Generator<Place, undefined> {
  for (const [at, { first, last }] of ranges.entries()) {
    for (let seq = first; seq <= last; seq++) yield { at, seq };
  }
}

/** A part in the making: what is in it, without the lines themselves. */
class Segment {
  ops = 0;
  bytes = 0;
  readonly #hash = createHash('sha256');
  #first: Place | undefined;
  #last: Place | undefined;

  add(place: Place, line: string, bytes: number): void {
    this.#first ??= place;
    this.#last = place;
    this.#hash.update(line).update('\n');
    this.ops += 1;
    this.bytes += bytes;
  }

  /** `ranges`: those of all parts; it holds no copy of its own, since there can be a million. */
  part(name: string, log: Pick<OpsOut, 'lines'>, ranges: readonly OpRange[]): PartSource {
    const [from, to] = [this.#first, this.#last];
    if (from === undefined || to === undefined) throw new Error('opsParts: a part without ops');
    return {
      name,
      kind: 'ops',
      ops: this.ops,
      bytes: this.bytes,
      sha256: this.#hash.digest('hex'),
      *content() {
        for (const page of log.lines(between(ranges, from, to), pageSize)) {
          yield Buffer.from(page.map(({ line }) => `${line}\n`).join(''), 'utf8');
        }
      },
    };
  }
}

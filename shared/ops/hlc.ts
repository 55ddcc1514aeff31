/**
 * Hybrid logical clock: 48 bits of milliseconds and a 16-bit counter, written as 16 hex digits, so that comparing two
 * as text compares them as time. It only breaks ties between concurrent edits; causality comes from an op's basis.
 */
export type Hlc = string;

export interface HlcParts {
  readonly milliseconds: number;
  readonly counter: number;
}

/** A package from a PC with a wrong clock moves ours at most this far past our own wall clock. */
export const maxAdvanceMilliseconds = 24 * 60 * 60 * 1000;

const maxMilliseconds = 2 ** 48 - 1;
const maxCounter = 2 ** 16 - 1;

export const hlcZero: Hlc = encodeHlc({ milliseconds: 0, counter: 0 });

export function encodeHlc({ milliseconds, counter }: HlcParts): Hlc {
  if (!Number.isInteger(milliseconds) || milliseconds < 0 || milliseconds > maxMilliseconds) {
    throw new RangeError('hlc: milliseconds out of range');
  }
  if (!Number.isInteger(counter) || counter < 0 || counter > maxCounter) {
    throw new RangeError('hlc: counter out of range');
  }
  return milliseconds.toString(16).padStart(12, '0') + counter.toString(16).padStart(4, '0');
}

/** The parts of a clock value, or undefined when the text is not one. */
export function decodeHlc(hlc: Hlc): HlcParts | undefined {
  if (!/^[0-9a-f]{16}$/.test(hlc)) return undefined;
  return { milliseconds: Number.parseInt(hlc.slice(0, 12), 16), counter: Number.parseInt(hlc.slice(12), 16) };
}

export function compareHlc(a: Hlc, b: Hlc): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** The clock after an act of our own: later than everything seen, and not before the wall clock. */
export function tick(last: Hlc, nowMilliseconds: number): Hlc {
  const seen = parts(last);
  if (nowMilliseconds > seen.milliseconds) return encodeHlc({ milliseconds: nowMilliseconds, counter: 0 });
  if (seen.counter < maxCounter) return encodeHlc({ ...seen, counter: seen.counter + 1 });
  return encodeHlc({ milliseconds: seen.milliseconds + 1, counter: 0 });
}

/** The clock after having seen another installation's op: forward only, and at most 24 hours past the wall clock. */
export function receive(last: Hlc, remote: Hlc, nowMilliseconds: number): Hlc {
  const limit = encodeHlc({ milliseconds: nowMilliseconds + maxAdvanceMilliseconds, counter: maxCounter });
  const accepted = compareHlc(remote, limit) > 0 ? limit : remote;
  return compareHlc(accepted, last) > 0 ? accepted : last;
}

function parts(hlc: Hlc): HlcParts {
  const decoded = decodeHlc(hlc);
  if (decoded === undefined) throw new RangeError('hlc: malformed');
  return decoded;
}

import * as all from '../../node_modules/fast-check/lib/fast-check.js';

/**
 * What `npm run properties` puts in fast-check's place: each property is run so many times as often as its test says, with a seed
 * that is drawn anew, which a failure prints.
 */
const times = Number(process.env.DALSAM_TIMES ?? 30);
if (!Number.isSafeInteger(times) || times < 1) throw new Error('DALSAM_TIMES is a whole number from 1');

/** Milliseconds after which a property is taken to hold: some need a database for each run. */
const longest = 5 * 60_000;

const assert: typeof all.assert = ((property: never, parameters: all.Parameters<unknown> = {}) =>
  all.assert(property, {
    ...parameters,
    numRuns: (parameters.numRuns ?? 100) * times,
    interruptAfterTimeLimit: longest,
  })) as typeof all.assert;

export default { ...all.default, assert };

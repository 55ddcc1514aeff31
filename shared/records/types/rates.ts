import { z } from 'zod';
import { instant, isoDate, multilineText, plainText } from '../../api/scalars.ts';
import { rateKinds } from '../../rates/schema.ts';
import { removedIn, spec } from '../fieldSpec.ts';

/** Rate sets: the built-in ones and those that a coordinator has entered: record types. */
export const ratesRecords = {
  /** A rate set that a coordinator has entered. Never edited: withdrawn, and another one entered. */
  rateSet: {
    /** What stored decisions name it by. */
    rateId: spec(plainText(80), 'common', 'locked'),
    kind: spec(z.enum(rateKinds), 'common', 'locked'),
    validFrom: spec(isoDate, 'common', 'locked'),
    source: spec(plainText(300), 'common', 'locked'),
    /** The values as JSON text (shared/rates/schema.ts has the shape for each kind). */
    values: spec(z.string().max(5000), 'common', 'locked'),
    /** The user's name, as it was. */
    enteredBy: spec(plainText(200), 'common', 'locked'),
    enteredAt: spec(instant, 'common', 'locked'),
    /** Why it no longer counts. What already rests on it stays as it is. */
    $withdrawn: spec(multilineText(1000), 'common', 'locked'),
    $removed: removedIn('common'),
  },
} as const;

import { Temporal } from 'temporal-polyfill';

/** The day on which something was done, where the municipalities are. */
export const dayOf = (at: string): string =>
  Temporal.Instant.from(at).toZonedDateTimeISO('Europe/Oslo').toPlainDate().toString();

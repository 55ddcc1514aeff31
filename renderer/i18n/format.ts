import { norwegianZone } from '#shared/norwegianTime.ts';

/**
 * Norwegian notation. Bokmål and nynorsk write dates and numbers alike, so one locale serves both; a thin space
 * between thousands would be read out as one word by some screen readers, so Intl's own no-break space is kept.
 */
const number = new Intl.NumberFormat('nb-NO');
const clock = new Intl.DateTimeFormat('nb-NO', {
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
  timeZone: norwegianZone,
});
const day = new Intl.DateTimeFormat('nb-NO', {
  day: '2-digit',
  month: '2-digit',
  year: 'numeric',
  timeZone: norwegianZone,
});

export function formatNumber(value: number): string {
  return number.format(value);
}

/** An instant as the clock is in Norway: `22.11.2026 kl. 14.05`. */
export function formatInstant(iso: string): string {
  return `${formatInstantDay(iso)} kl. ${formatClock(new Date(iso))}`;
}

/** `14.05`: a full stop between hours and minutes, as Norwegian text has it; Intl writes a colon. */
export function formatClock(at: Date): string {
  return clock.format(at).replace(':', '.');
}

export function formatInstantDay(iso: string): string {
  return day.format(new Date(iso));
}

/** `1,4 MB`, with a comma. */
export function formatBytes(bytes: number): string {
  if (bytes < 1000) return `${number.format(bytes)} B`;
  if (bytes < 1_000_000) return `${number.format(Math.round(bytes / 1000))} kB`;
  return `${number.format(Math.round(bytes / 100_000) / 10)} MB`;
}

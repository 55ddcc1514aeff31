import { municipalityByNumber } from '#shared/municipalities.ts';
import type { Messages } from '../../i18n/nb.ts';

/** A municipality, the coordinator, or all of them, as a person says it. */
export function holderName(t: Messages['exchange']['packages'], holder: string): string {
  if (holder === 'coordinator') return t.coordinator;
  if (holder === 'all') return t.all;
  return municipalityByNumber(holder)?.name ?? holder;
}

/** Who sent a package: the municipality, and which of its machines. */
export function senderName(
  t: Messages['exchange']['packages'],
  sender: { readonly holder: string; readonly name: string },
): string {
  return t.named(holderName(t, sender.holder), sender.name);
}

/** `nr. 1, 2 og 5`, in the way that the numbers are written in a sentence. */
export function numbersText(numbers: readonly number[]): string {
  const shown = numbers.slice(0, 12).map(String);
  return `nr. ${shown.join(', ')}${numbers.length > shown.length ? ' …' : ''}`;
}

import type { Store } from '#db/store.ts';
import { municipalityByNumber } from '#shared/municipalities.ts';

/** Who wrote something elsewhere, as packages have told it: `Kari Konsulent (Sel)`; an empty string for an id that is nobody's. */
export function authorElsewhere(store: Store, id: string): string {
  const author = store.exchange.log.authors([id]).get(id);
  if (author === undefined) return '';
  return `${author.name} (${municipalityByNumber(author.municipality)?.name ?? author.municipality})`;
}

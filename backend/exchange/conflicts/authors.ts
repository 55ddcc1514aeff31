import type { ConflictAuthor } from '#shared/api/methods/exchange/conflicts.ts';
import { municipalityNumbers } from '#shared/municipalities.ts';
import type { HandlerContext } from '../../handler.ts';

/** Who wrote an op: by the origin whose municipality, by the author which name. */
export type AuthorOf = (op: { readonly author: string; readonly origin: string }) => ConflictAuthor;

export function authorsIn(context: HandlerContext): AuthorOf {
  const { log } = context.store.exchange;
  const own = new Set(context.store.ownOrigins());
  const origins = log.origins();
  return ({ author, origin }) => {
    const number = own.has(origin) ? context.municipality : origins.get(origin)?.municipality;
    const municipality = municipalityNumbers.find((known) => known === number) ?? null;
    const name = log.authors([author]).get(author)?.name ?? context.userName(author);
    return { name, municipality, isOurs: municipality === context.municipality };
  };
}

import type { AuthorName } from '#db/exchange/exchangeStore.ts';
import type { SqliteStore } from '#db/sqliteStore.ts';
import type { Store } from '#db/store.ts';
import { takeIn } from '#db/testing.ts';
import type { MunicipalityNumber } from '#shared/municipalities.ts';

/** One installation, as far as ops go. */
export interface Node {
  readonly store: Store;
  readonly municipality: MunicipalityNumber;
}

/**
 * Carries every op but the local ones from one store to another, as packages do in the end, and tells whose the origins are. For
 * tests of what happens when ops meet: nothing of consents or of files.
 */
export function carry(from: Node, to: Node, scopes?: readonly string[]): void {
  const [source, target] = [from.store as SqliteStore, to.store as SqliteStore];
  const owner = { installation: source.origin(), municipality: from.municipality, role: 'municipality' as const };
  target.exchange.log.learn({
    origins: new Map([
      ...source.exchange.log.origins(),
      ...source.ownOrigins().map((origin) => [origin, owner] as const),
    ]),
    authors: authorsOf(source, from.municipality),
  });
  const ops = source.ops().filter(({ stream }) => stream.scope !== 'local');
  const wanted = scopes === undefined ? ops : ops.filter(({ stream }) => scopes.includes(stream.scope));
  takeIn(target, wanted);
}

/** Everybody who has signed in there, and whom it has been told of. */
function authorsOf(source: SqliteStore, municipality: string): Map<string, AuthorName> {
  const users = source
    .recordsOfType('user')
    .map(({ ref, fields }) => [ref.id, { name: String(fields.name), municipality }]);
  return new Map([
    ...source.exchange.log.authors(source.ops().map(({ author }) => author)),
    ...(users as [string, AuthorName][]),
  ]);
}

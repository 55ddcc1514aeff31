import type { IncomingStream, OpsOut } from '#db/exchange/exchangeStore.ts';
import type { PeoplePart } from '#shared/exchange/holdings.ts';
import { type Ownership, type OwnershipInput, ownershipOf } from '#shared/exchange/ownership.ts';
import { commonCase } from '#shared/records/fieldSpec.ts';
import type { MemberBook } from '../members/memberBook.ts';
import type { Holder } from './plan.ts';

/**
 * Who may send what, at the receiving end (docs/exchange.md, "Who may have what"). A package that oversteps it is refused
 * as a whole: no program of ours writes one.
 */

/** Have the case or have had it: packages cross each other, so one that was sent in good faith may come after a move. */
export function everOwners({ initialOwner, owner, moves }: Ownership): ReadonlySet<string> {
  return new Set([initialOwner, owner, ...moves.flatMap(({ from, to }) => [from, to])].flatMap((each) => each ?? []));
}

/**
 * Whether this sender may bring us streams of this case: within the municipality everything; else the owner shares with us, or what we
 * own (or owned, or are offered) comes back to us.
 */
export function maySend(
  input: OwnershipInput,
  parties: {
    readonly sender: Holder;
    readonly own: Holder;
    readonly ownMunicipality: string;
    readonly isKnownHere: boolean;
  },
): boolean {
  const { sender, own, ownMunicipality, isKnownHere } = parties;
  if (sender === own) return true;
  // A case that nothing is said of was made where it is: here, when it is known here at all.
  const owners = everOwners(ownershipOf(input, isKnownHere ? ownMunicipality : undefined));
  return owners.has(sender) || owners.has(own);
}

/**
 * What is believed of what a sender says of origins that are not its own. That one is a coordinator's, only a coordinator and one's own
 * municipality are believed in: what coordinators write holds for all.
 */
export function believed(
  origins: PeoplePart['origins'],
  { sender, own }: { readonly sender: Holder; readonly own: Holder },
  ownOrigins: readonly string[],
): [string, PeoplePart['origins'][string]][] {
  // Of one's own nobody else can tell.
  const all = Object.entries(origins).filter(([origin]) => !ownOrigins.includes(origin));
  return sender === 'coordinator' || sender === own ? all : all.filter(([, { role }]) => role !== 'coordinator');
}

/**
 * What a municipality passes on of a coordinator's ops about nobody (rates, texts) and is not here is left out: it comes from
 * the coordinator itself, under its signature. Everything else stays.
 */
export function withoutRelayed(
  stream: IncomingStream,
  { sender, own }: { readonly sender: Holder; readonly own: Holder },
  log: Pick<OpsOut, 'origins' | 'heldOf'>,
): IncomingStream | undefined {
  if (stream.stream.caseId !== commonCase || sender === 'coordinator' || sender === own) return stream;
  const owners = log.origins();
  const held = new Map(log.heldOf(stream.stream).map(({ origin, seq }) => [origin, seq]));
  const ops = stream.ops.filter(
    ({ origin, seq }) => owners.get(origin)?.role !== 'coordinator' || seq <= (held.get(origin) ?? 0),
  );
  return ops.length === 0 ? undefined : { ...stream, ops };
}

/** An origin that is said to be of an installation on the list must be said to be of its municipality. */
export function peopleFit(book: MemberBook, people: PeoplePart): boolean {
  return Object.values(people.origins).every(({ installation, municipality, role }) => {
    const member = book.member(installation);
    return member === undefined || (member.municipality === municipality && member.role === role);
  });
}

import type { StoredBlock } from '#db/exchange/exchangeStore.ts';
import { memberBook } from '../members/memberBook.ts';
import { holderOf, type PackageContext } from './context.ts';

/**
 * Blocks that their holder has not confirmed. A receipt counts for as long as the holder says nothing else: a PC that went back to a copy
 * from before it erased says that it holds what others wrote there, and knows of no revocation.
 */
export function unansweredBlocks(context: PackageContext): StoredBlock[] {
  const { blocks, journal, log } = context.store.exchange;
  const origins = log.origins();
  const members = Map.groupBy(memberBook(context).active('all'), holderOf);
  const isHeldAgain = ({ holder, stream, isLifted }: StoredBlock): boolean => {
    if (isLifted) return false;
    // What the holder wrote there since is its own; of an origin that nobody has told of, only what is here is known to be another's.
    const isOfOthers = (origin: string): boolean => {
      const owner = origins.get(origin);
      return owner === undefined
        ? log.heldOf(stream).some((held) => held.origin === origin)
        : holderOf(owner) !== holder;
    };
    return (members.get(holder) ?? []).some(({ installation }) =>
      journal.peerHolds(installation, stream).some(({ origin }) => isOfOthers(origin)),
    );
  };
  return blocks.all().filter((block) => block.receiptAt === null || isHeldAgain(block));
}

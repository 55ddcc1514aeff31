import type { UnfinishedFile } from '#db/exchange/unfinished.ts';
import { writeHandOver } from '#shared/exchange/handOver.ts';
import { commonCase } from '#shared/records/fieldSpec.ts';
import { handOverSummary } from '../transfers/handOverSummary.ts';
import { ownerOf } from '../transfers/ownerOf.ts';
import type { PackageContext } from './context.ts';
import type { Plan } from './plan.ts';
import type { Channel } from './recipients.ts';

/**
 * Lists in the transfer what is handed over, so that both sides have the list (guidelines 2.1): before the package is made, since
 * the list goes in it. It names what the new owner gets now or had before, and nothing that stays; where all of it went with the
 * offer, the list alone is left to send. `note` is told in the same transaction what stood there before, for where the file then
 * is not made. Returns how many were written.
 */
export function listHandOvers(
  context: PackageContext,
  to: Channel,
  plan: Plan,
  note: (before?: UnfinishedFile['before']) => void,
): number {
  const { store, municipality, user } = context;
  const at = context.now().toISOString();
  const goesNow = new Set(plan.goes.filter(({ basis }) => basis === 'handOver').map(({ stream }) => stream.caseId));
  const had = plan.heldBack.filter(({ reason }) => reason === 'nothingNew');
  const theirs = Map.groupBy([...plan.goes, ...had], ({ stream }) => stream.caseId);
  const listed = [...theirs].flatMap(([caseId, streams]) => {
    if (caseId === commonCase) return [];
    const { owner, moves } = ownerOf(store, municipality, caseId);
    const move = moves.findLast(({ from }) => from === municipality);
    const record = move === undefined || owner !== to ? undefined : store.record(move.transfer);
    if (record === undefined) return [];
    if (typeof record.fields.handedOver === 'string' && !goesNow.has(caseId)) return [];
    const scopes = new Set(streams.map(({ stream }) => stream.scope));
    const handedOver = writeHandOver(handOverSummary(store, caseId, scopes));
    return record.fields.handedOver === handedOver ? [] : [{ ...record, handedOver }];
  });
  if (listed.length === 0) {
    note();
    return 0;
  }
  store.write({ author: user.id, at }, (writer) => {
    for (const { ref, handedOver } of listed) writer.set(ref, { handedOver, handedOverAt: at });
    note(
      listed.map(({ ref, fields }) => ({
        ref,
        fields: { handedOver: fields.handedOver ?? null, handedOverAt: fields.handedOverAt ?? null },
      })),
    );
  });
  return listed.length;
}

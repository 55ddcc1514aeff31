import type { UnfinishedFile } from '#db/exchange/unfinished.ts';
import { writeHandOver } from '#shared/exchange/handOver.ts';
import { handOverSummary } from '../transfers/handOverSummary.ts';
import { ownerOf } from '../transfers/ownerOf.ts';
import type { PackageContext } from './context.ts';
import type { Plan } from './plan.ts';

/**
 * Lists in the transfer what is handed over, so that both sides have the list (guidelines 2.1): before the package is made, since
 * the list goes in it. `note` is told in the same transaction what stood there before, for where the file then is not made.
 * Returns how many were written.
 */
export function listHandOvers(
  context: PackageContext,
  plan: Plan,
  note: (before?: UnfinishedFile['before']) => void,
): number {
  const { store, municipality, user } = context;
  const at = context.now().toISOString();
  const cases = new Set(plan.goes.filter(({ basis }) => basis === 'handOver').map(({ stream }) => stream.caseId));
  const listed = [...cases].flatMap((caseId) => {
    const move = ownerOf(store, municipality, caseId).moves.findLast(({ from }) => from === municipality);
    const record = move === undefined ? undefined : store.record(move.transfer);
    if (record === undefined) return [];
    const handedOver = writeHandOver(handOverSummary(store, caseId));
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

import { writeHandOver } from '#shared/exchange/handOver.ts';
import { handOverSummary } from '../transfers/handOverSummary.ts';
import { ownerOf } from '../transfers/ownerOf.ts';
import type { PackageContext } from './context.ts';
import type { Plan } from './plan.ts';

/**
 * Lists in the transfer what is handed over, so that both sides have the list (guidelines 2.1): before the package is made, since
 * the list goes in it. Returns how to take it back, where the file then could not be made.
 */
export function listHandOvers(context: PackageContext, plan: Plan): { readonly written: number; undo(): void } {
  const { store, municipality, user } = context;
  const at = context.now().toISOString();
  const cases = new Set(plan.goes.filter(({ basis }) => basis === 'handOver').map(({ stream }) => stream.caseId));
  const refs = [...cases].flatMap((caseId) => {
    const move = ownerOf(store, municipality, caseId).moves.findLast(({ from }) => from === municipality);
    const record = move === undefined ? undefined : store.record(move.transfer);
    return record === undefined ? [] : [{ ref: record.ref, before: record.fields, caseId }];
  });
  const handedOver = ({ caseId }: { caseId: string }) => writeHandOver(handOverSummary(store, caseId));
  const changed = refs.filter((each) => each.before.handedOver !== handedOver(each));
  if (changed.length === 0) return { written: 0, undo: () => undefined };
  const author = user.id;
  store.write({ author, at }, (writer) => {
    for (const each of changed) writer.set(each.ref, { handedOver: handedOver(each), handedOverAt: at });
  });
  return {
    written: changed.length,
    undo: () =>
      store.write({ author, at: context.now().toISOString() }, (writer) => {
        for (const { ref, before } of changed) {
          writer.set(ref, { handedOver: before.handedOver ?? null, handedOverAt: before.handedOverAt ?? null });
        }
      }),
  };
}

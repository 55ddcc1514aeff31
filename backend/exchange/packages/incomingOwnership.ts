import type { IncomingStream } from '#db/exchange/exchangeStore.ts';
import type { PeoplePart } from '#shared/exchange/holdings.ts';
import type { OwnershipInput, OwnershipOp } from '#shared/exchange/ownership.ts';
import { opRef } from '#shared/ops/op.ts';
import type { PackageContext } from './context.ts';
import type { IncomingHead } from './readIncoming.ts';

/** What says whose a case is, with what a package would add to it (shared/exchange/ownership.ts). */
export function ownershipWith(
  context: PackageContext,
  caseId: string,
  incoming: readonly IncomingStream[],
  people: PeoplePart,
  { manifest: { sender }, sender: holder }: Pick<IncomingHead, 'manifest' | 'sender'>,
): OwnershipInput {
  const here = context.store.ownershipOps(caseId, context.municipality);
  // By its signature, whatever others have said of the origin.
  const signed = holder === 'coordinator' ? undefined : sender.municipality;
  const bySigner = <T extends OwnershipOp>(op: T): T =>
    op.origin === sender.origin ? { ...op, municipality: signed } : op;
  const origins = context.store.exchange.log.origins();
  const known = new Set([...here.ownership, ...here.transfers.flatMap(allOps)].map(({ ref }) => ref));
  const ops = incoming.flatMap(({ ops: ofStream }) => ofStream).filter((op) => !known.has(opRef(op)));
  const toOp = (op: (typeof ops)[number]): OwnershipOp => {
    const owner = origins.get(op.origin) ?? people.origins[op.origin];
    const municipality = owner?.role === 'municipality' ? owner.municipality : undefined;
    const { value, basis, hlc, origin, at } = op;
    return bySigner({ ref: opRef(op), value, basis, hlc, origin, municipality, at });
  };
  const of = (recordId: string, field: string) =>
    ops.filter((op) => op.record.type === 'transfer' && op.record.id === recordId && op.field === field).map(toOp);
  const ids = new Set([
    ...here.transfers.map(({ id }) => id),
    ...ops.filter(({ record }) => record.type === 'transfer').map(({ record }) => record.id),
  ]);
  return {
    ownership: [
      ...here.ownership.map(bySigner),
      ...ops.filter((op) => op.record.type === 'ownership' && op.field === 'municipality').map(toOp),
    ],
    transfers: [...ids].map((id) => {
      const known = here.transfers.find((transfer) => transfer.id === id);
      return {
        id,
        from: [...(known?.from ?? []).map(bySigner), ...of(id, 'from')],
        to: [...(known?.to ?? []).map(bySigner), ...of(id, 'to')],
        after: [...(known?.after ?? []).map(bySigner), ...of(id, 'after')],
        state: [...(known?.state ?? []).map(bySigner), ...of(id, 'state')],
      };
    }),
  };
}

const allOps = (transfer: OwnershipInput['transfers'][number]): readonly OwnershipOp[] => [
  ...transfer.from,
  ...transfer.to,
  ...transfer.after,
  ...transfer.state,
];

import type { Scalar } from '../forms/form.ts';
import type { OpRef } from '../ops/op.ts';

/**
 * Whose a case is (guidelines 2.1; docs/exchange.md, "Moving"): a function of the set of ops, so that every installation
 * which holds the same ops gives the same answer, in whatever order they came. Nothing that a `$removed` says changes it.
 */

/** What is needed of an op of an `ownership` or `transfer` record. */
export interface OwnershipOp {
  readonly ref: OpRef;
  readonly value: Scalar;
  readonly basis: readonly OpRef[];
  readonly hlc: string;
  readonly origin: string;
  /** Of the origin that wrote it; undefined where it is not known, or is a coordinator's: such an op gives no right. */
  readonly municipality: string | undefined;
  /** The author's wall clock, for people to read. */
  readonly at: string;
}

export interface TransferOps {
  readonly id: string;
  readonly from: readonly OwnershipOp[];
  readonly to: readonly OwnershipOp[];
  readonly after: readonly OwnershipOp[];
  readonly state: readonly OwnershipOp[];
}

export interface OwnershipInput {
  /** Ops of the field `municipality` of every `ownership` record of the case. */
  readonly ownership: readonly OwnershipOp[];
  /** Every `transfer` record of the case. */
  readonly transfers: readonly TransferOps[];
}

/**
 * offered, accepted, rejected, withdrawn: as they say. superseded: another move of the case counts instead, or came first.
 * invalid: not offered by the municipality that it says it comes from, so it is nothing.
 */
export const transferStates = ['offered', 'accepted', 'rejected', 'withdrawn', 'superseded', 'invalid'] as const;
export type TransferState = (typeof transferStates)[number];

export interface TransferView {
  readonly id: string;
  readonly state: TransferState;
  /** null where it is not rightly written. */
  readonly from: string | null;
  readonly to: string | null;
  /** When it became what it is, by its author's clock; undefined for an offer that stands and for an invalid one. */
  readonly settledAt: string | undefined;
}

export interface Move {
  readonly transfer: string;
  readonly from: string;
  readonly to: string;
  /** ISO instant of the acceptance, by its author's clock. */
  readonly at: string;
}

export interface Ownership {
  /** undefined: no `ownership` record that is rightly written, so the municipality where the case was made. */
  readonly owner: string | undefined;
  readonly initialOwner: string | undefined;
  /** The moves that count, first to last. */
  readonly moves: readonly Move[];
  /** Have owned it and do not now. `until`: when it last left them. */
  readonly formerOwners: readonly { readonly municipality: string; readonly until: string }[];
  /** Offers by the present owner that wait for an answer, by id. */
  readonly pending: readonly string[];
  /** By id. */
  readonly transfers: readonly TransferView[];
}

/** Whose the case is. `ownMunicipality` holds where nothing says whose it is: it was made here and never left. */
export function ownershipOf(input: OwnershipInput, ownMunicipality?: string): Ownership {
  const initialOwner = first(input.ownership.filter(isSelfDeclared))?.value as string | undefined;
  const start = initialOwner ?? ownMunicipality;
  const read = [...input.transfers].map(readTransfer).sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0));

  const moves: Move[] = [];
  let owner = start;
  let after: string | undefined;
  for (;;) {
    const next = read
      .filter((transfer) => transfer.acceptance !== undefined && follows(transfer, owner, after))
      .filter((transfer) => !moves.some((move) => move.transfer === transfer.id))
      .sort((a, b) => earliestFirst(a.acceptance as OwnershipOp, b.acceptance as OwnershipOp))[0];
    if (next?.acceptance === undefined) break;
    moves.push({ transfer: next.id, from: next.from as string, to: next.to as string, at: next.acceptance.at });
    owner = next.to;
    after = next.id;
  }

  const counts = new Set(moves.map(({ transfer }) => transfer));
  const transfers = read.map((transfer): TransferView => {
    const { id, from, to } = transfer;
    const isOpen = follows(transfer, owner, after);
    const isLost = (transfer.state === 'accepted' && !counts.has(id)) || (transfer.state === 'offered' && !isOpen);
    const state = isLost ? 'superseded' : transfer.state;
    const isSettled = state !== 'offered' && state !== 'invalid';
    return { id, state, from: from ?? null, to: to ?? null, settledAt: isSettled ? transfer.settledAt : undefined };
  });
  const left = new Map(moves.map((move) => [move.from, move.at]));
  return {
    owner,
    initialOwner,
    moves,
    formerOwners: [...left]
      .filter(([municipality]) => municipality !== owner)
      .map(([municipality, until]) => ({ municipality, until })),
    pending: transfers.filter(({ state }) => state === 'offered').map(({ id }) => id),
    transfers,
  };
}

interface ReadTransfer {
  readonly id: string;
  readonly from: string | undefined;
  readonly to: string | undefined;
  readonly after: string | undefined;
  readonly state: 'offered' | 'accepted' | 'rejected' | 'withdrawn' | 'invalid';
  /** The earliest acceptance that counts. */
  readonly acceptance: OwnershipOp | undefined;
  readonly settledAt: string | undefined;
}

function readTransfer(transfer: TransferOps): ReadTransfer {
  const from = first(transfer.from.filter(isSelfDeclared))?.value as string | undefined;
  // The offer is the owner's word: whom it goes to and what it comes after is not for another to write.
  const byOwner = (op: OwnershipOp) => op.municipality === from && typeof op.value === 'string' && op.value !== '';
  const to = first(transfer.to.filter(byOwner))?.value as string | undefined;
  const after = first(transfer.after.filter(byOwner))?.value as string | undefined;
  const invalid = { id: transfer.id, from, to, after, acceptance: undefined, settledAt: undefined };
  if (from === undefined || to === undefined || from === to) return { ...invalid, state: 'invalid' };

  const by = (value: string, municipality: string) =>
    transfer.state.filter((op) => op.value === value && op.municipality === municipality);
  const withdrawn = by('withdrawn', from);
  const rejected = by('rejected', to);
  const ended = new Set([...withdrawn, ...rejected].map(({ ref }) => ref));
  const byRef = new Map(transfer.state.map((op) => [op.ref, op]));
  const acceptance = first(by('accepted', to).filter((op) => !hasSeen(op, ended, byRef)));
  const common = { id: transfer.id, from, to, after, acceptance };
  if (acceptance !== undefined) return { ...common, state: 'accepted', settledAt: acceptance.at };
  const [withdrawal, rejection] = [first(withdrawn), first(rejected)];
  if (withdrawal !== undefined) return { ...common, state: 'withdrawn', settledAt: withdrawal.at };
  if (rejection !== undefined) return { ...common, state: 'rejected', settledAt: rejection.at };
  return { ...common, state: 'offered', settledAt: undefined };
}

/** Whether one of these ops is among what the op's author had seen, directly or by way of others. */
function hasSeen(op: OwnershipOp, refs: ReadonlySet<OpRef>, byRef: ReadonlyMap<OpRef, OwnershipOp>): boolean {
  const visited = new Set<OpRef>();
  const ahead = [...op.basis];
  for (let ref = ahead.pop(); ref !== undefined; ref = ahead.pop()) {
    if (refs.has(ref)) return true;
    if (visited.has(ref)) continue;
    visited.add(ref);
    ahead.push(...(byRef.get(ref)?.basis ?? []));
  }
  return false;
}

/** It is offered by the present owner, who became that by the transfer it comes after. */
function follows(transfer: ReadTransfer, owner: string | undefined, after: string | undefined): boolean {
  return transfer.state !== 'invalid' && transfer.from === owner && transfer.after === after;
}

/** The municipality that it names is its writer's own. */
function isSelfDeclared(op: OwnershipOp): boolean {
  return typeof op.value === 'string' && op.municipality === op.value;
}

function first(ops: readonly OwnershipOp[]): OwnershipOp | undefined {
  return [...ops].sort(earliestFirst)[0];
}

/** By (clock, origin); the ref only makes the order total. */
function earliestFirst(a: OwnershipOp, b: OwnershipOp): number {
  if (a.hlc !== b.hlc) return a.hlc < b.hlc ? -1 : 1;
  if (a.origin !== b.origin) return a.origin < b.origin ? -1 : 1;
  return a.ref < b.ref ? -1 : a.ref > b.ref ? 1 : 0;
}

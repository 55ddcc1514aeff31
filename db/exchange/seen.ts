import type { Op } from '#shared/ops/op.ts';
import type { StoredOp } from '../opLog.ts';
import type { SenderHoldings } from './exchangeStore.ts';
import type { ExchangeParts } from './sharedParts.ts';

/** Whether whoever wrote an op that comes in had seen what is here. */
export class Seen {
  readonly #parts: ExchangeParts;
  readonly #lastSentTo;

  constructor(parts: ExchangeParts) {
    this.#parts = parts;
    // How far an origin's ops of a stream have gone in packages to whoever writes under another origin.
    this.#lastSentTo = parts.database
      .prepare<[string, string, string, string], number | null>(
        `SELECT max(package_out_range.last_seq) FROM package_out_range
         JOIN package_out ON package_out.n = package_out_range.package
         JOIN stream ON stream.n = package_out_range.stream AND stream.case_id = ? AND stream.scope = ?
         JOIN origin ON origin.n = package_out_range.origin AND origin.id = ?
         JOIN origin_owner ON origin_owner.origin = ?
         WHERE EXISTS (SELECT 1 FROM json_each(package_out.recipients)
           WHERE json_each.value = origin_owner.installation)`,
      )
      .pluck();
  }

  /** For the ops of one stream of a package; what is looked up is kept that long. */
  by(sender: SenderHoldings | undefined): (incoming: Op, head: StoredOp) => boolean {
    const before = new Map<string, ReadonlyMap<string, number>>();
    const heldBefore = (installation: string, head: StoredOp): number => {
      const key = head.stream.scope;
      const known = before.get(key) ?? this.#heldBefore(installation, head);
      before.set(key, known);
      return known.get(head.origin) ?? 0;
    };
    return (incoming, head) => {
      if (sender !== undefined && sender.origin === incoming.origin) {
        // The sender's new ops came after its last package, which told of this one.
        if (heldBefore(sender.installation, head) >= head.seq) return true;
        const holds = sender.holds(head.stream);
        // Who has nothing of that stream may not have it: there is nothing in it to be seen or missed.
        if (holds === undefined || holds.size === 0) return true;
        return (holds.get(head.origin) ?? 0) >= head.seq && isOlder(head, incoming);
      }
      return this.#byPackages(incoming, head);
    };
  }

  /** Of what was written here and is older, it was not seen before a package to them has carried it. */
  #byPackages(incoming: Op, head: StoredOp): boolean {
    if (!isOlder(head, incoming)) return false;
    if (!this.#parts.log.ownOrigins().includes(head.origin)) return true;
    const { caseId, scope } = head.stream;
    return (this.#lastSentTo.get(caseId, scope, head.origin, incoming.origin) ?? 0) >= head.seq;
  }

  #heldBefore(installation: string, { stream }: StoredOp): ReadonlyMap<string, number> {
    return new Map(this.#parts.journal.peerHolds(installation, stream).map(({ origin, seq }) => [origin, seq]));
  }
}

/** Clocks go past whatever has been seen, so what is newer had not been seen. */
const isOlder = (head: Op, incoming: Op): boolean => head.hlc <= incoming.hlc;

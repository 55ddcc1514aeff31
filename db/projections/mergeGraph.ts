import type { Sqlite } from '../sqlite.ts';

/**
 * Who is shown as whom. A merge record says "`absorb` is shown as `keep`"; merges can chain, and two installations can
 * merge the same two people in opposite directions, so the answer is worked out from the whole group and is
 * the same wherever the same merges are known.
 */
export class MergeGraph {
  readonly #keepsOf;
  readonly #absorbedBy;
  readonly #isThere;

  constructor(database: Sqlite) {
    this.#keepsOf = database
      .prepare<[string], string>('SELECT keep FROM merge WHERE absorb = ? AND keep <> absorb ORDER BY keep')
      .pluck();
    this.#absorbedBy = database
      .prepare<[string], string>('SELECT absorb FROM merge WHERE keep = ? AND keep <> absorb ORDER BY absorb')
      .pluck();
    this.#isThere = database
      .prepare<[string], number>(
        `SELECT 1 FROM record_ref JOIN record ON record.n = record_ref.n
         WHERE record_ref.id = ? AND record.type = 'person' AND record.removed = 0`,
      )
      .pluck();
  }

  /** Everybody connected to a person by merges, that person included. */
  group(personId: string): Set<string> {
    const group = new Set([personId]);
    for (const id of group) {
      for (const other of this.#keepsOf.all(id) as string[]) group.add(other);
      for (const other of this.#absorbedBy.all(id) as string[]) group.add(other);
    }
    return group;
  }

  /** The person that this one is shown as: itself when it is not merged, or when the other one is not here. */
  shownAs(personId: string): string {
    const path = [personId];
    for (let current = personId; ; ) {
      const next = this.#keepsOf.all(current).find((keep) => this.#isThere.get(keep) !== undefined);
      if (next === undefined) return current;
      const seenAt = path.indexOf(next);
      if (seenAt >= 0) return path.slice(seenAt).sort()[0] ?? next;
      path.push(next);
      current = next;
    }
  }

  /** This person and everybody who is shown as this person. */
  shownTogether(personId: string): string[] {
    return [...this.group(personId)].filter((id) => id === personId || this.shownAs(id) === personId).sort();
  }
}

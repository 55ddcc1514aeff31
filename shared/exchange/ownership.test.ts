import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type OwnershipInput, type OwnershipOp, ownershipOf, type TransferOps } from './ownership.ts';

const dovre = '3431';
const lesja = '3432';
const lom = '3434';

let refs = 0;
function op(value: string, by: string | undefined, hlc: number, basis: readonly OwnershipOp[] = []): OwnershipOp {
  refs += 1;
  return {
    ref: `case/case/${by ?? '?'}/${refs}`,
    value,
    basis: basis.map(({ ref }) => ref),
    hlc: hlc.toString().padStart(16, '0'),
    origin: `origin-of-${by ?? 'nobody'}`,
    municipality: by,
    at: `2026-01-01T00:00:${String(hlc % 60).padStart(2, '0')}.000Z`,
  };
}

function offer(
  id: string,
  way: { from: string; to: string; after?: string; at: number },
  answers: (offered: OwnershipOp) => readonly OwnershipOp[] = () => [],
): TransferOps {
  const { from, to, after, at } = way;
  const offered = op('offered', from, at);
  return {
    id,
    from: [op(from, from, at)],
    to: [op(to, from, at)],
    after: after === undefined ? [] : [op(after, from, at)],
    state: [offered, ...answers(offered)],
  };
}

const ofDovre = [op(dovre, dovre, 1)];
const stateOf = (input: OwnershipInput, id: string) =>
  ownershipOf(input).transfers.find((each) => each.id === id)?.state;

describe('whose a case is', () => {
  it('is the municipality that made it, where nothing says more', () => {
    expect(ownershipOf({ ownership: [], transfers: [] }, lom).owner).toBe(lom);
    expect(ownershipOf({ ownership: [], transfers: [] }).owner).toBeUndefined();
    expect(ownershipOf({ ownership: ofDovre, transfers: [] }, lom).owner).toBe(dovre);
  });

  it('is not what another municipality, or nobody known, writes of it', () => {
    expect(ownershipOf({ ownership: [op(dovre, lom, 1), op(dovre, undefined, 1)], transfers: [] }, lesja).owner).toBe(
      lesja,
    );
    expect(ownershipOf({ ownership: [op(lom, lom, 5), op(dovre, dovre, 3)], transfers: [] }).owner).toBe(dovre);
  });

  it('goes over when the offer is accepted, and not before', () => {
    const offered = { ownership: ofDovre, transfers: [offer('t1', { from: dovre, to: lom, at: 2 })] };
    expect(ownershipOf(offered)).toMatchObject({ owner: dovre, pending: ['t1'], formerOwners: [] });
    const accepted = {
      ownership: ofDovre,
      transfers: [offer('t1', { from: dovre, to: lom, at: 2 }, (it) => [op('accepted', lom, 3, [it])])],
    };
    expect(ownershipOf(accepted)).toMatchObject({
      owner: lom,
      pending: [],
      formerOwners: [{ municipality: dovre, until: '2026-01-01T00:00:03.000Z' }],
      moves: [{ transfer: 't1', from: dovre, to: lom }],
    });
  });

  it('stays where it is when the offer is rejected or withdrawn', () => {
    const rejected = offer('t1', { from: dovre, to: lom, at: 2 }, (it) => [op('rejected', lom, 3, [it])]);
    const withdrawn = offer('t2', { from: dovre, to: lom, at: 4 }, (it) => [op('withdrawn', dovre, 5, [it])]);
    const input = { ownership: ofDovre, transfers: [rejected, withdrawn] };
    expect(ownershipOf(input)).toMatchObject({ owner: dovre, pending: [], moves: [] });
    expect([stateOf(input, 't1'), stateOf(input, 't2')]).toEqual(['rejected', 'withdrawn']);
  });

  it('an acceptance that had not seen the withdrawal counts; one that had does not', () => {
    const blind = offer('t1', { from: dovre, to: lom, at: 2 }, (it) => [
      op('withdrawn', dovre, 3, [it]),
      op('accepted', lom, 9, [it]),
    ]);
    expect(ownershipOf({ ownership: ofDovre, transfers: [blind] }).owner).toBe(lom);
    const seeing = offer('t1', { from: dovre, to: lom, at: 2 }, (it) => {
      const withdrawn = op('withdrawn', dovre, 3, [it]);
      // By way of another op, and with a clock that says the opposite.
      const between = op('offered', lesja, 4, [withdrawn]);
      return [withdrawn, between, op('accepted', lom, 1, [between])];
    });
    expect(ownershipOf({ ownership: ofDovre, transfers: [seeing] }).owner).toBe(dovre);
    expect(stateOf({ ownership: ofDovre, transfers: [seeing] }, 't1')).toBe('withdrawn');
  });

  it('a withdrawal after the acceptance takes nothing back, and a second answer neither', () => {
    const late = offer('t1', { from: dovre, to: lom, at: 2 }, (it) => {
      const accepted = op('accepted', lom, 3, [it]);
      return [accepted, op('withdrawn', dovre, 4, [accepted]), op('rejected', lom, 5, [accepted])];
    });
    expect(ownershipOf({ ownership: ofDovre, transfers: [late] }).owner).toBe(lom);
    const changedMind = offer('t1', { from: dovre, to: lom, at: 2 }, (it) => {
      const rejected = op('rejected', lom, 3, [it]);
      return [rejected, op('accepted', lom, 4, [rejected])];
    });
    expect(stateOf({ ownership: ofDovre, transfers: [changedMind] }, 't1')).toBe('rejected');
  });

  it('is not given by who does not own it, nor taken by who was not offered it', () => {
    const forged = offer('t1', { from: dovre, to: lom, at: 2 }, (it) => [op('accepted', lom, 3, [it])]);
    const byLom = { ...forged, from: [op(dovre, lom, 2)] };
    expect(ownershipOf({ ownership: ofDovre, transfers: [byLom] })).toMatchObject({ owner: dovre, moves: [] });
    const readdressed = { ...forged, to: [op(lesja, lesja, 1), ...forged.to] };
    expect(ownershipOf({ ownership: ofDovre, transfers: [readdressed] }).owner).toBe(lom);
    const taken = offer('t1', { from: dovre, to: lom, at: 2 }, (it) => [op('accepted', lesja, 3, [it])]);
    expect(ownershipOf({ ownership: ofDovre, transfers: [taken] }).owner).toBe(dovre);
    const notTheirs = offer('t1', { from: lesja, to: lom, at: 2 }, (it) => [op('accepted', lom, 3, [it])]);
    expect(ownershipOf({ ownership: ofDovre, transfers: [notTheirs] })).toMatchObject({ owner: dovre, pending: [] });
    expect(stateOf({ ownership: ofDovre, transfers: [notTheirs] }, 't1')).toBe('superseded');
  });

  it('of two that were both accepted, the earlier acceptance counts; the other is superseded', () => {
    const toLom = offer('t1', { from: dovre, to: lom, at: 2 }, (it) => [op('accepted', lom, 8, [it])]);
    const toLesja = offer('t2', { from: dovre, to: lesja, at: 3 }, (it) => [op('accepted', lesja, 7, [it])]);
    const input = { ownership: ofDovre, transfers: [toLom, toLesja] };
    expect(ownershipOf(input).owner).toBe(lesja);
    expect([stateOf(input, 't1'), stateOf(input, 't2')]).toEqual(['superseded', 'accepted']);
  });

  it('goes on from owner to owner, and may come back', () => {
    const there = offer('t1', { from: dovre, to: lom, at: 2 }, (it) => [op('accepted', lom, 3, [it])]);
    const on = offer('t2', { from: lom, to: lesja, after: 't1', at: 4 }, (it) => [op('accepted', lesja, 5, [it])]);
    const back = offer('t3', { from: lesja, to: dovre, after: 't2', at: 6 }, (it) => [op('accepted', dovre, 7, [it])]);
    expect(ownershipOf({ ownership: ofDovre, transfers: [back, on, there] })).toMatchObject({
      owner: dovre,
      formerOwners: [{ municipality: lom }, { municipality: lesja }],
    });
    // An old offer that is accepted now does not move a case that has gone on since.
    const stale = offer('t4', { from: dovre, to: lesja, at: 2 }, (it) => [op('accepted', lesja, 9, [it])]);
    expect(ownershipOf({ ownership: ofDovre, transfers: [stale, back, on, there] }).owner).toBe(dovre);
  });

  it('one owner, and the same one, in whatever order the same ops came, and however often', () => {
    fc.assert(
      fc.property(anyCase, fc.infiniteStream(fc.nat()), (input, random) => {
        const shuffle = <T>(list: readonly T[]) =>
          [...list, ...list.slice(0, 1)]
            .map((value) => ({ value, key: random.next().value }))
            .sort((a, b) => a.key - b.key)
            .map(({ value }) => value);
        const shuffled = {
          ownership: shuffle(input.ownership),
          transfers: [...input.transfers]
            .map((each) => ({
              id: each.id,
              from: shuffle(each.from),
              to: shuffle(each.to),
              after: shuffle(each.after),
              state: shuffle(each.state),
            }))
            .map((value) => ({ value, key: random.next().value }))
            .sort((a, b) => a.key - b.key)
            .map(({ value }) => value),
        };
        expect(ownershipOf(shuffled, dovre)).toEqual(ownershipOf(input, dovre));
      }),
    );
  });

  it('each move goes from the owner to the one it was offered to, who accepted it', () => {
    fc.assert(
      fc.property(anyCase, (input) => {
        const answer = ownershipOf(input, dovre);
        let owner = answer.initialOwner ?? dovre;
        for (const move of answer.moves) {
          expect(move.from).toBe(owner);
          owner = move.to;
          const transfer = input.transfers.find(({ id }) => id === move.transfer);
          expect(transfer?.from.some((each) => each.value === move.from && each.municipality === move.from)).toBe(true);
          expect(transfer?.state.some((each) => each.value === 'accepted' && each.municipality === move.to)).toBe(true);
        }
        expect(answer.owner).toBe(owner);
        expect(new Set(answer.moves.map(({ transfer }) => transfer)).size).toBe(answer.moves.length);
        expect(answer.formerOwners.map(({ municipality }) => municipality)).not.toContain(owner);
      }),
    );
  });

  it('an op of nobody known, and one of an outsider, changes nothing', () => {
    fc.assert(
      fc.property(anyCase, fc.constantFrom('offered', 'accepted', 'rejected', 'withdrawn'), (input, value) => {
        const meddled = {
          ...input,
          transfers: input.transfers.map((each) => ({
            ...each,
            state: [...each.state, op(value, '3439', 0, each.state), op(value, undefined, 0, each.state)],
          })),
        };
        expect(ownershipOf(meddled, dovre)).toEqual(ownershipOf(input, dovre));
      }),
    );
  });
});

const municipality = fc.constantFrom(dovre, lesja, lom);
/** Up to five transfers with ops that anyone may have written, with any clock, having seen any of what was there. */
const anyCase: fc.Arbitrary<OwnershipInput> = fc
  .record({
    ownership: fc.array(fc.record({ value: municipality, by: municipality, hlc: fc.nat(20) }), { maxLength: 2 }),
    transfers: fc.array(
      fc.record({
        from: municipality,
        to: municipality,
        writer: fc.option(municipality),
        after: fc.option(fc.nat(3), { freq: 2 }),
        at: fc.nat(20),
        answers: fc.array(
          fc.record({
            value: fc.constantFrom('accepted', 'rejected', 'withdrawn', 'offered'),
            by: municipality,
            hlc: fc.nat(20),
            seen: fc.array(fc.nat(4), { maxLength: 2 }),
          }),
          { maxLength: 4 },
        ),
      }),
      { maxLength: 5 },
    ),
  })
  .map(({ ownership, transfers }) => ({
    ownership: ownership.map(({ value, by, hlc }) => op(value, by, hlc)),
    transfers: transfers.map(({ from, to, writer, after, at, answers }, index): TransferOps => {
      const by = writer ?? from;
      const state = [op('offered', by, at)];
      for (const answer of answers) {
        const basis = answer.seen.flatMap((n) => state[n] ?? []);
        state.push(op(answer.value, answer.by, answer.hlc, basis));
      }
      return {
        id: `t${index}`,
        from: [op(from, by, at)],
        to: [op(to, by, at)],
        after: after === null || after === index ? [] : [op(`t${after}`, by, at)],
        state,
      };
    }),
  }));

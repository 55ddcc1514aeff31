import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type ConsentScope, consentScopeIds } from '#shared/consent/scopes.ts';
import { commonCase } from '#shared/records/fieldSpec.ts';
import { type CaseFacts, type PlanFacts, planPackage, type ScopeAnswer, type StreamFacts } from './plan.ts';

const allowed: ScopeAnswer = {
  allowed: true,
  purposes: ['Bosetting og bolig'],
  consents: ['C'],
  overrides: [],
  limits: [],
};
const withdrawn: ScopeAnswer = { allowed: false, reason: 'withdrawn', withdrawn: ['C'] };
const expired: ScopeAnswer = { allowed: false, reason: 'expired', withdrawn: [] };

const stream = (scope: StreamFacts['scope'], more: Partial<StreamFacts> = {}): StreamFacts => ({
  scope,
  held: [{ origin: 'A', seq: 3 }],
  acknowledged: new Map(),
  wasSent: false,
  blocks: [],
  isShared: false,
  isHeldThere: false,
  onlyLogsNew: false,
  ...more,
});
const aCase = (more: Partial<CaseFacts> = {}): CaseFacts => ({
  caseId: 'P',
  owner: '3434',
  formerOwners: new Set(),
  transferParties: new Set(),
  isProtected: false,
  streams: [stream('case'), stream('identity'), stream('work')],
  answers: new Map(),
  ...more,
});
const plan = (each: CaseFacts, more: Partial<PlanFacts> = {}) =>
  planPackage({ own: '3434', to: '3437', cases: [each], includeProtected: new Set(), leaveOut: new Set(), ...more });
const going = (...args: Parameters<typeof plan>) =>
  Object.fromEntries(plan(...args).goes.map(({ stream: { scope }, basis }) => [scope, basis]));
const reasons = (...args: Parameters<typeof plan>) =>
  Object.fromEntries(plan(...args).heldBack.map(({ stream: { scope }, reason }) => [scope, reason]));
const scopesOf = (revoked: ReturnType<typeof plan>['revoke']) => revoked.map(({ stream: { scope } }) => scope);

describe('what goes', () => {
  test('to another municipality what the consent covers, and who has the case along with it', () => {
    const each = aCase({ answers: new Map([['identity', allowed]]) });
    expect(going(each)).toEqual({ case: 'goesAlong', identity: 'consent' });
    expect(reasons(each)).toEqual({ work: 'noConsent' });
  });

  test('nothing at all of a case that nothing is allowed of', () => {
    expect(plan(aCase()).goes).toEqual([]);
    expect(reasons(aCase({ answers: new Map([['work', expired]]) }))).toMatchObject({ work: 'expired' });
  });

  test('within the municipality everything but what is local', () => {
    const each = aCase({ streams: [stream('case'), stream('work'), stream('local')], isProtected: true });
    expect(going(each, { to: '3434' })).toEqual({ case: 'ownMunicipality', work: 'ownMunicipality' });
  });

  test('another’s case goes back to its owner, and to nobody else', () => {
    const each = aCase({
      owner: '3439',
      streams: [stream('case', { isShared: true }), stream('work', { isShared: true }), stream('papers')],
    });
    expect(going(each, { to: '3439' })).toEqual({ case: 'goesAlong', work: 'returnedToOwner' });
    expect(reasons(each, { to: '3439' })).toEqual({ papers: 'notSharedWithUs' });
    expect(going({ ...each, answers: new Map([['work', allowed]]) })).toEqual({});
    expect(reasons(each)).toEqual({ case: 'notOwner', work: 'notOwner', papers: 'notOwner' });
  });

  test('whom a case was shared with is told by the former owner who has it now, and nothing else of it', () => {
    const moved = { owner: '3439', formerOwners: new Set(['3434']) };
    const shared = { wasSent: true };
    const each = aCase({ ...moved, streams: [stream('case', shared), stream('identity', shared), stream('work')] });
    expect(going(each)).toEqual({ case: 'moved' });
    const offered = aCase({ ...moved, streams: [stream('case', shared), stream('identity')] });
    expect(going(offered)).toEqual({});
    // What a copy from before has forgotten to have sent, the recipient tells; who has had the case itself knows.
    const told = aCase({ ...moved, streams: [stream('case'), stream('identity', { isHeldThere: true })] });
    expect(going(told)).toEqual({ case: 'moved' });
    expect(going({ ...told, formerOwners: new Set(['3434', '3437']) })).toEqual({});
    const block = { id: 'B', consents: ['C'], isLifted: false, hasReceipt: true };
    const erased = stream('case', { ...shared, blocks: [block] });
    expect(reasons(aCase({ ...moved, streams: [erased, stream('identity', shared)] }))).toMatchObject({
      case: 'blocked',
    });
  });

  test('of a case that was handed over, the new owner gets what consent covers', () => {
    const moved = { owner: '3437', formerOwners: new Set(['3434']), transferParties: new Set(['3434', '3437']) };
    const answers = new Map([['identity', allowed] as const]);
    const each = aCase({ ...moved, answers });
    expect(going(each)).toEqual({ case: 'goesAlong', identity: 'handOver' });
    expect(reasons(each)).toEqual({ work: 'noConsent' });
    expect(going(aCase(moved))).toEqual({ case: 'transfer' });
  });

  test('who has a protected case is told to nobody without an explicit choice', () => {
    const each = aCase({ owner: '3437', isProtected: true, streams: [stream('case', { isShared: true })] });
    expect(going(each)).toEqual({});
    expect(reasons(each)).toEqual({ case: 'protected' });
    expect(going(each, { includeProtected: new Set(['P']) })).toEqual({ case: 'returnedToOwner' });
  });

  test('an offer is told to whom it is made, also when it is taken back; never to others', () => {
    const each = aCase({ transferParties: new Set(['3434', '3437']) });
    expect(going(each)).toEqual({ case: 'transfer' });
    expect(going(each, { to: '3439' })).toEqual({});
  });

  test('only what the recipient has not said that it has, and it is told what it is taken to have', () => {
    const each = aCase({
      streams: [
        stream('identity', {
          held: [
            { origin: 'A', seq: 5 },
            { origin: 'B', seq: 2 },
          ],
          acknowledged: new Map([
            ['A', 3],
            ['B', 2],
          ]),
        }),
      ],
      answers: new Map([['identity', allowed]]),
    });
    expect(plan(each).goes).toMatchObject([
      {
        ranges: [{ origin: 'A', first: 4, last: 5 }],
        prerequisites: [
          { origin: 'A', seq: 3 },
          { origin: 'B', seq: 2 },
        ],
        ops: 2,
      },
    ]);
    const whole = { ...each, streams: [stream('identity', { acknowledged: new Map([['A', 9]]) })] };
    expect(plan(whole).goes).toEqual([]);
    expect(reasons(whole)).toEqual({ identity: 'nothingNew' });
  });

  test('the records of what was disclosed are alone no reason for a package', () => {
    const papers = stream('papers', { acknowledged: new Map([['A', 2]]), onlyLogsNew: true });
    expect(reasons(aCase({ streams: [papers], answers: new Map([['papers', allowed]]) }))).toEqual({
      papers: 'nothingNew',
    });
  });

  test('to all at once only what is about nobody', () => {
    const common = aCase({ caseId: commonCase, streams: [stream('common')] });
    expect(going(common, { own: 'coordinator', to: 'all' })).toEqual({ common: 'aboutNobody' });
    const each = aCase({ answers: new Map([['identity', allowed]]) });
    expect(going(each, { own: 'coordinator', to: 'all' })).toEqual({});
  });

  test('a protected address keeps the case here until somebody chooses otherwise, for this case', () => {
    const each = aCase({ isProtected: true, answers: new Map([['identity', allowed]]) });
    expect(going(each)).toEqual({});
    expect(reasons(each)).toEqual({ case: 'protected', identity: 'protected', work: 'noConsent' });
    expect(going(each, { includeProtected: new Set(['P']) })).toEqual({ case: 'goesAlong', identity: 'consent' });
    expect(going(each, { includeProtected: new Set(['Q']) })).toEqual({});
  });
});

describe('withdrawn', () => {
  const sent = { wasSent: true };
  const streams = [stream('case', sent), stream('identity', sent), stream('work', sent)];
  const answers = (identity: ScopeAnswer, work: ScopeAnswer) =>
    new Map<ConsentScope, ScopeAnswer>([
      ['identity', identity],
      ['work', work],
    ]);

  test('what was sent is revoked; who has the case stays as long as something else may', () => {
    const some = plan(aCase({ streams, answers: answers(allowed, withdrawn) }));
    expect(scopesOf(some.revoke)).toEqual(['work']);
    const all = plan(aCase({ streams, answers: answers(withdrawn, withdrawn) }));
    expect(scopesOf(all.revoke)).toEqual(['case', 'identity', 'work']);
    const left = plan(aCase({ streams, answers: answers(withdrawn, expired) }));
    expect(scopesOf(left.revoke)).toEqual(['identity']);
  });

  test('what was never sent, or has only expired, is not', () => {
    const unsent = aCase({ streams: [stream('work')], answers: new Map([['work', withdrawn]]) });
    expect(plan(unsent).revoke).toEqual([]);
    expect(plan(aCase({ streams, answers: answers(expired, expired) })).revoke).toEqual([]);
  });

  test('is revoked by who sent it, also when another has the case by now', () => {
    const moved = { owner: '3439', formerOwners: new Set(['3434']), streams };
    const some = plan(aCase({ ...moved, answers: answers(allowed, withdrawn) }));
    expect(scopesOf(some.revoke)).toEqual(['work']);
    expect(some.goes).toMatchObject([{ stream: { scope: 'case' }, basis: 'moved' }]);
    const all = plan(aCase({ ...moved, answers: answers(withdrawn, withdrawn) }));
    expect(scopesOf(all.revoke)).toEqual(['case', 'identity', 'work']);
    expect(all.goes).toEqual([]);
    expect(plan(aCase({ ...moved, formerOwners: new Set(), answers: answers(withdrawn, withdrawn) })).revoke).toEqual(
      [],
    );
  });

  test('once revoked it is blocked, until a new consent lifts it: then all of it goes', () => {
    const block = { id: 'B', consents: ['A'], isLifted: false, hasReceipt: true };
    const blocked = stream('work', { ...sent, blocks: [block], acknowledged: new Map() });
    const again = plan(aCase({ streams: [blocked], answers: answers(allowed, withdrawn) }));
    expect(again.revoke).toEqual([]);
    expect(again.heldBack).toMatchObject([{ reason: 'blocked' }]);
    const lifted = plan(aCase({ streams: [blocked], answers: answers(allowed, allowed) }));
    expect(lifted.lift).toEqual([{ block: 'B', stream: { caseId: 'P', scope: 'work' } }]);
    expect(lifted.goes).toMatchObject([{ ranges: [{ first: 1, last: 3 }] }]);
  });

  test('the consent that was withdrawn does not, where it is not known that it was', () => {
    const block = { id: 'B', consents: ['C'], isLifted: false, hasReceipt: true };
    const blocked = ['case', 'work'] as const;
    const each = aCase({
      streams: blocked.map((scope) => stream(scope, { blocks: [block] })),
      answers: new Map([['work', allowed]]),
    });
    expect(reasons(each)).toEqual({ case: 'blocked', work: 'takenBackSince' });
    expect(plan(each)).toMatchObject({ goes: [], lift: [], revoke: [] });
    // How much of it was withdrawn is not known: nothing else goes by it either, and who has the case goes along with nothing.
    const more = aCase({
      streams: [...each.streams, stream('identity')],
      answers: new Map<ConsentScope, ScopeAnswer>([
        ['work', allowed],
        ['identity', allowed],
      ]),
    });
    expect(plan(more).goes).toEqual([]);
    expect(reasons(more)).toMatchObject({ identity: 'takenBackSince' });
    const handedOver = { ...each, owner: '3437', formerOwners: new Set(['3434']) };
    expect(reasons(handedOver)).toMatchObject({ work: 'takenBackSince' });
  });

  test('without a receipt nobody knows what is left there: all of it goes', () => {
    const block = { id: 'B', consents: ['A'], isLifted: true, hasReceipt: false };
    const uncertain = stream('work', { blocks: [block], acknowledged: new Map([['A', 3]]) });
    expect(plan(aCase({ streams: [uncertain], answers: answers(allowed, allowed) })).goes).toMatchObject([
      { ranges: [{ first: 1, last: 3 }], prerequisites: [] },
    ]);
  });
});

const holder = fc.constantFrom('3434', '3437', '3439', 'coordinator');
const municipality = fc.constantFrom('3434', '3437', '3439');
const answer = fc.constantFrom(allowed, withdrawn, expired);
const held = fc.uniqueArray(
  fc.record({ origin: fc.constantFrom('A', 'B', 'C'), seq: fc.integer({ min: 1, max: 9 }) }),
  {
    selector: ({ origin }) => origin,
    minLength: 1,
    maxLength: 3,
  },
);
const anyStream = (scope: StreamFacts['scope']) =>
  fc.record({
    scope: fc.constant(scope),
    held,
    acknowledged: fc
      .array(fc.tuple(fc.constantFrom('A', 'B', 'C'), fc.integer({ min: 1, max: 12 })))
      .map((pairs) => new Map(pairs)),
    wasSent: fc.boolean(),
    blocks: fc.array(
      fc.record({
        id: fc.constantFrom('B1', 'B2'),
        consents: fc.constantFrom<string[]>([], ['C']),
        isLifted: fc.boolean(),
        hasReceipt: fc.boolean(),
      }),
      { maxLength: 2 },
    ),
    isShared: fc.boolean(),
    isHeldThere: fc.boolean(),
    onlyLogsNew: fc.constant(false),
  });
const facts: fc.Arbitrary<PlanFacts> = fc
  .record({
    own: holder,
    to: fc.oneof(holder, fc.constant('all')),
    owner: municipality,
    formerOwners: fc.array(municipality, { maxLength: 2 }).map((all) => new Set(all)),
    transferParties: fc.array(municipality, { maxLength: 2 }).map((all) => new Set(all)),
    isProtected: fc.boolean(),
    include: fc.boolean(),
    leave: fc.boolean(),
    streams: fc
      .uniqueArray(fc.constantFrom('case' as const, 'local' as const, ...consentScopeIds), {
        minLength: 1,
        maxLength: 6,
      })
      .chain((scopes) => fc.tuple(...scopes.map(anyStream))),
    answers: fc.array(fc.tuple(fc.constantFrom(...consentScopeIds), answer)).map((all) => new Map(all)),
  })
  .map(({ own, to, include, leave, ...each }) => ({
    own,
    to,
    cases: [{ caseId: 'P', ...each }],
    includeProtected: new Set(include ? ['P'] : []),
    leaveOut: new Set(leave ? ['P'] : []),
  }));

describe('for all cases, consents and recipients', () => {
  test('nothing outside what is granted is ever planned', () => {
    fc.assert(
      fc.property(facts, (input) => {
        const { own, to, cases } = input;
        const [each] = cases;
        if (each === undefined) return;
        for (const { stream: id } of planPackage(input).goes) {
          expect(id.scope).not.toBe('local');
          expect(input.leaveOut.has('P')).toBe(false);
          if (to === own) continue;
          expect(to).not.toBe('all');
          expect(each.isProtected && !input.includeProtected.has('P')).toBe(false);
          // Only the owner sends to others, and others only to the owner; whom it was shared with is told who has it now.
          const isMove =
            id.scope === 'case' &&
            each.formerOwners.has(own) &&
            each.streams.some(({ scope, wasSent, isHeldThere }) => scope !== 'case' && (wasSent || isHeldThere));
          expect(each.owner === own || each.owner === to || isMove).toBe(true);
          const isReturned = each.owner === to && !each.formerOwners.has(own);
          if (id.scope === 'case' || isReturned) continue;
          expect(each.answers.get(id.scope as ConsentScope)?.allowed).toBe(true);
        }
      }),
      { numRuns: 2000 },
    );
  });

  test('every stream is told of once: it goes, or it does not and why; what is blocked goes only with a lift', () => {
    fc.assert(
      fc.property(facts, (input) => {
        const { goes, heldBack, lift, revoke } = planPackage(input);
        const told = [...goes, ...heldBack].map(({ stream: { scope } }) => scope).toSorted();
        const streams = [...input.cases][0]?.streams.filter(({ scope }) => scope !== 'local') ?? [];
        expect(told).toEqual(streams.map(({ scope }) => scope).toSorted());
        for (const { stream: id } of goes) {
          const standing =
            streams.find(({ scope }) => scope === id.scope)?.blocks.filter((block) => !block.isLifted) ?? [];
          for (const block of standing) expect(lift).toContainEqual({ block: block.id, stream: id });
          expect(revoke.map(({ stream }) => stream)).not.toContainEqual(id);
        }
      }),
      { numRuns: 2000 },
    );
  });

  test('what goes is exactly what is held beyond the prerequisites', () => {
    fc.assert(
      fc.property(facts, (input) => {
        for (const { stream: id, ranges, prerequisites } of planPackage(input).goes) {
          const of = [...input.cases][0]?.streams.find(({ scope }) => scope === id.scope);
          for (const { origin, seq } of of?.held ?? []) {
            const range = ranges.find((each) => each.origin === origin);
            const before = prerequisites.find((each) => each.origin === origin)?.seq ?? 0;
            expect(range === undefined ? before : range.first - 1).toBe(before);
            expect(range === undefined ? before : range.last).toBe(seq);
          }
        }
      }),
      { numRuns: 1000 },
    );
  });
});

import { PNG } from 'pngjs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Store } from '#db/store.ts';
import type { MethodInput, MethodName } from '#shared/api/contract.ts';
import { consentScopeIds } from '#shared/consent/scopes.ts';
import { type RecordType, recordTypeNames } from '#shared/records/registry.ts';
import { handlers } from '../../handlers.ts';
import { carry } from '../../testing/carry.ts';
import { type Desk, openDesk } from '../../testing/desk.ts';
import { type Bench, createBench, phrases, type TestApplication } from '../../vault/vaultTestKit.ts';

const page = { width: 300, height: 400, data: Buffer.alloc(300 * 400 * 4, 255) };
const white = PNG.sync.write(page);

/** A vault of Lom whose case has been taken over by Sel; everything goes through dispatch, as from a screen. */
describe('a case that was handed over', () => {
  const owner = '3437';
  let bench: Bench;
  let vault: TestApplication;
  let sel: Desk;
  let store: Store;
  let personId: string;
  let other: string;
  let draftId: string;
  let consentId: string;
  let membershipId: string;
  let householdId: string;
  let attachmentId: string;
  let mergeId: string;
  let refused: { code: string; params: unknown };

  beforeAll(async () => {
    bench = createBench();
    vault = bench.start({
      'settings.get': (input, context) => {
        store = context.store;
        return handlers['settings.get'](input, context);
      },
    });
    const passphrase = phrases.first;
    await vault.must('vault.create', { municipality: '3434', name: 'Kari Konsulent', role: 'coordinator', passphrase });
    await vault.must('settings.get', {});
    const born = { birthDate: '1990-04-12', settlementDate: '2025-03-01' };
    const person = async (firstName: string) =>
      (await vault.must('person.create', { values: { firstName, lastName: 'Haile', ...born } })).id;
    personId = await person('Selam');
    other = await person('Ruta');
    const household = await vault.must('household.create', { members: [{ personId, relation: 'self' }] });
    householdId = household.id;
    membershipId = household.members[0]?.membershipId ?? '';
    await vault.must('person.merge', { keep: personId, absorb: await person('Selamawit') });
    mergeId = (await vault.must('person.get', { id: personId })).mergedFrom[0]?.mergeId ?? '';
    draftId = (await vault.must('form.start', { personId, form: 'intakeMapping' })).id;
    consentId = (await vault.must('form.start', { personId, form: 'consent' })).id;
    const row = (column: string) => `recipients.rowA.${column}`;
    await vault.must('form.save', {
      id: consentId,
      values: {
        [row('$row')]: 1,
        [row('body')]: 'Sel kommune',
        [row('scopes')]: [...consentScopeIds],
        [row('purpose')]: 'Flytting til en annen kommune',
        validFrom: '2026-03-01',
        validUntil: '2027-03-01',
        signedBy: 'self',
      },
    });
    await vault.must('form.complete', { id: consentId, acceptMissing: true });
    const signature = { line: 0, name: 'Selam Haile', place: 'Lom', date: '2026-03-01', capacity: 'self' as const };
    await vault.must('paper.sign', { id: consentId, date: '2026-03-01', signatures: [signature] });
    attachmentId = (await vault.must('attachment.add', attached())).id;

    const { transfer } = await vault.must('transfer.offer', { personId, to: owner });
    sel = openDesk('2026-03-02T09:00:00.000Z', owner);
    move('toSel');
    await sel.must('transfer.answer', { id: transfer.id, answer: 'accept', seenDuplicates: await seen(transfer.id) });
    move('toLom');
    refused = { code: 'caseReadOnly', params: { owner, since: '2026-03-02T09:00:00.000Z' } };
  });
  afterAll(async () => {
    sel?.close();
    await bench.remove();
  });

  const seen = async (id: string) => (await sel.must('transfer.get', { id })).duplicates.map(({ person }) => person.id);
  const attached = () => ({
    subjectId: personId,
    personId,
    purpose: 'other' as const,
    fileName: 'brev.png',
    content: white.toString('base64'),
  });
  function move(way: 'toSel' | 'toLom'): void {
    const nodes = [
      { store, municipality: '3434' as const },
      { store: sel.store, municipality: owner } as const,
    ] as const;
    if (way === 'toSel') carry(nodes[0], nodes[1]);
    else carry(nodes[1], nodes[0]);
  }

  const opsOfCase = () => [...store.exchange.log.held([personId])];

  /** One command of each kind that writes in a person's case. */
  const writes: readonly [MethodName, () => unknown][] = [
    ['person.update', () => ({ id: personId, values: { phone: '90 00 00 00' } })],
    ['person.notSame', () => ({ a: personId, b: other })],
    ['person.merge', () => ({ keep: personId, absorb: other })],
    ['person.unmerge', () => ({ mergeId })],
    ['household.create', () => ({ members: [{ personId, relation: 'self' }] })],
    ['household.addMember', () => ({ householdId, personId, relation: 'other' })],
    ['household.updateMember', () => ({ membershipId, until: '2026-03-01' })],
    ['form.start', () => ({ personId, form: 'practiceContract' })],
    ['form.save', () => ({ id: draftId, values: { educationRemarks: 'x' } })],
    ['form.complete', () => ({ id: draftId, acceptMissing: true })],
    ['form.discard', () => ({ id: draftId })],
    ['consent.withdraw', () => ({ id: consentId, rows: null, date: '2026-03-02', toldBy: 'A', toldTo: 'B' })],
    [
      'consent.override',
      () => ({ personId, recipient: 'NAV', scopes: ['work'], purpose: 'x', legalBasis: 'y', reason: 'z' }),
    ],
    ['paper.print', () => ({ id: consentId, language: 'nb' })],
    ['attachment.add', attached],
    ['attachment.remove', () => ({ id: attachmentId, reason: 'Feil fil' })],
    [
      'benefit.setUp',
      () => ({
        personId,
        programmeFrom: '2025-04-01',
        programmeUntil: null,
        regelverkOverride: 'integration2021',
        regelverkReason: 'x',
      }),
    ],
    ['stateGrants.setNorwegian', () => ({ personId, rate: 'high', from: '2025-04-01', reason: 'Vedtak' })],
    [
      'stateGrants.recordReceived',
      () => ({
        budgetYear: 2025,
        kind: 'integration',
        payments: [{ personId, amount: 100 }],
        date: '2026-01-01',
        reference: 'A',
      }),
    ],
    [
      'establishment.setUp',
      () => ({
        personId,
        settlementDate: '2025-03-01',
        members: [{ personId, livesAs: 'single', came: 'settled', joined: '2025-03-01', residentSettled: null }],
      }),
    ],
    ['transfer.offer', () => ({ personId, to: '3439' })],
  ];

  it.each(writes)('refuses %s', async (method, input) => {
    const before = opsOfCase();
    const answer = await vault.call(method, input() as MethodInput<MethodName>);
    expect(answer).toEqual({ ok: false, error: refused });
    expect(opsOfCase()).toEqual(before);
  });

  it('keeps what is being typed: in the form, and in a half-filled screen', async () => {
    await vault.must('form.type', { id: draftId, values: { educationRemarks: 'Skrevet før beskjeden kom' } });
    expect(
      (await vault.refused('form.save', { id: draftId, values: { educationRemarks: 'Skrevet før beskjeden kom' } }))
        .code,
    ).toBe('caseReadOnly');
    expect((await vault.must('form.get', { id: draftId })).values.educationRemarks).toBe('Skrevet før beskjeden kom');
    await vault.must('draft.put', { key: `person:edit:${personId}`, content: { phone: '90' } });
    expect((await vault.must('draft.get', { key: `person:edit:${personId}` })).content).toEqual({ phone: '90' });
  });

  it('is refused whatever the record, but for what the moving and the telling need', () => {
    const local: readonly RecordType[] = ['user', 'settings'];
    const written = new Set<RecordType>(['transfer', 'conflictNote', 'disclosure']);
    for (const type of recordTypeNames.filter((known) => !local.includes(known))) {
      const write = () =>
        store.write({ author: 'a', at: '2026-03-02T10:00:00.000Z' }, (writer) => {
          writer.set({ type, id: sel.context.newId(), caseId: personId }, { $removed: true });
          throw new Error('far enough');
        });
      expect(write, type).toThrow(written.has(type) ? 'far enough' : 'the case is read-only here');
    }
  });

  it('can be read and printed, and the rest of the vault is as before', async () => {
    expect((await vault.must('person.get', { id: personId })).values.municipality).toBe(owner);
    expect((await vault.must('form.pdf', { id: consentId, language: 'nb' })).pages).toBeGreaterThan(0);
    expect(
      (await vault.must('person.export', { personId, format: 'json', language: 'nb' })).content.length,
    ).toBeGreaterThan(0);
    await vault.must('person.update', { id: other, values: { phone: '90 00 00 01' } });
  });
});

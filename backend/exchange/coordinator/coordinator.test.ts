import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { peopleIn } from '#shared/exchange/counts.ts';
import {
  consentTo,
  type Network,
  type Node,
  newPerson,
  openNetwork,
  receive,
  selam,
  send,
} from '../packages/packagesTestKit.ts';
import { cancel } from '../packages/running.ts';
import { undoImport } from '../packages/undo.ts';

const networks: Network[] = [];
afterEach(() => {
  for (const network of networks.splice(0)) network.close();
});

async function three(): Promise<{ network: Network; office: Node; lom: Node; dovre: Node }> {
  const network = await openNetwork([['3437', 'coordinator'], ['3434'], ['3431']]);
  networks.push(network);
  const [office, lom, dovre] = network.nodes as [Node, Node, Node];
  office.desk.signIn(office.desk.users.second);
  return { network, office, lom, dovre };
}

const settled = { ...selam, status: 'settled' } as const;
const totalsOf = async (office: Node) => {
  const totals = await office.desk.must('coordinator.totals', {});
  const of = (municipality: string) =>
    totals.municipalities.find((each) => each.municipality === municipality)?.counted ?? null;
  return { ...totals, of };
};
/** From one node to the office: makes a package and reads it in. */
const report = async (network: Network, from: Node, office: Node) =>
  receive(office, (await send(network, from, 'coordinator')).path);

describe('counts', () => {
  test('everybody is counted, also whom no consent lets go there, and nothing of them goes along', async () => {
    const { network, office, lom } = await three();
    const known = await newPerson(lom, { ...settled, permit: 'asylum' });
    await newPerson(lom, { firstName: 'Yusuf', lastName: 'Abdi', status: 'expected' });
    await consentTo(lom, known, 'Interkommunal koordinator', ['identity']);
    await report(network, lom, office);
    const { of, sum } = await totalsOf(office);
    expect(of('3434')?.tally).toMatchObject({
      status: { settled: 1, expected: 1 },
      permit: { asylum: 1 },
      settlementYear: { '2025': 1 },
      ageGroup: { '25-39': 1 },
      generation: { adult: 1 },
      intake: { yes: 0, no: 1 },
    });
    expect(of('3431')).toBeNull();
    expect(sum).toMatchObject({ municipalities: 1, tally: { status: { settled: 1 } } });
    const people = office.desk.store.searchPeople({ text: '', sort: 'name', offset: 0, limit: 10 }).rows;
    expect(people.map(({ displayName }) => displayName)).toEqual(['Haile, Selam']);
    const [kept] = office.desk.store.exchange.coordinator.counts();
    for (const secret of ['Selam', 'Haile', 'Yusuf', '1990-04-12', known]) expect(kept?.content).not.toContain(secret);
  });

  test('the newest statement counts, the older ones are the curve; an import that is undone takes its numbers along', async () => {
    const { network, office, lom } = await three();
    await newPerson(lom, settled);
    await report(network, lom, office);
    await newPerson(lom, { ...settled, firstName: 'Amina' });
    lom.desk.setClock('2026-07-01T10:00:00.000Z');
    office.desk.setClock('2026-07-02T10:00:00.000Z');
    const second = await report(network, lom, office);
    const totals = await totalsOf(office);
    expect(totals.of('3434')?.tally.status.settled).toBe(2);
    expect(totals.municipalities.find(({ municipality }) => municipality === '3434')?.curve).toEqual([
      { countedAt: '2026-06-01T10:00:00.000Z', settled: 1 },
      { countedAt: '2026-07-01T10:00:00.000Z', settled: 2 },
    ]);
    if (second.outcome !== 'imported') throw new Error('not imported');
    expect(undoImport(office.context, second.n).ok).toBe(true);
    expect((await totalsOf(office)).of('3434')?.tally.status.settled).toBe(1);
  });

  test('a case that moves is counted by one at a time: offered by nobody, then by the new owner', async () => {
    const { network, office, lom, dovre } = await three();
    const id = await newPerson(lom, settled);
    await consentTo(lom, id, 'Dovre kommune', ['identity', 'permit'], 'Flytting til en annen kommune');
    await report(network, lom, office);
    const { transfer } = await lom.desk.must('transfer.offer', { personId: id, to: '3431', message: 'Flytter' });
    await receive(dovre, (await send(network, lom, '3431')).path);
    dovre.desk.setClock('2026-06-02T10:00:00.000Z');
    await dovre.desk.must('transfer.answer', { id: transfer.id, answer: 'accept' });
    dovre.desk.setClock('2026-06-03T10:00:00.000Z');
    await report(network, dovre, office);
    // Lom's older numbers still hold the case, so Dovre's leave it out.
    const early = await totalsOf(office);
    expect(early.sum.tally.status.settled).toBe(1);
    expect(early.of('3431')).toMatchObject({ countedElsewhere: 1, tally: { status: { settled: 0 } } });
    // Lom has not heard the answer, and has let go of the case for now.
    lom.desk.setClock('2026-06-04T10:00:00.000Z');
    await report(network, lom, office);
    const underway = await totalsOf(office);
    expect(underway.of('3434')).toMatchObject({ underway: 1, tally: { status: { settled: 0 } } });
    expect(peopleIn(underway.sum.tally)).toBe(1);
    expect(underway.of('3431')).toMatchObject({ countedElsewhere: 0, tally: { status: { settled: 1 } } });
    await receive(lom, (await send(network, dovre, '3434')).path);
    lom.desk.setClock('2026-06-05T10:00:00.000Z');
    await report(network, lom, office);
    const late = await totalsOf(office);
    expect(late.of('3434')).toMatchObject({ underway: 0, tally: { status: { settled: 0 } } });
    expect(peopleIn(late.sum.tally)).toBe(1);
  });

  test('an offer that was withdrawn is counted by nobody until the other is known to have seen that', async () => {
    const { network, office, lom, dovre } = await three();
    const id = await newPerson(lom, settled);
    await consentTo(lom, id, 'Dovre kommune', ['identity'], 'Flytting til en annen kommune');
    const { transfer } = await lom.desk.must('transfer.offer', { personId: id, to: '3431', message: 'Flytter' });
    await receive(dovre, (await send(network, lom, '3431')).path);
    await lom.desk.must('transfer.withdraw', { id: transfer.id });
    await report(network, lom, office);
    expect((await totalsOf(office)).of('3434')).toMatchObject({ underway: 1 });
    await receive(dovre, (await send(network, lom, '3431')).path);
    await receive(lom, (await send(network, dovre, '3434')).path);
    lom.desk.setClock('2026-06-02T10:00:00.000Z');
    await report(network, lom, office);
    expect((await totalsOf(office)).of('3434')).toMatchObject({ underway: 0, tally: { status: { settled: 1 } } });
  });

  test('a municipality sees no totals, and keeps no numbers of others', async () => {
    const { lom } = await three();
    expect(await lom.desk.refused('coordinator.totals', {})).toEqual({
      code: 'notCoordinatorInstallation',
      params: {},
    });
    expect(await lom.desk.refused('coordinator.members', {})).toMatchObject({ code: 'notCoordinatorInstallation' });
    expect(await lom.desk.must('coordinator.owners', { personIds: [] })).toEqual({ isCoordinator: false, owners: [] });
  });

  test('the file protects small numbers by the rule that holds today', async () => {
    const { network, office, lom } = await three();
    for (const firstName of ['A', 'B', 'C', 'D', 'E', 'F', 'G']) await newPerson(lom, { ...settled, firstName });
    await report(network, lom, office);
    const file = await office.desk.must('coordinator.totalsCsv', {});
    expect(file.fileName).toBe('bosetting-tall-2026-06-01.csv');
    expect(file.csv).toContain('Lom;0;7;0;0;7;01.06.2026');
    await office.desk.must('coordinator.setProtection', { fewerThan: 10, validFrom: '2026-06-02' });
    expect((await totalsOf(office)).protection).toEqual({ fewerThan: 5, validFrom: null });
    office.desk.setClock('2026-06-02T10:00:00.000Z');
    expect((await totalsOf(office)).protection).toEqual({ fewerThan: 10, validFrom: '2026-06-02' });
    const later = await office.desk.must('coordinator.totalsCsv', {});
    expect(later.csv).toContain('Lom;:;:;:;:;<10;01.06.2026');
    const workbook = await office.desk.must('coordinator.totalsExcel', { language: 'nn' });
    expect(workbook.fileName).toBe('busetjing-tal-2026-06-02.xlsx');
    expect(Buffer.from(workbook.content, 'base64').subarray(0, 2).toString()).toBe('PK');
    expect((await lom.desk.refused('coordinator.totalsExcel', {})).code).toBe('notCoordinatorInstallation');
  });
});

describe('whose a case is, and who is behind', () => {
  test('the register tells the owner of each case', async () => {
    const { network, office, lom, dovre } = await three();
    const ids = [await newPerson(lom, settled), await newPerson(dovre, { ...settled, firstName: 'Amina' })];
    for (const [at, node] of [lom, dovre].entries()) {
      await consentTo(node, ids[at] ?? '', 'Interkommunal koordinator', ['identity']);
      await report(network, node, office);
    }
    const { isCoordinator, owners } = await office.desk.must('coordinator.owners', { personIds: ids });
    expect(isCoordinator).toBe(true);
    expect(owners.map(({ municipality }) => municipality)).toEqual(['3434', '3431']);
    office.desk.store.write(office.desk.context.writeContext(), (writer) =>
      writer.set({ type: 'person', id: ids[0] ?? '', caseId: ids[0] ?? '' }, { protection: 'confidential' }),
    );
    const hidden = await office.desk.must('coordinator.owners', { personIds: ids });
    expect(hidden.owners.map(({ municipality }) => municipality)).toEqual(['3431']);
  });

  test('read, missing, sent and acknowledged', async () => {
    const { network, office, lom } = await three();
    const standing = async (municipality: string) =>
      (await office.desk.must('coordinator.members', {})).members.find((each) => each.municipality === municipality);
    expect(await standing('3434')).toMatchObject({ lastRead: null, lastSent: null, missing: [], openConflicts: 0 });
    await newPerson(lom, settled);
    await send(network, lom, 'coordinator');
    lom.desk.setClock('2026-06-02T10:00:00.000Z');
    await report(network, lom, office);
    expect(await standing('3434')).toMatchObject({
      installations: [{ name: 'PC 3' }],
      lastRead: { number: 2, createdAt: '2026-06-02T10:00:00.000Z', from: 'PC 3' },
      missing: [{ from: 'PC 3', numbers: [1], since: '2026-06-02T10:00:00.000Z' }],
      lastSent: null,
    });
    await office.desk.must('guideline.revise', {
      section: '2.9',
      validFrom: '2026-01-01',
      source: 'Rådsvedtak 4/26',
      titleNb: 'Helse',
      textNb: 'Ny tekst.',
    });
    const out = await send(network, office, 'all');
    expect(await standing('3434')).toMatchObject({ lastSent: { number: 1, toAll: true, acknowledged: 'no' } });
    await receive(lom, out.path);
    lom.desk.setClock('2026-06-03T10:00:00.000Z');
    await report(network, lom, office);
    expect(await standing('3434')).toMatchObject({ lastSent: { acknowledged: 'yes' } });
    expect(await standing('3431')).toMatchObject({ lastSent: { acknowledged: 'no' } });
  });
});

describe('what is sent out', () => {
  const revision = {
    section: '2.9',
    validFrom: '2026-01-01',
    source: 'Rådsvedtak 4/26',
    titleNb: 'Helse',
    textNb: 'Meldingen går til kommuneoverlegen.',
    titleNn: null,
    textNn: null,
  };

  test('a section written anew reaches the municipalities, with who wrote it, and can be withdrawn', async () => {
    const { network, office, lom } = await three();
    const { id } = await office.desk.must('guideline.revise', revision);
    await receive(lom, (await send(network, office, 'all')).path);
    const { revisions, mayWrite } = await lom.desk.must('guideline.revisions', {});
    expect(mayWrite).toBe(false);
    expect(revisions).toMatchObject([
      {
        id,
        section: '2.9',
        titleNb: 'Helse',
        textNn: null,
        enteredBy: 'Ola Koordinator',
        holds: true,
        withdrawn: null,
      },
    ]);
    await office.desk.must('guideline.withdraw', { id, reason: 'Vedtaket er opphevet' });
    await receive(lom, (await send(network, office, 'all')).path);
    const after = await lom.desk.must('guideline.revisions', {});
    expect(after.revisions).toMatchObject([{ holds: false, withdrawn: 'Vedtaket er opphevet' }]);
  });

  test('only a coordinator’s installation writes, and nothing without its text, title, source or reason', async () => {
    const { office, lom } = await three();
    lom.desk.signIn(lom.desk.users.second);
    expect(await lom.desk.refused('guideline.revise', revision)).toMatchObject({ code: 'notCoordinatorInstallation' });
    const refused = async (more: object) =>
      (await office.desk.refused('guideline.revise', { ...revision, ...more })).params;
    expect(await refused({ textNb: '  ' })).toEqual({ lacks: 'text' });
    expect(await refused({ titleNb: '' })).toEqual({ lacks: 'title' });
    expect(await refused({ source: '' })).toEqual({ lacks: 'source' });
    expect(await refused({ textNn: 'Meldinga går.' })).toEqual({ lacks: 'title' });
    const { id } = await office.desk.must('guideline.revise', revision);
    expect(await office.desk.refused('guideline.withdraw', { id, reason: ' ' })).toMatchObject({
      params: { lacks: 'reason' },
    });
    await office.desk.must('guideline.withdraw', { id, reason: 'Feil' });
    expect((await office.desk.refused('guideline.withdraw', { id, reason: 'Feil' })).code).toBe('sentOutWithdrawn');
  });

  test('a new contract starts with the text that was sent out; what is written already stays', async () => {
    const { network, office, lom } = await three();
    const personId = await newPerson(lom, settled);
    const before = await lom.desk.must('form.start', { personId, form: 'practiceContract' });
    const templateFor = 'practiceContract.employerResponsibility' as const;
    const { id } = await office.desk.must('template.set', {
      templateFor,
      validFrom: '2026-06-01',
      source: 'Rådsvedtak 5/26',
      textNb: 'Bedriften tar imot.',
    });
    await receive(lom, (await send(network, office, 'all')).path);
    const start = async () => {
      const form = await lom.desk.must('form.start', { personId, form: 'practiceContract' });
      return (await lom.desk.must('form.get', { id: form.id })).values.employerResponsibility;
    };
    expect(await start()).toBe('Bedriften tar imot.');
    const earlier = await lom.desk.must('form.get', { id: before.id });
    expect(earlier.values.employerResponsibility).toContain('Tar godt imot deltakeren');
    await office.desk.must('template.withdraw', { id, reason: 'Feil tekst' });
    await receive(lom, (await send(network, office, 'all')).path);
    expect(await start()).toContain('Tar godt imot deltakeren');
  });
});

describe('several packages in one go', () => {
  const preview = (office: Node, paths: readonly string[]) =>
    office.desk.must('coordinator.collectPreview', { files: paths.map((path) => ({ path })) });
  const chosen = (packages: Awaited<ReturnType<typeof preview>>['packages']) =>
    packages.flatMap(({ file, fileHash }) => (fileHash === null ? [] : [{ file, fileHash }]));

  test('one preview in the right order, and each read in by itself', async () => {
    const { network, office, lom, dovre } = await three();
    const id = await newPerson(lom, settled);
    await consentTo(lom, id, 'Interkommunal koordinator', ['identity']);
    const first = await send(network, lom, 'coordinator');
    await lom.desk.must('person.update', { id, values: { middleName: 'Tesfay' } });
    const second = await send(network, lom, 'coordinator');
    await newPerson(dovre, settled);
    const other = await send(network, dovre, 'coordinator');
    const broken = join(network.folder, 'broken.dalsam');
    copyFileSync(import.meta.filename, broken);
    const found = await preview(office, [broken, second.path, other.path, first.path, first.path]);
    expect(found.packages.map(({ state, about }) => [state, about?.municipality, about?.number])).toEqual([
      ['fresh', '3431', 1],
      ['fresh', '3434', 1],
      ['fresh', '3434', 2],
      ['refused', undefined, undefined],
    ]);
    expect(found.packages[3]?.error?.code).toBe('packageNotDalsam');
    expect(found.packages[1]?.cases).toMatchObject([{ caseId: id, name: 'Haile, Selam', isNew: true }]);
    expect(office.desk.store.exchange.journal.in({ limit: 10 })).toEqual([]);
    const { results, stopped } = await office.desk.must('coordinator.collectImport', { files: chosen(found.packages) });
    expect(stopped).toBe(false);
    expect(results.map(({ outcome }) => outcome)).toEqual(['imported', 'imported', 'imported']);
    expect(office.desk.store.record(id)?.fields.middleName).toBe('Tesfay');
    expect((await totalsOf(office)).sum.tally.status.settled).toBe(2);
    const again = await preview(office, [first.path, other.path]);
    expect(again.packages.map(({ state }) => state)).toEqual(['alreadyRead', 'alreadyRead']);
    const repeated = await office.desk.must('coordinator.collectImport', { files: chosen(again.packages) });
    expect(repeated.results.map(({ outcome }) => outcome)).toEqual(['alreadyRead', 'alreadyRead']);
  });

  test('one that is refused stops none of the others, and says why', async () => {
    const { network, office, lom, dovre } = await three();
    await newPerson(lom, settled);
    const [mine, theirs] = [await send(network, lom, 'coordinator'), await send(network, dovre, 'coordinator')];
    const gone = { file: { path: join(network.folder, 'gone.dalsam') }, fileHash: 'a'.repeat(64) };
    const swapped = { file: { path: theirs.path }, fileHash: 'b'.repeat(64) };
    const { results } = await office.desk.must('coordinator.collectImport', {
      files: [gone, swapped, { file: { path: mine.path }, fileHash: mine.fileHash }],
    });
    expect(results.map(({ outcome, error }) => [outcome, error?.code ?? null])).toEqual([
      ['refused', 'packageFileUnreadable'],
      ['refused', 'packageChanged'],
      ['imported', null],
    ]);
  });

  test('asked to stop, it begins no more', async () => {
    const { network, office, lom, dovre } = await three();
    const packages = [await send(network, lom, 'coordinator'), await send(network, dovre, 'coordinator')];
    const files = packages.map(({ path, fileHash }) => ({ file: { path }, fileHash }));
    const going = office.desk.must('coordinator.collectImport', { files, operation: 'collect' });
    expect(cancel(office.context.directory, 'collect')).toBe(true);
    const { results, stopped } = await going;
    expect(stopped).toBe(true);
    expect(results.map(({ outcome }) => outcome)).toEqual(['imported', 'notStarted']);
  });
});

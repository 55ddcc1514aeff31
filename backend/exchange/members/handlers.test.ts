import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import jsQr from 'jsqr';
import { afterEach, describe, expect, it } from 'vitest';
import { type Desk, openDesk } from '../../testing/desk.ts';
import { decodeCard, fingerprintOf } from './identity.ts';
import { memberBook } from './memberBook.ts';
import { verifies } from './signing.ts';

describe('members and trust', () => {
  const desks: Desk[] = [];
  afterEach(() => {
    for (const desk of desks.splice(0)) desk.close();
  });

  function open(municipality: '3434' | '3435' | '3437', isDemo = false): Desk {
    const desk = openDesk('2026-11-22T10:00:00.000Z', municipality, isDemo);
    desk.signIn(desk.users.second);
    desks.push(desk);
    return desk;
  }

  async function coordinatorDesk(): Promise<Desk> {
    const desk = open('3437');
    await desk.must('installation.create', { name: 'Koordinator, PC 1', role: 'coordinator' });
    await desk.must('member.startList', {});
    return desk;
  }

  async function newcomer(municipality: '3434' | '3435' = '3434', name = 'Flyktningtjenesten, PC 2'): Promise<Desk> {
    const desk = open(municipality);
    await desk.must('installation.create', { name, role: 'municipality' });
    return desk;
  }

  /** The coordinator adds a card, as it does after the telephone call. */
  async function add(coordinator: Desk, desk: Desk) {
    const { content, fingerprint } = await desk.must('installation.card', {});
    return coordinator.must('member.add', {
      content,
      fingerprint: fingerprint.hash,
      comparedBy: 'Ola Koordinator',
      comparedWith: 'Kari Konsulent',
    });
  }

  async function trust(desk: Desk, coordinator: Desk) {
    const { content } = await coordinator.must('member.exportList', {});
    const { fingerprint } = await desk.must('member.readList', { content });
    return desk.must('member.trustCoordinator', { content, fingerprint: fingerprint.hash });
  }

  it('lead from a card to a list that both ends trust', async () => {
    const coordinator = await coordinatorDesk();
    const lom = await newcomer();
    const own = await lom.must('installation.get', {});
    expect(own).toMatchObject({ standing: 'noList', listVersion: 0, mayManage: true });
    const card = await lom.must('installation.card', {});
    expect(card.fileName).toMatch(/^lom-[a-z-]+\.dalsam-id$/);
    const read = await coordinator.must('member.readCard', { content: card.content });
    expect(read).toMatchObject({ standing: 'new', card: { municipality: '3434', name: 'Flyktningtjenesten, PC 2' } });
    // What the two read to each other is the same on both screens.
    expect(read.fingerprint).toEqual(own.installation?.fingerprint);
    expect(read.fingerprint.words).toHaveLength(10);

    const list = await add(coordinator, lom);
    expect(list).toMatchObject({ version: 2, mayKeep: true });
    expect(list.members.map(({ role, compared }) => [role, compared])).toEqual([
      ['coordinator', null],
      ['municipality', { by: 'Ola Koordinator', with: 'Kari Konsulent' }],
    ]);

    const { content } = await coordinator.must('member.exportList', {});
    const seen = await lom.must('member.readList', { content });
    const theirs = (await coordinator.must('installation.get', {})).installation?.fingerprint;
    expect(seen).toMatchObject({ standing: 'new', version: 2, namesUs: true, fingerprint: theirs });
    expect(await lom.refused('member.importList', { content })).toMatchObject({ code: 'coordinatorNotTrusted' });
    const trusted = await lom.must('member.trustCoordinator', { content, fingerprint: seen.fingerprint.hash });
    expect(trusted).toMatchObject({ version: 2, mayKeep: false });
    expect(await lom.must('installation.get', {})).toMatchObject({ standing: 'active' });
    expect(lom.store.accessLog({ limit: 10 }).map(({ action }) => action)).toContain('member.trustCoordinator');

    const vaga = await newcomer('3435', 'NAV, PC 1');
    await add(coordinator, vaga);
    const newer = await coordinator.must('member.exportList', {});
    expect(await lom.must('member.readList', { content: newer.content })).toMatchObject({ standing: 'newer' });
    expect(await lom.must('member.importList', { content: newer.content })).toEqual({ outcome: 'taken', version: 3 });
    expect(await lom.must('member.importList', { content })).toEqual({ outcome: 'older', version: 3 });
  });

  it('store what was compared, and nothing else', async () => {
    const coordinator = await coordinatorDesk();
    const lom = await newcomer();
    const other = await newcomer('3435');
    const card = await lom.must('installation.card', {});
    const { fingerprint } = await other.must('installation.card', {});
    const compared = { comparedBy: 'Ola', comparedWith: 'Kari' };
    expect(
      await coordinator.refused('member.add', { content: card.content, fingerprint: fingerprint.hash, ...compared }),
    ).toMatchObject({ code: 'fingerprintDiffers' });
    const { content } = await coordinator.must('member.exportList', {});
    expect(await lom.refused('member.trustCoordinator', { content, fingerprint: card.fingerprint.hash })).toMatchObject(
      { code: 'fingerprintDiffers' },
    );
    expect(await lom.must('member.list', {})).toMatchObject({ version: 0, members: [] });
  });

  it('refuse a card that is altered, known, or of keys that are another’s', async () => {
    const coordinator = await coordinatorDesk();
    const lom = await newcomer();
    await add(coordinator, lom);
    const { content } = await lom.must('installation.card', {});
    const standing = async (altered: string) => {
      const read = await coordinator.call('member.readCard', { content: base64(altered) });
      return read.ok ? read.value.standing : read.error.code;
    };
    const text = Buffer.from(content, 'base64').toString();
    const card = JSON.parse(text) as Record<string, string>;
    expect(await standing(text)).toBe('memberKnown');
    expect(await standing(JSON.stringify({ ...card, name: 'Nytt navn' }))).toBe('renamed');
    expect(await standing(JSON.stringify({ ...card, municipality: '3439' }))).toBe('memberKeysDiffer');
    expect(await standing(JSON.stringify({ ...card, installation: '0'.repeat(26) }))).toBe('memberKeyTaken');
    for (const damaged of [
      '',
      text.slice(0, -3),
      '{}',
      '[]',
      text.replace(/age1./, 'age1b'),
      text.replace(/age1../, (found) => (found === 'age1qq' ? 'age1pp' : 'age1qq')),
      `${text}x`,
    ]) {
      const error = await coordinator.refused('member.readCard', { content: base64(damaged) });
      expect(error.code).toBe('cardDamaged');
    }
    expect(await coordinator.refused('member.readCard', { content: base64('{"format":2}') })).toMatchObject({
      code: 'cardFromNewerVersion',
    });
  });

  it('have a new name in the list once the new card is added, with the words as they were', async () => {
    const coordinator = await coordinatorDesk();
    const lom = await newcomer();
    await add(coordinator, lom);
    await trust(lom, coordinator);
    const before = (await lom.must('installation.get', {})).installation?.fingerprint.words;
    await lom.must('installation.rename', { name: 'Servicetorget' });
    expect(await lom.must('installation.get', {})).toMatchObject({ listedName: 'Flyktningtjenesten, PC 2' });
    const list = await add(coordinator, lom);
    const named = list.members.find(({ name }) => name === 'Servicetorget');
    expect(named?.fingerprint.words).toEqual(before);
    expect(list.members).toHaveLength(2);
  });

  it('let a revoked installation in again with new keys, and only then', async () => {
    const coordinator = await coordinatorDesk();
    const lom = await newcomer();
    await add(coordinator, lom);
    await trust(lom, coordinator);
    expect(await lom.refused('installation.renew', {})).toMatchObject({ code: 'installationStillActive' });
    const oldId = memberBook(lom.context).own?.id ?? '';
    const oldCard = await lom.must('installation.card', {});
    await coordinator.must('member.revoke', { installation: oldId, reason: 'PC-en er stjålet' });
    expect(await coordinator.refused('member.revoke', { installation: oldId, reason: 'igjen' })).toMatchObject({
      code: 'memberAlreadyRevoked',
    });
    expect(await coordinator.refused('member.readCard', { content: oldCard.content })).toMatchObject({
      code: 'memberRevoked',
    });
    const list = await coordinator.must('member.exportList', {});
    await lom.must('member.importList', { content: list.content });
    expect(await lom.must('installation.get', {})).toMatchObject({ standing: 'revoked' });
    expect(memberBook(lom.context).ready()).toMatchObject({ ok: false, error: { code: 'ownMembershipRevoked' } });

    await lom.must('installation.renew', {});
    expect(await lom.must('installation.get', {})).toMatchObject({ standing: 'notListed' });
    await add(coordinator, lom);
    const newer = await coordinator.must('member.exportList', {});
    await lom.must('member.importList', { content: newer.content });
    expect(await lom.must('installation.get', {})).toMatchObject({ standing: 'active' });
  });

  it('go over to another coordinator PC, and anew when every coordinator key is lost', async () => {
    const first = await coordinatorDesk();
    const second = open('3435');
    await second.must('installation.create', { name: 'Koordinator, PC 2', role: 'coordinator' });
    await add(first, second);
    await trust(second, first);
    const firstId = memberBook(first.context).own?.id ?? '';
    expect(await first.refused('member.revoke', { installation: firstId, reason: 'bytte' })).toMatchObject({
      code: 'memberIsOwn',
    });
    await second.must('member.revoke', { installation: firstId, reason: 'PC-en er byttet' });
    const list = await second.must('member.exportList', {});
    await first.must('member.importList', { content: list.content });
    const lom = await newcomer();
    const card = await lom.must('installation.card', {});
    expect(await first.refused('member.readCard', { content: card.content })).toMatchObject({
      code: 'ownMembershipRevoked',
    });
    await add(second, lom);
    await trust(lom, second);

    const anew = await coordinatorDesk();
    await add(anew, lom);
    const { content } = await anew.must('member.exportList', {});
    const seen = await lom.must('member.readList', { content });
    expect(seen.standing).toBe('other');
    const wanted = { content, fingerprint: seen.fingerprint.hash };
    expect(await lom.refused('member.importList', { content })).toMatchObject({ code: 'memberListForked' });
    expect(await lom.refused('member.trustCoordinator', wanted)).toMatchObject({ code: 'coordinatorAlreadyTrusted' });
    await lom.must('member.trustCoordinator', { ...wanted, replace: true });
    expect(memberBook(lom.context)).toMatchObject({ version: 2, standing: 'active' });
  });

  it('let nobody but a coordinator’s installation sign, and nobody manage keys who does not administer the vault', async () => {
    const coordinator = await coordinatorDesk();
    const lom = await newcomer();
    await add(coordinator, lom);
    await trust(lom, coordinator);
    const card = await lom.must('installation.card', {});
    const input = { content: card.content, fingerprint: card.fingerprint.hash, comparedBy: 'A', comparedWith: 'B' };
    expect(await lom.refused('member.add', input)).toMatchObject({ code: 'notCoordinatorInstallation' });
    expect(await lom.refused('member.startList', {})).toMatchObject({ code: 'notCoordinatorInstallation' });
    expect(await lom.refused('installation.create', { name: 'x', role: 'coordinator' })).toMatchObject({
      code: 'installationExists',
    });
    expect(await coordinator.refused('member.startList', {})).toMatchObject({ code: 'memberListExists' });
    const fresh = open('3435');
    fresh.signIn(fresh.users.first);
    expect(await fresh.refused('installation.create', { name: 'x', role: 'municipality' })).toMatchObject({
      code: 'notAllowed',
    });
    expect(
      await fresh.refused('member.trustCoordinator', { content: 'AAAA', fingerprint: '0'.repeat(64) }),
    ).toMatchObject({ code: 'notAllowed' });
  });

  it('keep a demo vault out', async () => {
    const demo = open('3434', true);
    expect(await demo.must('installation.get', {})).toMatchObject({ isDemo: true, mayManage: false });
    const refused = async (code: Promise<{ code: string }>) => expect((await code).code).toBe('demoTakesNoPart');
    await refused(demo.refused('installation.create', { name: 'x', role: 'municipality' }));
    await refused(demo.refused('installation.card', {}));
    await refused(demo.refused('member.readList', { content: 'AAAA' }));
    await refused(demo.refused('member.importList', { content: 'AAAA' }));
    expect(memberBook(demo.context).ready()).toMatchObject({ ok: false, error: { code: 'demoTakesNoPart' } });
  });

  it('never give out a secret', async () => {
    const coordinator = await coordinatorDesk();
    const lom = await newcomer();
    await add(coordinator, lom);
    await trust(lom, coordinator);
    const stored = lom.store.exchange.members.installation();
    if (stored === undefined) throw new Error('no installation');
    const answers = JSON.stringify([
      await lom.must('installation.get', {}),
      await lom.must('installation.card', {}),
      Buffer.from((await lom.must('installation.card', {})).content, 'base64').toString(),
      await lom.must('installation.sheet', { language: 'nb' }),
      await lom.must('member.list', {}),
      Buffer.from((await lom.must('member.exportList', {})).content, 'base64').toString(),
      memberBook(lom.context),
      lom.store.accessLog({ limit: 100 }),
    ]);
    expect(answers).not.toContain('AGE-SECRET-KEY');
    for (const encoding of ['hex', 'base64', 'base64url'] as const) {
      expect(answers).not.toContain(Buffer.from(stored.signingSecret).toString(encoding));
    }
    // On disk the keys lie in the encrypted file alone.
    for (const name of ['desk.db', 'desk.db-wal']) {
      const bytes = readFileSync(join(lom.context.directory, name));
      expect(bytes.includes(Buffer.from(stored.signingSecret))).toBe(false);
      expect(bytes.includes(stored.ageIdentity)).toBe(false);
    }
  });

  it('show the words as a code that any telephone reads', async () => {
    const lom = await newcomer();
    const { installation } = await lom.must('installation.get', {});
    const { qr = [], words = [] } = installation?.fingerprint ?? {};
    expect(readCode(qr)).toBe(`Dalsam Lom: ${words.join(' ')}`);
  });

  describe('the member book', () => {
    it('tells whom a package goes to, and with which key one must be signed', async () => {
      const coordinator = await coordinatorDesk();
      const first = await newcomer('3434', 'PC 1');
      const second = await newcomer('3434', 'PC 2');
      const vaga = await newcomer('3435', 'PC 1');
      for (const desk of [first, second, vaga]) await add(coordinator, desk);
      for (const desk of [first, second, vaga]) await trust(desk, coordinator);
      const book = memberBook(first.context);
      const names = (channel: string) => {
        const found = book.recipients(channel);
        return found.ok
          ? found.value.map(({ municipality, name }) => `${municipality} ${name}`).toSorted()
          : found.error;
      };
      expect(names('3434')).toEqual(['3434 PC 2']);
      expect(names('3435')).toEqual(['3435 PC 1']);
      expect(names('coordinator')).toEqual(['3437 Koordinator, PC 1']);
      expect(names('all')).toEqual(['3434 PC 2', '3435 PC 1', '3437 Koordinator, PC 1']);
      // The coordinator sits in Sel's office, and is none of Sel's own installations.
      expect(names('3437')).toEqual({ code: 'recipientHasNoMember', params: { channel: '3437' } });
      expect(book.active('3434')).toHaveLength(2);

      const sender = memberBook(vaga.context).own;
      if (sender === undefined) throw new Error('no installation');
      const manifest = Buffer.from('{"format":1}');
      const party = { municipality: '3435', installation: sender.id };
      const key = book.signingKeyOf(party, { membersVersion: 4 });
      expect(key.ok && verifies(key.value, manifest, sender.sign(manifest))).toBe(true);
      expect(key.ok && verifies(key.value, Buffer.from('{"format":2}'), sender.sign(manifest))).toBe(false);

      expect(book.signingKeyOf({ ...party, municipality: '3439' }, { membersVersion: 4 })).toMatchObject({
        error: { code: 'senderUnknown', params: { municipality: '3439', ours: 4, theirs: 4 } },
      });
      expect(book.signingKeyOf({ ...party, installation: '0'.repeat(26) }, { membersVersion: 9 })).toMatchObject({
        error: { code: 'senderUnknown', params: { ours: 4, theirs: 9 } },
      });
      expect(book.checkRecipient([party])).toEqual({
        ok: false,
        error: { code: 'packageForOthers', params: { municipalities: ['3435'] } },
      });
      expect(book.checkRecipient([party, { municipality: '3434', installation: book.own?.id ?? '' }]).ok).toBe(true);

      await coordinator.must('member.revoke', { installation: sender.id, reason: 'Stjålet' });
      const { content } = await coordinator.must('member.exportList', {});
      await first.must('member.importList', { content });
      const after = memberBook(first.context);
      expect(after.signingKeyOf(party, { membersVersion: 4 })).toEqual({
        ok: false,
        error: { code: 'senderRevoked', params: { municipality: '3435', on: '2026-11-22' } },
      });
      expect(after.recipients('3435')).toMatchObject({ error: { code: 'recipientHasNoMember' } });
    });

    it('hands out the lists that another lacks, as a package carries them', async () => {
      const coordinator = await coordinatorDesk();
      const lom = await newcomer();
      expect(memberBook(lom.context).listsAfter(0)).toBeUndefined();
      await add(coordinator, lom);
      const book = memberBook(coordinator.context);
      expect(book.listsAfter(2)).toBeUndefined();
      const all = JSON.parse(Buffer.from(book.listsAfter(0) ?? []).toString()) as { lists: unknown[] };
      const newer = JSON.parse(Buffer.from(book.listsAfter(1) ?? []).toString()) as { lists: unknown[] };
      expect([all.lists.length, newer.lists.length]).toEqual([2, 1]);
    });
  });

  it('take a fingerprint over the keys, the municipality and the role, and not over the name', async () => {
    const lom = await newcomer();
    const { content } = await lom.must('installation.card', {});
    const read = decodeCard(new Uint8Array(Buffer.from(content, 'base64')));
    if (!read.ok) throw new Error(read.error.code);
    const card = read.value;
    const { hash } = fingerprintOf(card);
    expect(fingerprintOf({ ...card, signingKey: 'a'.repeat(64) }).hash).not.toBe(hash);
    expect(fingerprintOf({ ...card, ageRecipient: `age1${'q'.repeat(58)}` }).hash).not.toBe(hash);
    expect(fingerprintOf({ ...card, municipality: '3439' }).hash).not.toBe(hash);
    expect(fingerprintOf({ ...card, role: 'coordinator' }).hash).not.toBe(hash);
    const named = { ...card, name: 'Et annet navn' };
    expect(fingerprintOf(named).hash).toBe(hash);
  });
});

const base64 = (text: string) => Buffer.from(text).toString('base64');

/** Drawn as the screen draws it: four pixels for a module, and four modules of white around. */
function readCode(rows: readonly string[]): string | undefined {
  const scale = 4;
  const margin = 4;
  const size = (rows.length + 2 * margin) * scale;
  const pixels = new Uint8ClampedArray(size * size * 4).fill(255);
  for (let y = 0; y < size; y += 1) {
    for (let x = 0; x < size; x += 1) {
      const row = rows[Math.floor(y / scale) - margin];
      if (row?.[Math.floor(x / scale) - margin] === '1') pixels.fill(0, (y * size + x) * 4, (y * size + x) * 4 + 3);
    }
  }
  return jsQr(pixels, size, size)?.data;
}

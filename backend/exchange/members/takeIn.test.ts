import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { MemberStore } from '#db/exchange/members.ts';
import { type TestFolder, testFolder } from '#db/testing.ts';
import { memberListText } from '#shared/exchange/memberEncoding.ts';
import type { Member, MemberList } from '#shared/exchange/members.ts';
import { decodeListFile, encodeListFile, type SignedList, signList, toStored } from './listFile.ts';
import { adding, revoking, type TestInstallation, testFirst, testInstallation, testNext } from './memberTestKit.ts';
import { signWith } from './signing.ts';
import { acceptMemberList, acceptMemberLists, trustLists } from './takeIn.ts';

const at = '2026-03-01T12:00:00.000Z';

describe('a member list that comes in', () => {
  let folder: TestFolder;
  let members: MemberStore;
  let coordinator: TestInstallation;
  let second: TestInstallation;
  let lom: TestInstallation;
  let sel: TestInstallation;
  /** coordinator; + Lom; + second coordinator; Lom revoked; + Sel by the second coordinator. */
  let chain: SignedList[];

  beforeAll(async () => {
    folder = testFolder();
    members = folder.open().exchange.members;
    coordinator = await testInstallation(1, '3437', 'coordinator');
    second = await testInstallation(2, '3435', 'coordinator');
    lom = await testInstallation(3, '3434');
    sel = await testInstallation(4, '3437');
    const one = testFirst(coordinator);
    const two = testNext(one, coordinator, adding(lom));
    const three = testNext(two, coordinator, adding(second));
    const four = testNext(three, second, revoking(lom, second));
    const five = testNext(four, second, adding(sel));
    chain = [one, two, three, four, five];
  });
  afterAll(() => folder.remove());

  const list = (version: number): SignedList => {
    const found = chain[version - 1];
    if (found === undefined) throw new Error('no such list');
    return found;
  };
  const hold = (...versions: number[]) => members.replaceLists(versions.map((version) => toStored(list(version), at)));
  const file = (...versions: number[]) => encodeListFile(versions.map(list));
  const accept = (...versions: number[]) => acceptMemberLists(members, file(...versions), at);
  const code = (result: ReturnType<typeof accept>) => (result.ok ? result.value.outcome : result.error.code);
  const held = () => members.newestList()?.version;

  it('is not taken in where no coordinator is trusted', () => {
    members.replaceLists([]);
    expect(code(accept(1, 2))).toBe('coordinatorNotTrusted');
    expect(held()).toBeUndefined();
  });

  it('is taken in when it follows the one here, several at once, and by another coordinator that the list has', () => {
    hold(1);
    expect(accept(1, 2, 3)).toEqual({ ok: true, value: { outcome: 'taken', version: 3 } });
    expect(accept(4, 5)).toEqual({ ok: true, value: { outcome: 'taken', version: 5 } });
    expect(members.listsAfter(0).map(({ version }) => version)).toEqual([1, 2, 3, 4, 5]);
  });

  it('changes nothing when it is the one here, or an older one', () => {
    hold(1, 2, 3);
    expect(accept(1, 2, 3)).toEqual({ ok: true, value: { outcome: 'known', version: 3 } });
    expect(accept(1, 2)).toEqual({ ok: true, value: { outcome: 'older', version: 3 } });
    expect(held()).toBe(3);
  });

  it('is refused over a gap, and nothing of the file stays', () => {
    hold(1);
    expect(accept(3)).toEqual({ ok: false, error: { code: 'memberListGap', params: { held: 1, got: 3 } } });
    expect(code(accept(2, 4))).toBe('memberListGap');
    expect(held()).toBe(1);
  });

  it('raises an alarm when another list of the same version is signed', () => {
    hold(1, 2);
    const other = testNext(list(1), coordinator, adding(sel));
    expect(code(acceptMemberList(members, other.content, other.signature, at))).toBe('memberListForked');
    // Also when it comes with a following one that alone would only be a gap or a forgery.
    const onOther = testNext(other, coordinator, adding(lom));
    expect(code(acceptMemberLists(members, encodeListFile([other, onOther]), at))).toBe('memberListForked');
    expect(code(acceptMemberList(members, onOther.content, onOther.signature, at))).toBe('memberListForged');
    expect(held()).toBe(2);
  });

  it('is refused from a municipality, a stranger, and a coordinator that was revoked', async () => {
    hold(1, 2, 3);
    const stranger = await testInstallation(9, '3431', 'coordinator');
    const forgedBy = (by: TestInstallation, extra: Member[] = []) => {
      const before = list(3).list;
      const next: MemberList = {
        ...before,
        version: 4,
        previous: list(3).hash,
        signedBy: by.card.signingKey,
        members: [...before.members, ...extra],
      };
      const content = Buffer.from(memberListText(next));
      const domain = Buffer.from('dalsam member list 1\n');
      return code(
        acceptMemberList(members, content, signWith(by.stored.signingSecret, Buffer.concat([domain, content])), at),
      );
    };
    expect(forgedBy(lom)).toBe('memberListForged');
    expect(forgedBy(stranger)).toBe('memberListForged');
    // A stranger that puts itself in as a coordinator.
    const { format: _format, ...card } = stranger.card;
    const self = { ...card, addedAt: at, compared: null, revokedAt: null, revokedBecause: null };
    expect(forgedBy(stranger, [self])).toBe('memberListForged');

    const withoutFirst = testNext(list(3), second, revoking(coordinator, second));
    members.addLists([toStored(withoutFirst, at)]);
    const signedBy = (by: TestInstallation) => () => testNext(withoutFirst, by, adding(sel));
    expect(signedBy(coordinator)).toThrow('memberListForged');
    const right = signedBy(second)();
    expect(code(acceptMemberList(members, right.content, right.signature, at))).toBe('taken');
  });

  it('is refused when it takes a member out, changes its keys or lifts a revocation, though a coordinator signed it', () => {
    hold(1, 2, 3, 4);
    const changes: ((members: Member[]) => Member[])[] = [
      (all) => all.filter((member) => member.installation !== lom.stored.id),
      (all) =>
        all.map((member) =>
          member.installation === lom.stored.id ? { ...member, revokedAt: null, revokedBecause: null } : member,
        ),
      (all) =>
        all.map((member) =>
          member.installation === lom.stored.id ? { ...member, signingKey: sel.card.signingKey } : member,
        ),
      (all) =>
        all.map((member) =>
          member.installation === lom.stored.id ? { ...member, role: 'coordinator' as const } : member,
        ),
      (all) =>
        all.map((member) => (member.installation === lom.stored.id ? { ...member, municipality: '3439' } : member)),
    ];
    for (const change of changes) {
      const next = testNext(list(4), second, (before) => ({ members: change([...before.members]) }));
      expect(code(acceptMemberList(members, next.content, next.signature, at))).toBe('memberListForged');
    }
    expect(held()).toBe(4);
  });

  it('lets a member have another name', () => {
    hold(1, 2, 3, 4, 5);
    const renamed = testNext(list(5), coordinator, adding({ ...sel, card: { ...sel.card, name: 'Kontor 2' } }));
    expect(code(acceptMemberList(members, renamed.content, renamed.signature, at))).toBe('taken');
  });

  it('says so when a later version of Dalsam wrote it', () => {
    hold(1);
    const newer = Buffer.from(JSON.stringify({ format: 2, lists: [] }));
    expect(code(acceptMemberLists(members, newer, at))).toBe('memberListFromNewerVersion');
    const content = Buffer.from(JSON.stringify({ format: 2 }));
    expect(code(acceptMemberList(members, content, new Uint8Array(64), at))).toBe('memberListFromNewerVersion');
  });

  it('replaces everything when trust is begun anew', () => {
    hold(1, 2, 3);
    const other = testFirst(second);
    trustLists(members, [other], at);
    expect(members.listsAfter(0).map(({ version }) => version)).toEqual([1]);
    expect(code(accept(1))).toBe('memberListForked');
  });

  it('is never taken in when any byte of it or of its signature differs', () => {
    hold(1, 2);
    const right = list(3);
    fc.assert(
      fc.property(fc.boolean(), fc.nat(), fc.integer({ min: 1, max: 255 }), (inContent, where, flip) => {
        const content = Uint8Array.from(right.content);
        const signature = Uint8Array.from(right.signature);
        const bytes = inContent ? content : signature;
        const place = where % bytes.length;
        bytes[place] = (bytes[place] ?? 0) ^ flip;
        const result = acceptMemberList(members, content, signature, at);
        expect(result.ok).toBe(false);
        expect(held()).toBe(2);
      }),
      { numRuns: 80 },
    );
  });

  it('takes any text and any JSON for a file without throwing', () => {
    hold(1);
    fc.assert(
      fc.property(
        fc.oneof(
          fc.uint8Array({ maxLength: 300 }),
          fc.json().map((text) => Buffer.from(text)),
        ),
        (bytes) => {
          expect(acceptMemberLists(members, bytes, at).ok).toBe(false);
        },
      ),
      { numRuns: 200 },
    );
    expect(held()).toBe(1);
  });

  it('has one text only: the same list written otherwise is refused, though its signature is right', () => {
    hold(1);
    const spaced = Buffer.from(JSON.stringify(JSON.parse(Buffer.from(list(2).content).toString()), null, 1));
    const signature = signWith(
      coordinator.stored.signingSecret,
      Buffer.concat([Buffer.from('dalsam member list 1\n'), spaced]),
    );
    expect(code(acceptMemberList(members, spaced, signature, at))).toBe('memberListDamaged');
  });

  it('is signed for being a list: a signature of the bare text is none', () => {
    hold(1);
    const bare = signWith(coordinator.stored.signingSecret, list(2).content);
    expect(code(acceptMemberList(members, list(2).content, bare, at))).toBe('memberListForged');
  });

  it('ends the same whatever order packages bring the lists in, and never goes back', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.integer({ min: 1, max: 5 }), fc.integer({ min: 1, max: 5 })), { maxLength: 12 }),
        (spans) => {
          hold(1);
          let before = 1;
          for (const [a, b] of spans) {
            const from = Math.min(a, b);
            const to = Math.max(a, b);
            const result = accept(...Array.from({ length: to - from + 1 }, (_, index) => from + index));
            expect(result.ok).toBe(from <= before + 1);
            const now = held() ?? 0;
            expect(now).toBe(result.ok ? Math.max(before, to) : before);
            before = now;
          }
          accept(1, 2, 3, 4, 5);
          expect(members.newestList()?.content).toEqual(list(5).content);
        },
      ),
      { numRuns: 25 },
    );
  });

  it('comes out of a file as it went in', () => {
    const read = decodeListFile(file(1, 2, 3, 4, 5));
    expect(read.ok && read.value.map(({ hash }) => hash)).toEqual(chain.map(({ hash }) => hash));
    const again = signList(list(5).list, second.stored.signingSecret);
    expect(again.content).toEqual(list(5).content);
    expect(again.signature).toEqual(list(5).signature);
  });
});

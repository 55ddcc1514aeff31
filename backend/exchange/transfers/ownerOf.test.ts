import { afterEach, describe, expect, it } from 'vitest';
import { person, set, type TestFolder, takeIn, testFolder, testId } from '#db/testing.ts';
import { ensureOwnership, ownerOf } from './ownerOf.ts';

const folders: TestFolder[] = [];
afterEach(() => {
  for (const folder of folders.splice(0)) folder.remove();
});

function newStore() {
  const folder = testFolder();
  folders.push(folder);
  return folder.open();
}

const dovre = '3431';
const lom = '3434';
const caseId = testId(1);

describe('ownerOf', () => {
  it('a case that was made here and never left is ours', () => {
    const store = newStore();
    set(store, person(1), { lastName: 'Testesen' });
    expect(ownerOf(store, lom, caseId)).toMatchObject({ owner: lom, isOurs: true, isFormerOwner: false, pending: [] });
  });

  it('is written down once before it leaves, and read again under whatever identity the vault has then', () => {
    const store = newStore();
    set(store, person(1), { lastName: 'Testesen' });
    const ensure = () =>
      store.write({ author: 'user', at: '2026-03-01T12:00:00.000Z' }, (writer) => {
        const ids = [testId(2), testId(3)];
        const input = { store, ownMunicipality: lom, caseId, newId: () => ids.shift() ?? '' };
        ensureOwnership(writer, input);
        ensureOwnership(writer, input);
      });
    ensure();
    expect(store.recordsOfCase('ownership', caseId).map(({ fields }) => fields)).toEqual([{ municipality: lom }]);
    store.mintOrigin();
    ensure();
    expect(store.recordsOfCase('ownership', caseId)).toHaveLength(1);
    expect(ownerOf(store, lom, caseId).initialOwner).toBe(lom);
  });

  it('is not what an installation that nobody has told of writes of it', () => {
    const [here, stranger] = [newStore(), newStore()];
    set(stranger, { type: 'ownership', id: testId(4), caseId }, { municipality: dovre });
    takeIn(here, stranger.ops());
    expect(here.recordsOfCase('ownership', caseId)).toHaveLength(1);
    expect(ownerOf(here, lom, caseId)).toMatchObject({ owner: lom, initialOwner: undefined });
  });

  it('still counts what was removed: taking a record away moves no case', () => {
    const store = newStore();
    const ref = { type: 'ownership', id: testId(5), caseId } as const;
    set(store, ref, { municipality: lom });
    set(store, ref, { $removed: true }, 1);
    expect(ownerOf(store, lom, caseId).initialOwner).toBe(lom);
  });
});

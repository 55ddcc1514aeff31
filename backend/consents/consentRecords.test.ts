import { afterEach, expect, it } from 'vitest';
import type { SqliteStore } from '#db/sqliteStore.ts';
import { type TestFolder, testFolder, testId } from '#db/testing.ts';
import { readConsent } from '#shared/consent/consentPaper.ts';
import { consentPapersOf } from './consentRecords.ts';

const at = { author: 'u1', at: '2026-03-01T12:00:00.000Z' };
const person = testId(1);
let folder: TestFolder;

afterEach(() => folder.remove());

/** A paper that was renewed every month: each version is signed in its month. */
function renewed(store: SqliteStore, versions: number): void {
  store.write(at, (writer) => {
    writer.set({ type: 'person', id: person, caseId: person }, { lastName: 'Testesen', birthDate: '1990-01-01' });
    for (let version = 1; version <= versions; version += 1) {
      const [form, event] = [testId(100 + version), testId(200 + version)];
      const date = new Date(Date.UTC(2020, version, 1)).toISOString().slice(0, 10);
      writer.set(
        { type: 'form', id: form, caseId: person },
        {
          $form: 'consent',
          $person: person,
          $version: version,
          $definition: 1,
          $series: testId(101),
          $state: 'completed',
          signedBy: 'self',
          'recipients.r0.$row': 1,
          'recipients.r0.body': 'NAV',
          'recipients.r0.scopes': ['identity'],
          'recipients.r0.purpose': 'Helsehjelp',
        },
      );
      const signature = { line: 0, name: 'Deltakeren', place: 'Lom', date, capacity: 'self' };
      const detail = JSON.stringify({ kind: 'signed', signatures: [signature] });
      writer.set(
        { type: 'paperEvent', id: event, caseId: person },
        { paperId: form, date, detail, recordedBy: 'Konsulenten' },
      );
    }
  });
}

it('each version of a paper holds until the day before the first later one that was signed', () => {
  folder = testFolder();
  const store = folder.open();
  renewed(store, 4);
  const papers = consentPapersOf(store, person, '2026-03-01');
  expect(papers.map((paper) => readConsent(paper).until)).toEqual([null, '2020-04-30', '2020-03-31', '2020-02-29']);
});

it('a paper that was renewed forty times takes as many readings, not two to the fortieth', () => {
  folder = testFolder();
  const store = folder.open();
  renewed(store, 40);
  let readings = 0;
  const recordsWhere = store.recordsWhere.bind(store);
  store.recordsWhere = (...asked) => {
    readings += 1;
    return recordsWhere(...asked);
  };
  expect(consentPapersOf(store, person, '2026-03-01')).toHaveLength(40);
  expect(readings).toBeLessThan(5000);
});

import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { type Bench, createBench, filesUnder, phrases } from './vaultTestKit.ts';

/** Synthetic, and found nowhere else. */
const markers = {
  userName: 'Brukermerke Xyzzybakken',
  lastName: 'Etternavnmerke',
  nativeName: 'مِحَكّ',
  nationalId: '17912099997',
  dufNumber: '200112345609',
  phone: '00099887766',
  typed: 'Skrivemerke i utkast',
  message: 'Feilmerke 57912075186',
  passphrase: phrases.first,
} as const;

let bench: Bench;
let temporary: string;
beforeEach(() => {
  temporary = mkdtempSync(join(tmpdir(), 'dalsam-leak-'));
  mkdirSync(join(temporary, 'tmp'));
  for (const name of ['TMPDIR', 'TEMP', 'TMP', 'SQLITE_TMPDIR']) vi.stubEnv(name, join(temporary, 'tmp'));
  bench = createBench(join(temporary, 'folder', 'vault'));
});
afterEach(async () => {
  await bench.remove();
  vi.unstubAllEnvs();
  rmSync(temporary, { recursive: true, force: true });
});

function found(): string[] {
  const files = filesUnder(temporary);
  expect(files.length).toBeGreaterThan(2);
  const encodings = (text: string) => {
    const utf16 = Buffer.from(text, 'utf16le');
    return [Buffer.from(text, 'utf8'), utf16, Buffer.from(utf16).swap16(), Buffer.from(encodeURIComponent(text))];
  };
  return files.flatMap(({ path, content }) =>
    Object.entries(markers)
      .filter(([, text]) => encodings(text).some((bytes) => content.includes(bytes) || path.includes(text)))
      .map(([name]) => `${name} in ${path.slice(temporary.length)}`),
  );
}

test('no name, number, passphrase or key lies readable in any file: vault, WAL, backups, logs, temporary folder', async () => {
  const application = bench.start({
    'settings.get': () => {
      throw new Error(markers.message);
    },
  });
  const { recoveryKey } = await application.must('vault.create', {
    municipality: '3434',
    name: markers.userName,
    role: 'coordinator',
    passphrase: markers.passphrase,
  });
  const { id } = await application.must('person.create', {
    values: {
      firstName: 'Prøve',
      lastName: markers.lastName,
      nativeName: markers.nativeName,
      birthDate: '1999-11-17',
      nationalId: markers.nationalId,
      dufNumber: markers.dufNumber,
      phone: markers.phone,
    },
  });
  await application.must('draft.put', { key: 'search', content: { text: markers.typed } });
  await application.must('person.search', { text: markers.lastName });
  await application.refused('settings.get', {});
  await application.refused('vault.unlock', { passphrase: `${markers.typed}` });
  // Open, with what was just written still in the WAL.
  expect(found()).toEqual([]);

  const { name } = await application.must('backup.create', {});
  await application.must('vault.lock', { reason: 'byUser' });
  expect(found()).toEqual([]);
  await application.must('backup.restore', { name, passphrase: markers.passphrase });
  expect(found()).toEqual([]);
  for (const { content } of filesUnder(temporary)) {
    expect(content.includes(recoveryKey) || content.includes(recoveryKey.replaceAll('-', ''))).toBe(false);
  }

  // The same search finds the markers once they are there to be found: in the answer.
  await application.must('vault.unlock', { passphrase: markers.passphrase });
  const answer = JSON.stringify(await application.must('person.get', { id }));
  expect(answer).toContain(markers.nationalId);
  expect(answer).toContain(markers.lastName);
});

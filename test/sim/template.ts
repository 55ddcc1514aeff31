import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openStore } from '#db/openStore.ts';
import type { Layout, Place } from './layout.ts';

/** The key of every database in a run: given raw, where a vault works it out of a passphrase. */
export const simKey = Uint8Array.from({ length: 32 }, (_, at) => at);

const made = new WeakMap<Place, Buffer>();

/**
 * The file of a vault that has just joined: migrated, with its keys and the member list in it. Made once for each place of a
 * layout and process, since copying is faster than making tables.
 */
export function templateOf(layout: Layout, place: Place): Buffer {
  let content = made.get(place);
  if (content === undefined) {
    content = make(layout, place);
    made.set(place, content);
  }
  return content;
}

function make(layout: Layout, place: Place): Buffer {
  const folder = mkdtempSync(join(tmpdir(), 'dalsam-sim-template-'));
  const path = join(folder, 'template.db');
  try {
    const opened = openStore({
      path,
      key: simKey,
      create: true,
      now: () => new Date('2026-01-01T00:00:00.000Z'),
      random: (length) => new Uint8Array(length),
    });
    if (!opened.ok) throw new Error(opened.error.code);
    opened.value.exchange.members.putInstallation(place.installation);
    opened.value.exchange.members.addLists([layout.list]);
    opened.value.close();
    return readFileSync(path);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

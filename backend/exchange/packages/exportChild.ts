import fs, { writeSync } from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import { openStore } from '#db/openStore.ts';
import type { MunicipalityNumber } from '#shared/municipalities.ts';
import { idSource } from '../../newId.ts';
import { exportPackage } from './export.ts';

/** What the process that exportKill.test.ts kills is told, as JSON. */
export interface ExportChild {
  readonly path: string;
  /** Hex. */
  readonly key: string;
  readonly municipality: MunicipalityNumber;
  readonly user: { readonly id: string; readonly name: string };
  readonly directory: string;
  readonly folder: string;
  readonly fileName: string | null;
  readonly now: string;
  /** It dies right before the n-th step of this name (from 1); null: it says `begun`, and may be killed from outside. */
  readonly dieAt: { readonly step: string; readonly n: number } | null;
}

const steps: string[] = [];

/** Every step that another could see: a file made, written, flushed, named or removed, and a commit of the vault. */
function counting<T extends object, K extends keyof T>(owner: T, name: K, step: string, dieAt: ExportChild['dieAt']) {
  const original = owner[name] as (...given: unknown[]) => unknown;
  owner[name] = function (this: unknown, ...given: unknown[]) {
    steps.push(step);
    if (step === dieAt?.step && steps.filter((each) => each === step).length === dieAt.n) {
      process.kill(process.pid, 'SIGKILL');
    }
    return original.apply(this, given);
  } as T[K];
}

async function run(child: ExportChild): Promise<void> {
  const { path, municipality, user, directory, folder, dieAt } = child;
  const now = () => new Date(child.now);
  const random = (length: number) => crypto.getRandomValues(new Uint8Array(length));
  const opened = openStore({ path, key: new Uint8Array(Buffer.from(child.key, 'hex')), create: false, now, random });
  if (!opened.ok) throw new Error(opened.error.code);
  const store = opened.value;
  const handle = await fs.promises.open(path);
  const prototype = Object.getPrototypeOf(handle) as typeof handle;
  await handle.close();
  counting(prototype, 'write', 'bytes', dieAt);
  counting(prototype, 'sync', 'flush', dieAt);
  for (const name of ['open', 'link', 'rm'] as const) counting(fs.promises, name, name, dieAt);
  counting(store, 'write', 'commit', dieAt);
  counting(store.exchange.unfinished, 'put', 'note', dieAt);
  counting(store.exchange.unfinished, 'remove', 'forget', dieAt);
  syncBuiltinESMExports();
  writeSync(1, 'begun\n');
  const context = {
    store,
    municipality,
    isDemo: false,
    user,
    appVersion: '0.0.0',
    directory,
    now,
    today: () => child.now.slice(0, 10),
    newId: idSource(now, random),
  };
  const fileName = child.fileName ?? undefined;
  const made = await exportPackage(context, { to: '3437', includeProtected: [], leaveOut: [], folder, fileName });
  writeSync(1, `${JSON.stringify({ made: made.ok, steps })}\n`);
  store.close();
}

if (import.meta.main) await run(JSON.parse(process.argv[2] ?? '') as ExportChild);

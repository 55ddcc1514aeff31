import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type OpenOptions, openStore } from '#db/openStore.ts';
import type { Store } from '#db/store.ts';
import { contract, type MethodInput, type MethodOutput, type MethodResult } from '#shared/api/contract.ts';
import type { AppError } from '#shared/api/errors.ts';
import type { User } from '#shared/api/methods/vault.ts';
import type { MunicipalityNumber } from '#shared/municipalities.ts';
import { dayInNorway } from '#shared/norwegianTime.ts';
import { ok, type Result } from '#shared/result.ts';
import { authorElsewhere } from '../authorName.ts';
import { benefitsHandlers } from '../benefits/handlers.ts';
import { consentsHandlers } from '../consents/handlers.ts';
import { contractsHandlers } from '../contracts/handlers.ts';
import { establishmentHandlers } from '../establishment/handlers.ts';
import { exchangeHandlers } from '../exchange/handlers.ts';
import { writeRefusal } from '../exchange/transfers/readOnly.ts';
import { fillableHandlers } from '../fillable/handlers.ts';
import { formHandlers } from '../forms/handlers.ts';
import type { HandlerContext } from '../handler.ts';
import { idSource } from '../newId.ts';
import { overviewHandlers } from '../overview/handlers.ts';
import { papersHandlers } from '../papers/handlers.ts';
import { personHandlers } from '../people/handlers.ts';
import { householdHandlers } from '../people/householdHandlers.ts';
import { ratesHandlers } from '../rates/handlers.ts';
import { stateGrantsHandlers } from '../stateGrants/handlers.ts';

const handlers = {
  ...personHandlers,
  ...householdHandlers,
  ...formHandlers,
  ...overviewHandlers,
  ...papersHandlers,
  ...consentsHandlers,
  ...contractsHandlers,
  ...establishmentHandlers,
  ...benefitsHandlers,
  ...stateGrantsHandlers,
  ...ratesHandlers,
  ...fillableHandlers,
  ...exchangeHandlers,
};
export type DeskMethod = keyof typeof handlers;

/** The use cases over a real store in a folder of its own, for tests: no host, no keys, and a clock to turn. */
export interface Desk {
  readonly store: Store;
  readonly context: HandlerContext;
  readonly users: { readonly first: User; readonly second: User };
  /** What follows is done by this user. */
  signIn(user: User): void;
  setClock(instant: string): void;
  /** Calls a method as dispatch does: input and output both held against the contract. */
  call<M extends DeskMethod>(method: M, input: MethodInput<M>): Promise<MethodResult<M>>;
  /** The value, where the call is meant to succeed. */
  must<M extends DeskMethod>(method: M, input: MethodInput<M>): Promise<MethodOutput<M>>;
  /** The error, where the call is meant to be refused. */
  refused<M extends DeskMethod>(method: M, input: MethodInput<M>): Promise<AppError>;
  /** A desk on a copy of the file as it is now, under the same identity. */
  copied(): Promise<Desk>;
  /** A desk on a copy of the file as it is now, as after a backup is put back: under an identity of its own. */
  restored(): Promise<Desk>;
  close(): void;
}

export function openDesk(
  start = '2026-11-22T10:00:00.000Z',
  municipality: MunicipalityNumber = '3434',
  isDemo = false,
): Desk {
  const directory = mkdtempSync(join(tmpdir(), 'dalsam-desk-'));
  const newId = idSource(() => new Date(start), random);
  const first: User = { id: newId(), name: 'Kari Konsulent', role: 'consultant', active: true };
  const second: User = { id: newId(), name: 'Ola Koordinator', role: 'coordinator', active: true };
  const desk = deskOn({
    directory,
    key: random(32),
    create: true,
    start,
    municipality,
    isDemo,
    users: { first, second },
  });
  desk.store.write({ author: first.id, at: start }, (writer) => {
    for (const { id, name, role, active } of [first, second]) {
      writer.set({ type: 'user', id, caseId: 'local' }, { name, role, active });
    }
  });
  return desk;
}

interface DeskFile {
  readonly directory: string;
  readonly key: Uint8Array;
  readonly create: boolean;
  readonly start: string;
  readonly municipality: MunicipalityNumber;
  readonly isDemo: boolean;
  readonly users: Desk['users'];
}

const random = (length: number): Uint8Array => new Uint8Array(randomBytes(length));

function deskOn(file: DeskFile, isRestored = false): Desk {
  const { directory, municipality, isDemo } = file;
  const { first, second } = file.users;
  let clock = new Date(file.start);
  const now = () => clock;
  const newId = idSource(now, random);
  const refusal: OpenOptions['writeRefusal'] = (record, asked) => writeRefusal(asked, municipality, record);
  const opened = openStore({
    path: join(directory, 'desk.db'),
    // The store takes it over.
    key: Uint8Array.from(file.key),
    create: file.create,
    now,
    random,
    writeRefusal: refusal,
  });
  if (!opened.ok) throw new Error(`no store: ${opened.error.code}`);
  if (isRestored) opened.value.mintOrigin();
  const store: Store = opened.value;
  let user = first;
  const context: HandlerContext = {
    host: 'test',
    directory,
    now,
    today: () => dayInNorway(clock),
    newId,
    store,
    get user() {
      return user;
    },
    municipality,
    isDemo,
    writeContext: () => ({ author: user.id, at: clock.toISOString() }),
    userName: (id) => [first, second].find((known) => known.id === id)?.name ?? authorElsewhere(store, id),
  };
  const copyOfFile = async (): Promise<DeskFile> => {
    const folder = mkdtempSync(join(tmpdir(), 'dalsam-desk-'));
    await store.backupTo(join(folder, 'desk.db'));
    return { ...file, directory: folder, create: false, start: clock.toISOString() };
  };
  const desk: Desk = {
    store,
    context,
    users: { first, second },
    signIn: (next) => {
      user = next;
    },
    setClock: (instant) => {
      clock = new Date(instant);
    },
    call: async (method, input) => {
      const parsed = contract[method].input.parse(input);
      // Which method it is decides the input's type; the compiler can not follow that through the union.
      const handler = handlers[method] as (input: unknown, context: HandlerContext) => MethodResult<typeof method>;
      const result = await handler(parsed, context);
      return result.ok ? (ok(contract[method].output.parse(result.value)) as MethodResult<typeof method>) : result;
    },
    must: async (method, input) => unwrap(await desk.call(method, input)),
    refused: async (method, input) => {
      const result = await desk.call(method, input);
      if (result.ok) throw new Error(`${method} was not refused`);
      return result.error;
    },
    copied: async () => deskOn(await copyOfFile()),
    restored: async () => deskOn(await copyOfFile(), true),
    close: () => {
      store.close();
      rmSync(directory, { recursive: true });
    },
  };
  return desk;
}

function unwrap<T>(result: Result<T, AppError>): T {
  if (!result.ok) throw new Error(`refused: ${JSON.stringify(result.error)}`);
  return result.value;
}

import { readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { MethodInput, MethodName } from '#shared/api/contract.ts';
import { type AppError, appError } from '#shared/api/errors.ts';
import { installationRoles } from '#shared/exchange/members.ts';
import { err, ok, type Result } from '#shared/result.ts';
import { type CliIo, UsageError } from '../io.ts';
import { allow, needed, type OptionName, type Options, oneOf } from '../options.ts';
import { callUnlocked } from '../session.ts';

interface Action {
  readonly options: readonly OptionName[];
  run(given: Options, call: Call): Promise<Result<unknown, AppError>>;
}
type Call = <M extends MethodName>(method: M, input: MethodInput<M>) => Promise<Result<unknown, AppError>>;

const actions: Readonly<Record<string, Action>> = {
  create: {
    options: ['name', 'role'],
    run: (given, call) =>
      call('installation.create', {
        name: needed(given.name, '--name NAME'),
        role: oneOf(given.role, '--role', installationRoles),
      }),
  },
  start: { options: [], run: (_given, call) => call('member.startList', {}) },
  list: { options: [], run: (_given, call) => call('member.list', {}) },
  card: {
    options: ['out'],
    run: (given, call) => toFile(needed(given.out, '--out FILE'), () => call('installation.card', {})),
  },
  'export-list': {
    options: ['out'],
    run: (given, call) => toFile(needed(given.out, '--out FILE'), () => call('member.exportList', {})),
  },
  read: {
    options: ['file'],
    run: (given, call) => {
      const content = contentOf(given);
      return isList(content) ? call('member.readList', { content }) : call('member.readCard', { content });
    },
  },
  add: {
    options: ['file', 'fingerprint', 'compared-by', 'compared-with'],
    run: (given, call) =>
      call('member.add', {
        content: contentOf(given),
        fingerprint: needed(given.fingerprint, '--fingerprint HEX (of what was compared; see member read)'),
        comparedBy: needed(given['compared-by'], '--compared-by NAME'),
        comparedWith: needed(given['compared-with'], '--compared-with NAME'),
      }),
  },
  revoke: {
    options: ['id', 'reason'],
    run: (given, call) =>
      call('member.revoke', {
        installation: needed(given.id, '--id ID (see member list)'),
        reason: needed(given.reason, '--reason TEXT'),
      }),
  },
  trust: {
    options: ['file', 'fingerprint', 'replace'],
    run: (given, call) =>
      call('member.trustCoordinator', {
        content: contentOf(given),
        fingerprint: needed(given.fingerprint, '--fingerprint HEX (of what was compared; see member read)'),
        replace: given.replace === true,
      }),
  },
  'import-list': {
    options: ['file'],
    run: (given, call) => call('member.importList', { content: contentOf(given) }),
  },
};

/** `member ...`: keys, cards and the member list. */
export async function runMember(name: string, given: Options, vault: string, io: CliIo): Promise<unknown> {
  const action = Object.hasOwn(actions, name) ? actions[name] : undefined;
  if (action === undefined) throw new UsageError(`Unknown: member ${name}`);
  allow(given, ['vault', ...action.options]);
  return action.run(given, (method, input) => callUnlocked(io, vault, method, input));
}

/** The file as the contract carries it; one that is too large, the vault refuses. */
function contentOf(given: Options): string {
  const file = needed(given.file, '--file FILE');
  try {
    return readFileSync(resolve(file)).toString('base64');
  } catch {
    throw new UsageError(`Cannot read ${file}`);
  }
}

/** A list file holds lists, a card does not; what it really is, the vault says. */
function isList(content: string): boolean {
  try {
    const json: unknown = JSON.parse(Buffer.from(content, 'base64').toString('utf8'));
    return typeof json === 'object' && json !== null && 'lists' in json;
  } catch {
    return false;
  }
}

async function toFile(out: string, call: () => Promise<Result<unknown, AppError>>): Promise<Result<unknown, AppError>> {
  const path = resolve(out);
  const result = await call();
  if (!result.ok) return result;
  const { content, ...about } = result.value as { content: string };
  try {
    writeFileSync(path, Buffer.from(content, 'base64'));
    return ok({ ...about, out: path });
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOSPC' || code === 'EDQUOT') return err(appError('diskFull', {}));
    if (code === 'EACCES' || code === 'EROFS' || code === 'EPERM') return err(appError('folderReadOnly', {}));
    throw new UsageError(`Cannot write ${out}`);
  }
}

import { CaseReadOnly } from '#db/caseReadOnly.ts';
import { contract, isMethodName, type MethodName, methodOf } from '#shared/api/contract.ts';
import { type AppError, appError, type ErrorCode } from '#shared/api/errors.ts';
import type { Access } from '#shared/api/method.ts';
import { err, ok, type Result } from '#shared/result.ts';
import { handlerContext } from './context.ts';
import type { AllHandlers, ClosedMethodName, HostContext } from './handler.ts';
import { inputIssues } from './inputIssues.ts';
import type { Log } from './log.ts';
import { systemError } from './vault/systemErrors.ts';
import { roleReaches } from './vault/users.ts';
import type { Vault } from './vault/vault.ts';

export interface DispatchParts {
  readonly handlers: AllHandlers;
  readonly host: HostContext;
  readonly vault: Vault;
  readonly log: Log;
}

/** Errors that any method can give, besides the ones that it declares. */
const commonErrors = new Set<ErrorCode>([
  'invalidInput',
  'internal',
  'notAllowed',
  'vaultLocked',
  'diskFull',
  'folderReadOnly',
  'vaultInUse',
  'vaultDamaged',
  // Of any command that writes in a case that was handed over.
  'caseReadOnly',
]);

/**
 * The one way into the application, for every host: input checked, access checked, handler run, output checked. Never
 * throws: what a person, a disk or another program can cause comes back as a value, and a fault of ours as `internal`
 * with the id under which it is logged.
 */
export async function dispatch(parts: DispatchParts, name: string, input: unknown): Promise<Result<unknown, AppError>> {
  // A window's script can send anything for a name.
  if (typeof name !== 'string' || !isMethodName(name)) {
    return err(appError('unknownMethod', { method: typeof name === 'string' ? name.slice(0, 100) : '' }));
  }
  try {
    const parsed = methodOf(name).input.safeParse(input);
    if (!parsed.success) return err(appError('invalidInput', { issues: inputIssues(parsed.error) }));
    const result = await run(parts, name, parsed.data);
    return result.ok ? checkOutput(parts, name, result.value) : checkError(parts, name, result.error);
  } catch (error) {
    return answerThrown(parts, name, error);
  }
}

type AnyHandler<C> = (input: unknown, context: C) => Promise<Result<unknown, AppError>> | Result<unknown, AppError>;

async function run(parts: DispatchParts, name: MethodName, input: unknown): Promise<Result<unknown, AppError>> {
  const { vault, host, handlers } = parts;
  if (isClosedMethod(name)) {
    const context = { ...host, municipality: vault.municipality(), vault };
    // The input was parsed by this very method's schema; the compiler can not follow that through the union.
    return (handlers[name] as AnyHandler<typeof context>)(input, context);
  }
  const { access, kind, exclusive } = methodOf(name);
  const open = await vault.current();
  // From here to `open.run` nothing waits: a lock that begins later waits for this call, and one that has begun is told.
  if (open === undefined || open.isClosing) return err(appError('vaultLocked', {}));
  const user = open.user();
  if (user?.active !== true) {
    await vault.lock('byUser');
    return err(appError('vaultLocked', {}));
  }
  if (!mayCall(user.role, access)) return err(appError('notAllowed', { needed: neededRole(access) }));
  if (kind === 'command') {
    // A query may come from a screen that nobody looks at; a command comes from somebody at the keyboard.
    open.touch();
    if (name !== 'vault.touch') open.markChanged();
  }
  const context = { ...handlerContext(host, open, user), vault, open };
  const work = () => (handlers[name] as AnyHandler<typeof context>)(input, context);
  return exclusive === true ? open.exclusive(work) : open.run(work);
}

function isClosedMethod(name: MethodName): name is ClosedMethodName {
  return contract[name].access === 'none';
}

function mayCall(role: Exclude<Access, 'none'>, access: Access): boolean {
  return access === 'none' || roleReaches(role, access);
}

function neededRole(access: Access): Exclude<Access, 'none'> {
  return access === 'none' ? 'reader' : access;
}

/** Strips what the contract does not name, so that nothing reaches a screen or a script by accident. */
function checkOutput(parts: DispatchParts, name: MethodName, value: unknown): Result<unknown, AppError> {
  const checked = methodOf(name).output.safeParse(value);
  return checked.success ? ok(checked.data) : fault(parts, name, new OutputMismatch(inputIssues(checked.error)));
}

/** An error that the method does not declare is passed on, and written down for us to put right. */
function checkError(parts: DispatchParts, name: MethodName, error: AppError): Result<never, AppError> {
  const isDeclared = commonErrors.has(error.code) || methodOf(name).errors.includes(error.code);
  if (!isDeclared) parts.log.event(`undeclaredError ${name}`, {}, error.code);
  return err(error);
}

function answerThrown(parts: DispatchParts, name: MethodName, thrown: unknown): Result<never, AppError> {
  // The case was handed over since the screen was opened.
  if (thrown instanceof CaseReadOnly) return err(thrown.refusal);
  const expected = systemError(thrown, () => parts.vault.backups.count());
  if (expected === undefined) return fault(parts, name, thrown);
  parts.log.event(`systemError ${name}`, {}, expected.code);
  return err(expected);
}

function fault(parts: DispatchParts, name: MethodName, error: unknown): Result<never, AppError> {
  const id = parts.host.newId();
  parts.log.fault({ id, method: name, error });
  return err(appError('internal', { id }));
}

/** What a handler gave does not fit the contract. The paths tell where; the values are not kept. */
class OutputMismatch extends Error {
  constructor(issues: readonly { path: string; reason: string }[]) {
    super(`output: ${issues.map(({ path, reason }) => `${path} ${reason}`).join(', ')}`);
  }
}

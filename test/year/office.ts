import type { MethodInput, MethodName, MethodOutput, MethodResult } from '#shared/api/contract.ts';
import type { AppError } from '#shared/api/errors.ts';
import type { MunicipalityNumber } from '#shared/municipalities.ts';
import type { Result } from '#shared/result.ts';

export type Run = (args: readonly string[], input?: unknown) => Promise<Result<unknown, AppError>>;

type OfficeOptions = Pick<Office, 'name' | 'municipality' | 'role' | 'vault'>;

/** One vault on one PC, reached by the command line alone. */
export class Office {
  /** As the others see it: a municipality's number, or `coordinator`. */
  readonly holder: string;
  readonly name: string;
  readonly municipality: MunicipalityNumber;
  readonly role: 'municipality' | 'coordinator';
  /** The folder of its vault. */
  readonly vault: string;
  readonly #run: Run;

  constructor({ name, municipality, role, vault }: OfficeOptions, run: Run) {
    this.name = name;
    this.municipality = municipality;
    this.role = role;
    this.vault = vault;
    this.holder = role === 'coordinator' ? 'coordinator' : municipality;
    this.#run = run;
  }

  /** Any command: `run('member', 'start')`. */
  run(...args: string[]): Promise<Result<unknown, AppError>> {
    return this.#run([...args, '--vault', this.vault]);
  }

  /** The value of a command, in the shape of the method behind it. */
  async did<M extends MethodName>(_method: M, ...args: string[]): Promise<MethodOutput<M>> {
    return valueIn(args.join(' '), await this.run(...args)) as MethodOutput<M>;
  }

  /** `call METHOD --input -` */
  async call<M extends MethodName>(method: M, input: MethodInput<M>): Promise<MethodResult<M>> {
    return (await this.#run(['call', method, '--vault', this.vault, '--input', '-'], input)) as MethodResult<M>;
  }

  async must<M extends MethodName>(method: M, input: MethodInput<M>): Promise<MethodOutput<M>> {
    return valueIn(`${this.name}: ${method}`, await this.call(method, input)) as MethodOutput<M>;
  }

  async refused<M extends MethodName>(method: M, input: MethodInput<M>): Promise<AppError> {
    return errorOf(method, await this.call(method, input));
  }
}

export function valueIn<T>(what: string, result: Result<T, AppError>): T {
  if (!result.ok) throw new Error(`${what}: ${JSON.stringify(result.error)}`);
  return result.value;
}

export function errorOf(what: string, result: Result<unknown, AppError>): AppError {
  if (result.ok) throw new Error(`${what} was not refused`);
  return result.error;
}

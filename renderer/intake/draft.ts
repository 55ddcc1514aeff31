import type { FormInstance } from '#shared/api/methods/forms.ts';
import type { FormValues, Scalar } from '#shared/forms/form.ts';
import { Autosave, type AutosaveOptions, type AutosavePort, type Clock } from './autosave.ts';

/**
 * A form being filled in, as the screen sees it: the values, of which each change goes to the vault by autosave.
 * The values here are what stands on the screen; the vault follows them, never the other way round, but for paths that
 * somebody else (a second window) has changed and that are not being written here.
 */
export class IntakeDraft {
  readonly formId: string;
  readonly autosave: Autosave;
  #values: FormValues;
  #changed: FormInstance['changed'];
  readonly #listeners = new Set<() => void>();

  constructor(instance: FormInstance, port: AutosavePort, clock: Clock, options?: AutosaveOptions) {
    this.formId = instance.id;
    this.#values = instance.values;
    this.#changed = instance.changed;
    this.autosave = new Autosave(port, clock, options);
    this.#resume(instance);
  }

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  values = (): FormValues => this.#values;

  /** What differs from the version before, as the vault last told. */
  changed = (): FormInstance['changed'] => this.#changed;

  value(path: string): Scalar {
    return this.#values[path] ?? null;
  }

  /** A keystroke, a tick, a row: shown at once, in the vault shortly after. An empty text is no value. */
  set(path: string, value: Scalar): void {
    const next = value === '' || (Array.isArray(value) && value.length === 0) ? null : value;
    if (same(this.value(path), next)) return;
    this.#values = { ...this.#values, [path]: next };
    this.autosave.change(path, next);
    this.#publish();
  }

  /** Takes over what the vault has for paths that are not being written here. */
  takeOver(instance: FormInstance): void {
    const next: Record<string, Scalar> = { ...instance.values };
    for (const path of Object.keys(this.#values)) {
      if (this.autosave.isPending(path)) next[path] = this.value(path);
    }
    const sameChanges = JSON.stringify(instance.changed) === JSON.stringify(this.#changed);
    if (!sameChanges) this.#changed = instance.changed;
    const paths = new Set([...Object.keys(next), ...Object.keys(this.#values)]);
    const sameValues = [...paths].every((path) => same(next[path] ?? null, this.value(path)));
    if (!sameValues) this.#values = next;
    if (!sameValues || !sameChanges) this.#publish();
  }

  #resume(instance: FormInstance): void {
    if (instance.pending.length === 0) return;
    this.autosave.resume(Object.fromEntries(instance.pending.map((path) => [path, instance.values[path] ?? null])));
  }

  #publish(): void {
    for (const listener of this.#listeners) listener();
  }
}

function same(a: Scalar, b: Scalar): boolean {
  if (!Array.isArray(a) || !Array.isArray(b)) return a === b;
  return a.length === b.length && a.every((value, index) => value === b[index]);
}

type Sendable = Record<string, string | number | boolean | string[] | null>;

/** Values as the contract takes them (its arrays are its own to keep). */
export function sendable(values: FormValues): Sendable {
  return Object.fromEntries(
    Object.entries(values).map(([path, value]) => [path, Array.isArray(value) ? [...value] : value] as const),
  ) as Sendable;
}

import type { EstablishmentLineView, EstablishmentView } from '#shared/api/methods/establishment.ts';
import { showKroner } from '#shared/money/ore.ts';
import type { Messages } from '../i18n/nb.ts';

/** Øre as kroner in a sentence: `4 500` or `4 500,50`. */
export const sum = (ore: number): string => showKroner(ore);

/** Kroner as typed, or undefined: at most two decimals, a comma or a full stop. A minus is read, so that it can be refused. */
export function readKroner(typed: string): number | undefined {
  const plain = typed.replaceAll(/\s/g, '').replace(',', '.');
  return /^-?\d{1,9}(\.\d{1,2})?$/.test(plain) ? Math.round(Number(plain) * 100) : undefined;
}

export const personName = (view: EstablishmentView, id: string): string =>
  view.people.find(({ personId }) => personId === id)?.name ?? '';

/** What a line is called, with whom it is for: two children have a line each. */
export function lineName(view: EstablishmentView, line: EstablishmentLineView, t: Messages['establishment']): string {
  return `${t.rules[line.rule]} (${line.members.map((id) => personName(view, id)).join(', ')})`;
}

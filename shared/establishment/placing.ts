import type { EstablishmentLine, EstablishmentRule } from '../grants/establishmentGrant.ts';

type Line = Pick<EstablishmentLine, 'id' | 'rule' | 'members'>;

/** What a line pays for: when the household is corrected, one line takes the place of another of the same kind. */
const kinds: Record<EstablishmentRule, 'furniture' | 'clothes' | 'leisure' | 'birth' | null> = {
  furnitureSingle: 'furniture',
  furnitureCouple: 'furniture',
  furnitureSharing: 'furniture',
  furnitureChild: 'furniture',
  familyFurniture: 'furniture',
  clothes: 'clothes',
  familyClothes: 'clothes',
  leisureChild: 'leisure',
  leisureAdult: 'leisure',
  bornAfterSettlement: 'birth',
  familyTooLate: null,
};

const isRule = (rule: string): rule is EstablishmentRule => Object.hasOwn(kinds, rule);

/**
 * The line that a purchase counts on today. A household that is corrected from single to couple has another line, and
 * what was bought on the old one must count on the new: otherwise a correction would give the whole ceiling anew. It is
 * the line of the same kind that one of the same people is in; null where there is none.
 */
export function lineFor<L extends Line>(lineId: string, lines: readonly L[]): L | null {
  const exact = lines.find(({ id }) => id === lineId);
  if (exact !== undefined) return exact;
  const { rule, members } = partsOf(lineId);
  const kind = isRule(rule) ? kinds[rule] : null;
  if (kind === null) return null;
  return lines.find((line) => kinds[line.rule] === kind && line.members.some((id) => members.includes(id))) ?? null;
}

/** A line id with each of its people as they are known now (somebody may have been merged into another). */
export function renamedLine(lineId: string, keptId: (personId: string) => string): string {
  const { rule, members } = partsOf(lineId);
  return `${rule}:${members.map(keptId).join('+')}`;
}

/** The people that a line is for. */
export const membersOfLine = (lineId: string): readonly string[] => partsOf(lineId).members;

function partsOf(lineId: string): { readonly rule: string; readonly members: readonly string[] } {
  const [rule = '', members = ''] = lineId.split(':');
  return { rule, members: members.split('+') };
}

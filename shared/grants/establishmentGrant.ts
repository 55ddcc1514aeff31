import { birthday, previousDay } from '../benefit/days.ts';
import type { Ore } from '../money/ore.ts';
import { type MissingRate, type RateSet, type RateValues, rateOf, rateSetAt } from '../rates/rateSet.ts';
import { ok, type Result } from '../result.ts';

/**
 * Ceilings of the local establishment grant (guidelines 3.2), line by line with the rule. Every sum is "inntil": what
 * may be spent on approved purchases, not something that the person is entitled to.
 */
export interface EstablishmentInput {
  /** The household's settlement date: ceilings follow the composition on it. */
  readonly settlementDate: string;
  readonly members: readonly EstablishmentMember[];
  readonly purchases: readonly EstablishmentPurchase[];
  /** What is used and left is told as of this date. */
  readonly asOf: string;
}

export interface EstablishmentMember {
  readonly id: string;
  readonly birthDate: string;
  /**
   * How an adult lives on the settlement date. Two partners both say `couple`; people who are no couple and share a
   * dwelling say `sharing`; everybody else, a single parent too, `single`. Not read for children.
   */
  readonly livesAs: 'single' | 'couple' | 'sharing';
  readonly came: 'settled' | 'familyImmigration' | 'bornAfterSettlement';
  /** When the member joined: the settlement date for `settled`. */
  readonly joined: string;
  /** For family immigration: settlement date of the resident that the person comes to. */
  readonly residentSettled: string | null;
}

export interface EstablishmentPurchase {
  readonly lineId: string;
  readonly date: string;
  readonly amount: Ore;
}

export type EstablishmentRule =
  | 'furnitureSingle'
  | 'furnitureCouple'
  | 'furnitureSharing'
  | 'furnitureChild'
  | 'clothes'
  | 'familyFurniture'
  | 'familyClothes'
  | 'leisureChild'
  | 'leisureAdult'
  | 'bornAfterSettlement'
  | 'familyTooLate';

export interface EstablishmentLine {
  /** Stable within one household: rule and members. */
  readonly id: string;
  readonly rule: EstablishmentRule;
  readonly members: readonly string[];
  /** Null: the guidelines set no sum (leisure), or no rule covers it (a birth after settlement): assessed in each case. */
  readonly ceiling: Ore | null;
  readonly rateSetId: string | null;
  /** The first and last date on which a purchase falls under the line; null = no limit is set. */
  readonly from: string;
  readonly until: string | null;
  /** The date to which the line may be extended after assessment. */
  readonly extendableUntil: string | null;
  /** Each case is assessed: the ceiling is not offered without it. */
  readonly needsAssessment: boolean;
  readonly used: Ore;
  readonly left: Ore | null;
  /** Purchases on the line outside its period. */
  readonly outsidePeriod: Ore;
}

export interface EstablishmentStatement {
  readonly lines: readonly EstablishmentLine[];
  /** Sum of the ceilings that need no assessment. */
  readonly ceiling: Ore;
  readonly used: Ore;
  readonly overCeiling: readonly string[];
  readonly rateSetIds: readonly string[];
}

type Draft = Pick<EstablishmentLine, 'rule' | 'members' | 'from' | 'until' | 'extendableUntil' | 'needsAssessment'> & {
  readonly rate: (keyof RateValues['establishment'] & string) | null;
};

export function establishmentGrant(
  input: EstablishmentInput,
  rates: readonly RateSet[],
): Result<EstablishmentStatement, MissingRate> {
  const set = rateSetAt(rates, 'establishment', input.settlementDate);
  if (!set.ok) return set;
  const lines: EstablishmentLine[] = [];
  for (const draft of drafts(input)) {
    let ceiling: Ore | null = null;
    if (draft.rate !== null) {
      const amount = rateOf(set.value, draft.rate, input.settlementDate);
      if (!amount.ok) return amount;
      ceiling = amount.value;
    }
    lines.push(withPurchases(draft, ceiling, set.value.id, input));
  }
  return ok({
    lines,
    ceiling: lines.reduce((sum, line) => sum + (line.needsAssessment ? 0 : (line.ceiling ?? 0)), 0),
    used: lines.reduce((sum, line) => sum + line.used, 0),
    overCeiling: lines.filter((line) => line.left !== null && line.left < 0).map((line) => line.id),
    rateSetIds: [set.value.id],
  });
}

function drafts(input: EstablishmentInput): Draft[] {
  const settled = input.members.filter((member) => member.came === 'settled');
  const adults = settled.filter((member) => !isChild(member, input.settlementDate));
  const children = settled.filter((member) => isChild(member, input.settlementDate));
  const plain = { from: input.settlementDate, until: null, extendableUntil: null, needsAssessment: false };

  const result: Draft[] = [];
  // A "couple" of one (the partner has not come yet) lives alone for now: two partners make the couple's ceiling.
  const partners = adults.filter((adult) => adult.livesAs === 'couple');
  for (let index = 0; index < partners.length; index += 2) {
    const pair = partners.slice(index, index + 2);
    const rate = pair.length === 2 ? 'furnitureCouple' : 'furnitureSingle';
    result.push({ ...plain, rule: rate, rate, members: pair.map((adult) => adult.id) });
  }
  for (const adult of adults) {
    if (adult.livesAs === 'couple') continue;
    const rate = adult.livesAs === 'sharing' ? 'furnitureSharing' : 'furnitureSingle';
    result.push({ ...plain, rule: rate, rate, members: [adult.id] });
  }
  for (const child of children) {
    result.push({ ...plain, rule: 'furnitureChild', rate: 'furnitureChild', members: [child.id] });
  }
  for (const member of settled) {
    result.push({
      ...plain,
      rule: 'clothes',
      rate: 'clothes',
      members: [member.id],
      until: lastDateWithin(input.settlementDate, 1),
    });
  }
  for (const member of input.members) {
    if (member.came === 'familyImmigration') result.push(...familyImmigration(member, input));
    // The guidelines' sums are for the composition at settlement; they say nothing of a birth after it.
    if (member.came === 'bornAfterSettlement') {
      result.push({
        ...plain,
        rule: 'bornAfterSettlement',
        rate: null,
        members: [member.id],
        from: member.joined,
        needsAssessment: true,
      });
    }
    result.push(...leisure(member));
  }
  return result;
}

/** Each case is assessed, within five years of the resident's settlement. */
function familyImmigration(member: EstablishmentMember, input: EstablishmentInput): Draft[] {
  const resident = member.residentSettled ?? input.settlementDate;
  const until = lastDateWithin(resident, 5);
  const base = { members: [member.id], from: member.joined, until, extendableUntil: null, needsAssessment: true };
  if (member.joined > until) return [{ ...base, until: null, rule: 'familyTooLate', rate: null }];
  return [
    { ...base, rule: 'familyFurniture', rate: 'familyFurniture' },
    { ...base, rule: 'familyClothes', rate: 'familyClothes' },
  ];
}

/** One activity per child in the first two years, three more after assessment; adults assessed, up to five years. */
function leisure(member: EstablishmentMember): Draft[] {
  const base = { members: [member.id], from: member.joined, rate: null } as const;
  if (!isChild(member, member.joined)) {
    return [
      {
        ...base,
        rule: 'leisureAdult',
        until: lastDateWithin(member.joined, 5),
        extendableUntil: null,
        needsAssessment: true,
      },
    ];
  }
  const last = previousDay(birthday(member.birthDate, 18));
  const until = earliest(lastDateWithin(member.joined, 2), last);
  const extended = earliest(lastDateWithin(member.joined, 5), last);
  return [
    {
      ...base,
      rule: 'leisureChild',
      until,
      extendableUntil: extended > until ? extended : null,
      needsAssessment: false,
    },
  ];
}

function withPurchases(
  draft: Draft,
  ceiling: Ore | null,
  rateSetId: string,
  input: EstablishmentInput,
): EstablishmentLine {
  const { rate, ...line } = draft;
  const id = `${line.rule}:${line.members.join('+')}`;
  const purchases = input.purchases.filter((purchase) => purchase.lineId === id && purchase.date <= input.asOf);
  const last = line.extendableUntil ?? line.until;
  const inside = (purchase: EstablishmentPurchase) => last === null || purchase.date <= last;
  const used = purchases.reduce((sum, purchase) => sum + purchase.amount, 0);
  return {
    id,
    ...line,
    ceiling,
    rateSetId: rate === null ? null : rateSetId,
    used,
    left: ceiling === null ? null : ceiling - used,
    outsidePeriod: purchases
      .filter((purchase) => !inside(purchase))
      .reduce((sum, purchase) => sum + purchase.amount, 0),
  };
}

const isChild = (member: EstablishmentMember, date: string) => date < birthday(member.birthDate, 18);
const earliest = (a: string, b: string) => (a < b ? a : b);

/** The last date of the first `years` years from a date: until 31 May 2020 for one year from 1 June 2019. */
function lastDateWithin(date: string, years: number): string {
  return previousDay(birthday(date, years));
}

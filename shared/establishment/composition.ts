import { birthday } from '../benefit/days.ts';
import type { IsoDate } from '../dates.ts';
import type { Relation } from '../people/person.ts';
import type { CameWay, LivingWay } from './words.ts';

/** What the register knows of one who is, or has been, in the household. */
export interface RegisteredMember {
  readonly personId: string;
  readonly birthDate: IsoDate | null;
  readonly relation: Relation;
  readonly from: IsoDate | null;
  readonly until: IsoDate | null;
  readonly settlementDate: IsoDate | null;
  readonly cameByFamily: boolean;
}

export interface ComposedMember {
  readonly personId: string;
  readonly livesAs: LivingWay;
  readonly came: CameWay;
  readonly joined: IsoDate;
  readonly residentSettled: IsoDate | null;
  /** Why the person is not counted as the register says. */
  readonly reason: string | null;
}

/** The household's first day as settled: the earliest of its members' settlement dates, or null when none is known. */
export function settlementOf(members: readonly RegisteredMember[]): IsoDate | null {
  return members.reduce<IsoDate | null>(
    (first, { settlementDate }) =>
      settlementDate !== null && (first === null || settlementDate < first) ? settlementDate : first,
    null,
  );
}

/**
 * Who counts, and how, as far as the register tells: a suggestion for a person to look over. A couple are the two that
 * the household names as spouse or cohabitant, with the one it is listed under; other adults under one roof share.
 */
export function suggestComposition(
  members: readonly RegisteredMember[],
  settlementDate: IsoDate,
): readonly ComposedMember[] {
  // Whoever was settled later on a decision of their own has a first establishment of their own.
  const counted = members.filter(
    (member) => (member.until === null || member.until > settlementDate) && !settledApart(member, settlementDate),
  );
  const isAdult = ({ birthDate }: RegisteredMember) => birthDate === null || birthday(birthDate, 18) <= settlementDate;
  const came = new Map(counted.map((member) => [member.personId, cameOf(member, settlementDate)]));
  const adults = counted.filter((member) => isAdult(member) && came.get(member.personId) === 'settled');
  const partner = adults.find(({ relation }) => relation === 'spouse' || relation === 'cohabitant');
  const self = adults.find(({ relation }) => relation === 'self');
  const couple = new Set(partner === undefined || self === undefined ? [] : [partner.personId, self.personId]);
  const alone = adults.length < 2;
  return counted.map((member) => {
    const { personId } = member;
    const way = came.get(personId) ?? 'settled';
    return {
      personId,
      livesAs: couple.has(personId) ? 'couple' : alone || !adults.includes(member) ? 'single' : 'sharing',
      came: way,
      joined: joinedOn(member, way, settlementDate),
      residentSettled: way === 'familyImmigration' ? settlementDate : null,
      reason: null,
    };
  });
}

const isLater = ({ settlementDate, from }: RegisteredMember, first: IsoDate) =>
  (settlementDate ?? from ?? first) > first;

const isBornAfter = ({ birthDate }: RegisteredMember, first: IsoDate) => birthDate !== null && birthDate > first;

const settledApart = (member: RegisteredMember, first: IsoDate) =>
  isLater(member, first) && !member.cameByFamily && !isBornAfter(member, first);

function cameOf(member: RegisteredMember, settlementDate: IsoDate): CameWay {
  if (isBornAfter(member, settlementDate)) return 'bornAfterSettlement';
  return isLater(member, settlementDate) ? 'familyImmigration' : 'settled';
}

function joinedOn(member: RegisteredMember, came: CameWay, settlementDate: IsoDate): IsoDate {
  if (came === 'settled') return settlementDate;
  const known = member.settlementDate ?? member.from ?? member.birthDate ?? settlementDate;
  return known < settlementDate ? settlementDate : known;
}

export interface CompositionChange {
  readonly personId: string;
  readonly what: 'joined' | 'left' | 'cameDiffers' | 'turned18';
}

/** How the register differs now from what was set up: for a person to decide what follows. */
export function compositionChanges(
  members: readonly ComposedMember[],
  registered: readonly RegisteredMember[],
  settlementDate: IsoDate,
  asOf: IsoDate,
): readonly CompositionChange[] {
  const suggested = suggestComposition(registered, settlementDate);
  const changes: CompositionChange[] = [];
  for (const { personId, until } of registered) {
    if (until !== null && until <= asOf) continue;
    const own = members.find((member) => member.personId === personId);
    const now = suggested.find((member) => member.personId === personId);
    // One who is not suggested has a settlement, and a first establishment, of their own.
    if (own === undefined && now !== undefined) changes.push({ personId, what: 'joined' });
    else if (own !== undefined && now !== undefined && own.came !== now.came)
      changes.push({ personId, what: 'cameDiffers' });
  }
  for (const { personId } of members) {
    const now = registered.find((member) => member.personId === personId);
    if (now === undefined || (now.until !== null && now.until <= asOf)) changes.push({ personId, what: 'left' });
    else if (now.birthDate !== null && now.birthDate <= asOf) {
      const adultOn = birthday(now.birthDate, 18);
      if (adultOn > settlementDate && adultOn <= asOf) changes.push({ personId, what: 'turned18' });
    }
  }
  return changes;
}

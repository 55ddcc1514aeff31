import type { EstablishmentLineView, EstablishmentView } from '#shared/api/methods/establishment.ts';
import {
  type EstablishmentInput,
  type EstablishmentLine,
  type EstablishmentStatement,
  establishmentGrant,
} from '#shared/grants/establishmentGrant.ts';
import type { RateSet } from '#shared/rates/rateSet.ts';
import { err, ok, type Result } from '#shared/result.ts';
import type { Assessment, Establishment, Purchase } from './cases.ts';

export type NoSums = NonNullable<EstablishmentView['problem']>;

/** The calculation's input; the purchases are reckoned here, since what is reserved counts too. */
export function inputOf(establishment: Establishment, asOf: string): Result<EstablishmentInput, NoSums> {
  const { settlementDate, members, people } = establishment;
  if (settlementDate === null) return err('settlementDateMissing');
  const input: EstablishmentInput['members'][number][] = [];
  for (const { personId, ...member } of members) {
    const birthDate = people.get(personId)?.birthDate ?? null;
    if (birthDate === null) return err('birthDateMissing');
    input.push({ id: personId, birthDate, ...member });
  }
  return ok({ settlementDate, members: input, purchases: [], asOf });
}

export function statementOf(
  establishment: Establishment,
  rates: readonly RateSet[],
  asOf: string,
): Result<EstablishmentStatement, NoSums> {
  const input = inputOf(establishment, asOf);
  if (!input.ok) return input;
  const statement = establishmentGrant(input.value, rates);
  return statement.ok ? statement : err('rateMissing');
}

export const assessmentOf = ({ assessments }: Establishment, lineId: string): Assessment | undefined =>
  assessments.find((each) => each.lineId === lineId);

/** The ceiling that holds: the guidelines' sum, or what an assessment has set where they set none. */
export function ceilingOf(line: EstablishmentLine, assessment: Assessment | undefined): number | null {
  return line.ceiling ?? (assessment?.granted === true ? assessment.ceiling : null);
}

export function lastDayOf(line: EstablishmentLine, assessment: Assessment | undefined): string | null {
  return (assessment?.granted === true ? assessment.until : null) ?? line.until;
}

/** What a line's purchases have taken of its ceiling, one purchase left out. */
export function committedOn(purchases: readonly Purchase[], lineId: string, except?: string): number {
  return purchases
    .filter((purchase) => purchase.lineId === lineId && purchase.id !== except)
    .reduce((sum, purchase) => sum + purchase.committed, 0);
}

export function lineViews(
  establishment: Establishment,
  statement: EstablishmentStatement,
  asOf: string,
): EstablishmentLineView[] {
  return statement.lines.map((line) => {
    const assessment = assessmentOf(establishment, line.id);
    const own = establishment.purchases.filter(({ lineId }) => lineId === line.id);
    const used = sum(own.filter((each) => each.settledOn !== null && each.settledOn <= asOf));
    const reserved = sum(
      own.filter(
        (each) =>
          each.approvedOn !== null && each.approvedOn <= asOf && (each.settledOn === null || each.settledOn > asOf),
      ),
    );
    const ceiling = ceilingOf(line, assessment);
    const granted = line.rule !== 'familyTooLate' && (!line.needsAssessment || assessment?.granted === true);
    const until = lastDayOf(line, assessment);
    return {
      id: line.id,
      rule: line.rule,
      members: [...line.members],
      ceiling,
      rateSetId: line.rateSetId,
      from: line.from,
      until,
      extendableUntil: line.extendableUntil,
      needsAssessment: line.needsAssessment,
      assessment: assessment === undefined ? null : withoutLine(assessment),
      open: granted && (until === null || asOf <= until),
      used,
      reserved,
      left: ceiling === null ? null : ceiling - used - reserved,
    };
  });
}

const sum = (purchases: readonly Purchase[]): number =>
  purchases.reduce((total, purchase) => total + purchase.committed, 0);

const withoutLine = ({ lineId: _lineId, ...assessment }: Assessment) => assessment;

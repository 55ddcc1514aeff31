import type { EstablishmentLineView, EstablishmentView } from '#shared/api/methods/establishment.ts';
import type { ComposedMember, CompositionChange } from '#shared/establishment/composition.ts';
import { lineFor } from '#shared/establishment/placing.ts';
import { standingOn } from '#shared/establishment/purchase.ts';
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
  for (const { personId, reason: _reason, ...member } of members) {
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
export function committedOn(
  purchases: readonly Purchase[],
  line: EstablishmentLine,
  lines: readonly EstablishmentLine[],
  except: string,
): number {
  return purchases
    .filter((purchase) => purchase.id !== except && lineFor(purchase.lineId, lines)?.id === line.id)
    .reduce((sum, purchase) => sum + purchase.committed, 0);
}

/** What some purchases had taken by a day. */
export function takenOn(purchases: readonly Purchase[], asOf: string): { used: number; reserved: number } {
  let [used, reserved] = [0, 0];
  for (const { steps, receipts } of purchases) {
    const { state, committed } = standingOn(steps, receipts.length > 0, asOf);
    if (state === 'settled') used += committed;
    else reserved += committed;
  }
  return { used, reserved };
}

export function lineViews(
  establishment: Establishment,
  statement: EstablishmentStatement,
  asOf: string,
): EstablishmentLineView[] {
  return statement.lines.map((line) => {
    const assessment = assessmentOf(establishment, line.id);
    const own = establishment.purchases.filter(({ lineId }) => lineFor(lineId, statement.lines)?.id === line.id);
    const { used, reserved } = takenOn(own, asOf);
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

/** The household has it: not one that waits for an assessment, or that was refused. Its period may be over. */
export const isGranted = ({ rule, needsAssessment, assessment }: EstablishmentLineView): boolean =>
  rule !== 'familyTooLate' && (!needsAssessment || assessment?.granted === true);

const withoutLine = ({ lineId: _lineId, ...assessment }: Assessment) => assessment;

/** Which lines would come and go if the household were set up as the register now has this person. */
export function effectOf(
  { personId, what }: CompositionChange,
  establishment: Establishment,
  rates: readonly RateSet[],
  asOf: string,
): Pick<EstablishmentView['changes'][number], 'adds' | 'removes'> {
  const before = statementOf(establishment, rates, asOf);
  const after = statementOf({ ...establishment, members: changed(personId, what, establishment) }, rates, asOf);
  if (!before.ok || !after.ok) return { adds: [], removes: [] };
  return {
    adds: notIn(after.value.lines, before.value.lines),
    removes: notIn(before.value.lines, after.value.lines),
  };
}

function changed(
  personId: string,
  what: CompositionChange['what'],
  { members, suggested }: Establishment,
): readonly ComposedMember[] {
  // Ceilings are those of the settlement date: whoever turns 18 later keeps them.
  if (what === 'turned18') return members;
  const others = members.filter((member) => member.personId !== personId);
  const now = suggested.find((member) => member.personId === personId);
  return what === 'left' || now === undefined ? others : [...others, now];
}

const notIn = (lines: readonly EstablishmentLine[], others: readonly EstablishmentLine[]) =>
  lines.filter(({ id }) => !others.some((other) => other.id === id)).map(({ rule, ceiling }) => ({ rule, ceiling }));

import type { BenefitMonthView, BenefitSettings, BenefitStatementItem } from '#shared/api/methods/benefits.ts';
import { endOfMonth } from '#shared/benefit/days.ts';
import { type FrozenMonth, freeze, recompute, sameResult } from '#shared/benefit/frozen.ts';
import type { BenefitInput, BenefitMonth } from '#shared/benefit/introductionBenefit.ts';
import { dueThirtieths, type Programme, partOfMonth } from '#shared/benefit/participation.ts';
import { addMonths } from '#shared/dates.ts';
import type { RateSet } from '#shared/rates/rateSet.ts';
import { err, ok, type Result } from '#shared/result.ts';
import { type BenefitCase, type IssuedStatement, type Participant, settingsAt } from './benefitRecords.ts';

type Problem = NonNullable<BenefitMonthView['problem']> | 'nothingDue';

export const programmeOf = (setUp: BenefitCase): Programme => ({
  from: setUp.programmeFrom,
  until: setUp.programmeUntil,
  pauses: setUp.pauses,
});

/** What a month is computed from today. */
export function inputOf(
  participant: Participant,
  month: string,
  settings: readonly BenefitSettings[],
): Result<BenefitInput, Problem> {
  const { setUp, regelverk, values } = participant;
  const span = setUp === null ? null : partOfMonth(programmeOf(setUp), month);
  if (setUp === null || span === null) return err('nothingDue');
  if (regelverk === null) return err('regelverkUnknown');
  const { birthDate } = values;
  if (birthDate === null || birthDate === undefined) return err('birthDateMissing');
  const { deductionBasis, coupleRuleFrom } = settingsAt(settings, month);
  const absence = participant.absence.filter(({ date, unlawful }) => unlawful && date.startsWith(month));
  if (absence.some(({ unit }) => unit !== deductionBasis)) return err('unitsMixed');
  const paid = paidFor(participant, month);
  return ok({
    regelverk,
    birthDate,
    period: span,
    pauses: setUp.pauses,
    livingWithParent: setUp.livingWithParent,
    coupleInProgramme: setUp.coupleInProgramme,
    coupleRuleFrom,
    absence: absence.map(({ date, amount }) => ({ date, amount })),
    deductionBasis,
    paid: paid === null ? [] : [{ month, amount: paid }],
  });
}

/** Øre paid for a month, or null where nothing has been noted. */
export function paidFor({ paid }: Participant, month: string): number | null {
  const of = paid.filter((each) => each.month === month);
  return of.length === 0 ? null : of.reduce((sum, each) => sum + each.amount, 0);
}

/** The newest statement of a month. */
export const issuedFor = ({ statements }: Participant, month: string): IssuedStatement | undefined =>
  statements.filter((each) => each.month === month).toSorted((a, b) => b.version - a.version)[0];

export function monthView(
  participant: Participant,
  month: string,
  settings: readonly BenefitSettings[],
  rates: readonly RateSet[],
): BenefitMonthView {
  const input = inputOf(participant, month, settings);
  const frozen = input.ok ? freeze(input.value, rates) : undefined;
  const computed = frozen?.ok ? frozen.value : undefined;
  const issued = issuedFor(participant, month);
  const paid = paidFor(participant, month);
  const ofMonth = participant.absence.filter(({ date }) => date.startsWith(month));
  return {
    month,
    computed: computed?.result ?? null,
    problem: problemOf(input, frozen),
    deductionBasis: settingsAt(settings, month).deductionBasis,
    rates: [...(computed?.rates ?? [])],
    gPending: computed !== undefined && isGPending(computed),
    approvedAbsence: ofMonth.reduce((sum, { amount, unlawful }) => (unlawful ? sum : sum + amount), 0),
    paid,
    difference: computed?.result.difference ?? null,
    statement: issued === undefined ? null : statementItem(issued, participant),
    changedSinceIssued:
      issued !== undefined && (computed === undefined || !sameResult(computed.result, issued.frozen.result)),
  };
}

function problemOf(
  input: Result<BenefitInput, Problem>,
  frozen: Result<FrozenMonth, unknown> | undefined,
): BenefitMonthView['problem'] {
  if (!input.ok) return input.error === 'nothingDue' ? null : input.error;
  return frozen?.ok === false ? 'rateMissing' : null;
}

/** From 1 May there should be a G of that year: until it is set, the one before is paid (facts 1). */
export function isGPending({ result, rates }: FrozenMonth): boolean {
  return result.parts.some((part) => {
    const used = rates.find(({ id }) => id === part.rateSetId);
    const year = part.until.slice(0, 4);
    return used !== undefined && part.until >= `${year}-05-01` && used.validFrom < `${year}-05-01`;
  });
}

export function statementItem(issued: IssuedStatement, participant: Participant): BenefitStatementItem {
  const again = recompute(issued.frozen);
  const { id, month, number, version, date, issuedBy, frozen } = issued;
  return {
    id,
    month,
    number,
    version,
    date,
    issuedBy,
    net: frozen.result.net,
    rateSetIds: [...issued.rateSetIds],
    exact: again.ok && sameResult(again.value, frozen.result),
    newest: issuedFor(participant, month)?.id === id,
  };
}

/** Issued statements that give another sum with the rates known today. */
export function backPayOf(participant: Participant, rates: readonly RateSet[]) {
  const months = [...new Set(participant.statements.map(({ month }) => month))].sort();
  return months.flatMap((month) => {
    const issued = issuedFor(participant, month);
    const now: BenefitMonth | undefined = issued === undefined ? undefined : valueIn(recompute(issued.frozen, rates));
    if (issued === undefined || now === undefined || now.net === issued.frozen.result.net) return [];
    const { personId, personName } = participant;
    const [before, after] = [issued.frozen.result.net, now.net];
    return [
      {
        personId,
        personName,
        month,
        statementId: issued.id,
        issued: before,
        recomputed: after,
        difference: after - before,
      },
    ];
  });
}

const valueIn = <T>(result: Result<T, unknown>): T | undefined => (result.ok ? result.value : undefined);

/** The months to show: those asked for, clipped to the programme; at the outset up to today's. */
export function monthsOf(setUp: BenefitCase, today: string, from?: string, until?: string): string[] {
  const first = latest(from, setUp.programmeFrom.slice(0, 7));
  const last = earliest(until ?? today.slice(0, 7), setUp.programmeUntil?.slice(0, 7));
  const months: string[] = [];
  for (let month = first; month <= last && months.length < 120; month = addMonths(`${month}-01`, 1).slice(0, 7)) {
    months.push(month);
  }
  return months;
}

const latest = (a: string | undefined, b: string): string => (a !== undefined && a > b ? a : b);
const earliest = (a: string, b: string | undefined): string => (b !== undefined && b < a ? b : a);

/** Whether anything is due in a month: false in a month that is leave from end to end. */
export const isDue = (setUp: BenefitCase, month: string): boolean =>
  dueThirtieths(programmeOf(setUp), month) > 0 && endOfMonth(`${month}-01`) >= setUp.programmeFrom;

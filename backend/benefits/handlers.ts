import { appError } from '#shared/api/errors.ts';
import type { BenefitMonthView, PayrollLine } from '#shared/api/methods/benefits.ts';
import { freeze, sameResult } from '#shared/benefit/frozen.ts';
import { payrollCsv } from '#shared/benefit/payrollCsv.ts';
import { addMonths } from '#shared/dates.ts';
import { rateSetAt } from '#shared/rates/rateSet.ts';
import { err, ok } from '#shared/result.ts';
import type { HandlerContext, Handlers } from '../handler.ts';
import { logAction, logRead } from '../overview/accessLog.ts';
import { keptId } from '../people/mergeRecords.ts';
import { liveRecord } from '../people/personRecord.ts';
import { allRates } from '../rates/allRates.ts';
import { participantOf, participants, settingsAt, settingsHistory, toStatement } from './benefitRecords.ts';
import { factHandlers } from './facts.ts';
import { backPayOf, inputOf, isDue, issuedFor, monthsOf, monthView, statementItem } from './months.ts';
import { benefitStatementPdf } from './statementPdf.ts';

const notFound = () => err(appError('notFound', {}));

/** Introduction benefit of a participant: stored facts, statements, payroll (guidelines 3.2). */
export const benefitsHandlers = {
  ...factHandlers,

  'benefit.get': ({ personId: asked, from, until }, context) => {
    const { store } = context;
    const participant = participantOf(store, asked);
    if (participant === undefined) return notFound();
    logRead(context, 'benefit.get', participant.personId);
    const { personId, setUp, derived, regelverk, values, absence, paid } = participant;
    const [settings, rates] = [settingsHistory(store), allRates(store)];
    const wanted = setUp === null ? [] : monthsOf(setUp, context.today(), from, until);
    const months = wanted.map((month) => monthView(participant, month, settings, rates));
    const own = setUp === null ? null : (({ id: _id, ...rest }) => rest)(setUp);
    return ok({
      personId,
      setUp: own,
      derived,
      regelverk,
      birthDate: values.birthDate ?? null,
      deductionBasis: settingsAt(settings, context.today().slice(0, 7)).deductionBasis,
      months,
      totals: totalsOf(months),
      absence: [...absence],
      paid: [...paid],
      backPay: backPayOf(participant, rates),
    });
  },

  'benefit.issueStatement': ({ personId: asked, month }, context) => {
    const { store } = context;
    const participant = participantOf(store, asked);
    if (participant === undefined) return notFound();
    const { personId, setUp } = participant;
    if (setUp === null) return err(appError('benefitNotSetUp', {}));
    const last = addMonths(`${context.today().slice(0, 7)}-01`, 1).slice(0, 7);
    if (month > last) return err(appError('benefitMonthAhead', { last }));
    if (!isDue(setUp, month)) return err(appError('benefitNothingDue', { month }));
    const input = inputOf(participant, month, settingsHistory(store));
    if (!input.ok) {
      if (input.error === 'regelverkUnknown') return err(appError('benefitRegelverkUnknown', {}));
      if (input.error === 'birthDateMissing') return err(appError('benefitBirthDateMissing', {}));
      if (input.error === 'unitsMixed') return err(appError('benefitUnitsMixed', { month }));
      return err(appError('benefitNothingDue', { month }));
    }
    const frozen = freeze(input.value, allRates(store));
    if (!frozen.ok) return err(appError('benefitRateMissing', { date: frozen.error.date }));
    const before = issuedFor(participant, month);
    if (before !== undefined && sameResult(before.frozen.result, frozen.value.result)) {
      return err(appError('benefitStatementUnchanged', { number: before.number, version: before.version }));
    }
    const id = context.newId();
    const highest = participant.statements.reduce((most, { number }) => Math.max(most, number), 0);
    store.write(context.writeContext(), (writer) =>
      writer.set(
        { type: 'benefitStatement', id, caseId: personId },
        {
          month,
          number: before?.number ?? highest + 1,
          version: (before?.version ?? 0) + 1,
          date: context.today(),
          issuedBy: context.user.name,
          personName: participant.personName,
          frozen: JSON.stringify(frozen.value),
          rateSetIds: frozen.value.rates.map((set) => set.id),
          corrects: before?.id ?? null,
        },
      ),
    );
    logAction(context, 'benefit.issueStatement', personId);
    const now = participantOf(store, personId);
    const issued = now === undefined ? undefined : issuedFor(now, month);
    return now === undefined || issued === undefined ? notFound() : ok(statementItem(issued, now));
  },

  'benefit.statements': ({ personId }, context) => {
    const participant = participantOf(context.store, personId);
    if (participant === undefined) return notFound();
    logRead(context, 'benefit.statements', participant.personId);
    const newest = participant.statements.toSorted((a, b) =>
      a.month === b.month ? b.version - a.version : a.month < b.month ? 1 : -1,
    );
    return ok({ statements: newest.map((each) => statementItem(each, participant)) });
  },

  'benefit.statementPdf': async ({ id, language }, context) => {
    const record = liveRecord(context.store, 'benefitStatement', id);
    const personId = record === undefined ? '' : keptId(context.store, record.ref.caseId);
    const [issued] = record === undefined ? [] : toStatement(record, personId);
    if (issued === undefined) return notFound();
    logAction(context, 'benefit.statementPdf', personId);
    const printed = await benefitStatementPdf(context, issued, language);
    const pdf = Buffer.from(printed.bytes).toString('base64');
    return ok({ pdf, fileName: `manedsoppgave-${issued.month}-${issued.version}.pdf`, pages: printed.pages });
  },

  'benefit.recordPaid': ({ month, date, run, payments }, context) => {
    const { store } = context;
    if (date > context.today()) return err(appError('dateInFuture', { field: 'date' }));
    const g = rateSetAt(allRates(store), 'grunnbelop', `${month}-01`);
    // A year's benefit in one month is a slip, back-payment and all.
    const most = 2 * ((g.ok ? g.value.values.g : null) ?? 10_000_000);
    const cases: string[] = [];
    for (const { personId, amount } of payments) {
      const participant = participantOf(store, personId);
      if (participant === undefined) return notFound();
      if (participant.setUp === null) return err(appError('benefitNotSetUp', {}));
      if (amount < 0) return err(appError('benefitAmountNegative', {}));
      if (amount > most) return err(appError('benefitAmountTooLarge', { most }));
      if (!isDue(participant.setUp, month)) return err(appError('benefitNothingDue', { month }));
      cases.push(participant.personId);
    }
    const recordedBy = context.user.name;
    const ids = store.write(context.writeContext(), (writer) =>
      payments.map(({ amount }, index) => {
        const id = context.newId();
        const caseId = cases[index] ?? '';
        writer.set({ type: 'benefitPaid', id, caseId }, { month, amount, date, run: run.trim(), recordedBy });
        return id;
      }),
    );
    for (const personId of cases) logAction(context, 'benefit.recordPaid', personId);
    return ok({ ids });
  },

  'benefit.payroll': ({ month }, context) => {
    const lines = payrollLines(month, context).map(({ line }) => line);
    logAction(context, 'benefit.payroll', null);
    return ok({
      month,
      lines,
      totals: {
        ...sums(lines.map((line) => line.computed)),
        paid: lines.reduce((sum, line) => sum + line.paid, 0),
        toPay: lines.reduce((sum, line) => sum + (line.toPay ?? 0), 0),
      },
      backPay: allBackPay(context),
    });
  },

  'benefit.payrollCsv': ({ month, withNationalId }, context) => {
    const lines = payrollLines(month, context);
    for (const { line } of lines) logAction(context, 'benefit.payrollCsv', line.personId);
    const csv = payrollCsv(
      month,
      lines.map(({ line, nationalId }) => ({
        reference: line.reference,
        nationalId: withNationalId ? nationalId : null,
        name: line.personName,
        gross: line.computed?.gross ?? null,
        deduction: line.computed?.deduction ?? null,
        net: line.computed?.net ?? null,
        paid: line.paid,
        backPay: line.backPay,
        toPay: line.toPay,
        remark: remarkOf(line),
      })),
      withNationalId,
    );
    return ok({ csv, fileName: `introduksjonsstonad-${month}.csv`, lines: lines.length });
  },

  'benefit.backPay': (_input, context) => ok({ items: allBackPay(context) }),
} satisfies Handlers<Extract<keyof typeof factHandlers, string> | BenefitMethod>;

type BenefitMethod =
  | 'benefit.get'
  | 'benefit.issueStatement'
  | 'benefit.statements'
  | 'benefit.statementPdf'
  | 'benefit.recordPaid'
  | 'benefit.payroll'
  | 'benefit.payrollCsv'
  | 'benefit.backPay';

const allBackPay = ({ store }: HandlerContext) => {
  const rates = allRates(store);
  return participants(store).flatMap((each) => backPayOf(each, rates));
};

/** Everybody whom the programme gives something in the month. */
function payrollLines(month: string, { store }: HandlerContext): { line: PayrollLine; nationalId: string | null }[] {
  const [settings, rates] = [settingsHistory(store), allRates(store)];
  return participants(store).flatMap((participant) => {
    const { setUp, personId, personName, values } = participant;
    if (setUp === null || !isDue(setUp, month)) return [];
    const view = monthView(participant, month, settings, rates);
    // A later month's run takes up what an earlier one lacks, once: when its correction has been issued, it is paid there.
    const backPay = backPayOf(participant, rates).reduce(
      (sum, each) => (each.month < month ? sum + each.difference : sum),
      0,
    );
    const paid = view.paid ?? 0;
    const line: PayrollLine = {
      personId,
      personName,
      reference: setUp.payrollReference ?? '',
      computed: view.computed,
      problem: view.problem,
      gPending: view.gPending,
      issued: view.statement !== null,
      changedSinceIssued: view.changedSinceIssued,
      paid,
      backPay,
      toPay: view.computed === null ? null : view.computed.net - paid,
    };
    return [{ line, nationalId: values.nationalId ?? values.dNumber ?? null }];
  });
}

function sums(months: readonly BenefitMonthView['computed'][]) {
  const sum = (read: (month: NonNullable<BenefitMonthView['computed']>) => number) =>
    months.reduce((total, month) => (month === null ? total : total + read(month)), 0);
  return { gross: sum((m) => m.gross), deduction: sum((m) => m.deduction), net: sum((m) => m.net) };
}

const totalsOf = (months: readonly BenefitMonthView[]) => ({
  ...sums(months.map((month) => month.computed)),
  paid: months.reduce((total, month) => total + (month.paid ?? 0), 0),
});

function remarkOf(line: PayrollLine): string {
  const remarks = [
    line.problem === null ? '' : 'Kan ikke beregnes',
    line.gPending ? 'Årets G mangler' : '',
    line.computed?.needsDecision ? 'Trekket er et enkeltvedtak' : '',
    line.issued ? '' : 'Månedsoppgave ikke utstedt',
    line.changedSinceIssued ? 'Endret etter utstedt oppgave' : '',
  ];
  return remarks.filter((remark) => remark !== '').join(', ');
}

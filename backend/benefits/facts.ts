import { type AppError, appError } from '#shared/api/errors.ts';
import {
  inProgramme,
  lastDayAllowed,
  mostInDay,
  mostInMonth,
  type Programme,
  periodProblem,
  writePeriod,
} from '#shared/benefit/participation.ts';
import { err, ok, type Result } from '#shared/result.ts';
import type { HandlerContext, Handlers } from '../handler.ts';
import { logAction } from '../overview/accessLog.ts';
import { keptId } from '../people/mergeRecords.ts';
import { liveRecord } from '../people/personRecord.ts';
import {
  type Absence,
  derivedFor,
  participantOf,
  participants,
  settingsAt,
  settingsHistory,
} from './benefitRecords.ts';
import { programmeOf } from './months.ts';

const notFound = () => err(appError('notFound', {}));
const notSetUp = () => err(appError('benefitNotSetUp', {}));
const lastDay = '9999-12-31';

/** What the benefit of a participant rests on, and the municipality's own rules. */
export const factHandlers = {
  'benefit.setUp': (input, context) => {
    const { store } = context;
    const participant = participantOf(store, input.personId);
    if (participant === undefined) return notFound();
    const { personId, setUp, values } = participant;
    if (values.birthDate === null || values.birthDate === undefined)
      return err(appError('benefitBirthDateMissing', {}));
    const reason = input.regelverkReason?.trim() || null;
    if (input.regelverkOverride !== null && reason === null) return err(appError('benefitRegelverkReasonMissing', {}));
    if (input.regelverkOverride === null && derivedFor(values, input.appliedOn).regelverk === null) {
      return err(appError('benefitRegelverkUnknown', {}));
    }
    const programme = { from: input.programmeFrom, until: input.programmeUntil, pauses: setUp?.pauses ?? [] };
    if ((programme.until ?? lastDay) < programme.from) return err(appError('programmeEndsBeforeStart', {}));
    const last = lastDayAllowed(programme);
    if (programme.until !== null && programme.until > last) return err(appError('programmeTooLong', { last }));
    const outside = leftOutside(programme, participant.absence);
    if (outside !== undefined) return err(outside);
    store.write(context.writeContext(), (writer) =>
      writer.set(
        { type: 'benefitCase', id: setUp?.id ?? context.newId(), caseId: caseOf(context, setUp?.id, personId) },
        {
          programmeFrom: input.programmeFrom,
          programmeUntil: input.programmeUntil,
          appliedOn: input.appliedOn,
          regelverk: input.regelverkOverride,
          regelverkReason: input.regelverkOverride === null ? null : reason,
          payrollReference: input.payrollReference?.trim() || null,
        },
      ),
    );
    logAction(context, 'benefit.setUp', personId);
    return ok({});
  },

  'benefit.setPeriods': ({ personId: asked, kind, periods }, context) => {
    const participant = participantOf(context.store, asked);
    if (participant === undefined) return notFound();
    const { personId, setUp } = participant;
    if (setUp === null) return notSetUp();
    const problem = periodProblem(periods);
    if (problem === 'backwards') return err(appError('benefitPeriodBackwards', { kind }));
    if (problem === 'overlap') return err(appError('benefitPeriodOverlap', { kind }));
    if (kind === 'pauses') {
      const outside = leftOutside({ ...programmeOf(setUp), pauses: periods }, participant.absence);
      if (outside !== undefined) return err(outside);
    }
    const written = periods.toSorted((a, b) => (a.from < b.from ? -1 : 1)).map(writePeriod);
    context.store.write(context.writeContext(), (writer) =>
      writer.set(
        { type: 'benefitCase', id: setUp.id, caseId: caseOf(context, setUp.id, personId) },
        { [kind]: written.length === 0 ? null : written },
      ),
    );
    logAction(context, 'benefit.setPeriods', personId);
    return ok({});
  },

  'benefit.addAbsence': ({ personId: asked, dates: wanted, amount, unit, unlawful, note }, context) => {
    const participant = participantOf(context.store, asked);
    if (participant === undefined) return notFound();
    const { personId, setUp } = participant;
    if (setUp === null) return notSetUp();
    const settings = settingsHistory(context.store);
    const dates = [...new Set(wanted)].sort();
    const added = dates.map((date) => ({ date, amount, unit }));
    for (const date of dates) {
      if (!inProgramme(programmeOf(setUp), date)) return err(appError('absenceOutsideProgramme', { date }));
      const needed = settingsAt(settings, date.slice(0, 7)).deductionBasis;
      if (unit !== needed) return err(appError('absenceWrongUnit', { needed }));
    }
    const tooMuch = exceeds([...participant.absence.filter((each) => each.unit === unit), ...added], unit, dates);
    if (tooMuch !== undefined) return err(tooMuch);
    const ids = context.store.write(context.writeContext(), (writer) =>
      dates.map((date) => {
        const id = context.newId();
        const fields = { date, amount, unit, unlawful, note: note?.trim() || null };
        writer.set({ type: 'benefitAbsence', id, caseId: personId }, fields);
        return id;
      }),
    );
    logAction(context, 'benefit.addAbsence', personId);
    return ok({ ids });
  },

  'benefit.removeAbsence': ({ id }, context) => remove('benefitAbsence', id, 'benefit.removeAbsence', context),
  'benefit.removePaid': ({ id }, context) => remove('benefitPaid', id, 'benefit.removePaid', context),

  'benefit.settings': (_input, context) => {
    const history = settingsHistory(context.store);
    return ok({ ...settingsAt(history, context.today().slice(0, 7)), history });
  },

  'benefit.setSettings': ({ fromMonth, deductionBasis, coupleRuleFrom }, context) => {
    const { store } = context;
    const met = participants(store)
      .flatMap(({ absence }) => absence)
      .filter(({ date, unit }) => date.slice(0, 7) >= fromMonth && unit !== deductionBasis)
      .map(({ date }) => date.slice(0, 7))
      .sort()[0];
    if (met !== undefined) return err(appError('settingsMeetAbsence', { month: met }));
    store.write(context.writeContext(), (writer) =>
      writer.set(
        { type: 'benefitSettings', id: context.newId(), caseId: 'local' },
        { validFrom: `${fromMonth}-01`, deductionBasis, coupleRuleFrom, recordedBy: context.user.name },
      ),
    );
    logAction(context, 'benefit.setSettings', null);
    return ok({});
  },
} satisfies Handlers<
  | 'benefit.setUp'
  | 'benefit.setPeriods'
  | 'benefit.addAbsence'
  | 'benefit.removeAbsence'
  | 'benefit.removePaid'
  | 'benefit.settings'
  | 'benefit.setSettings'
>;

/** A record stays in the case in which it was made, also after its person was found to be another. */
const caseOf = ({ store }: HandlerContext, id: string | undefined, personId: string): string =>
  (id === undefined ? undefined : store.record(id)?.ref.caseId) ?? personId;

function leftOutside(programme: Programme, absence: readonly Absence[]): AppError | undefined {
  const outside = absence.find(({ date }) => !inProgramme(programme, date));
  return outside === undefined ? undefined : appError('absenceLeftOutside', { date: outside.date });
}

function exceeds(
  absence: readonly { readonly date: string; readonly amount: number }[],
  unit: Absence['unit'],
  dates: readonly string[],
): AppError | undefined {
  const sum = (prefix: string) =>
    absence.reduce((total, each) => (each.date.startsWith(prefix) ? total + Math.round(each.amount * 100) : total), 0) /
    100;
  const date = dates.find((each) => sum(each) > mostInDay[unit]);
  if (date !== undefined) return appError('absenceTooMuchInDay', { date, most: mostInDay[unit], unit });
  const month = dates.map((each) => each.slice(0, 7)).find((each) => sum(each) > mostInMonth[unit]);
  return month === undefined ? undefined : appError('absenceTooMuchInMonth', { month, most: mostInMonth[unit], unit });
}

function remove(
  type: 'benefitAbsence' | 'benefitPaid',
  id: string,
  action: 'benefit.removeAbsence' | 'benefit.removePaid',
  context: HandlerContext,
): Result<Record<string, never>, AppError> {
  const record = liveRecord(context.store, type, id);
  if (record === undefined) return notFound();
  context.store.write(context.writeContext(), (writer) => writer.set(record.ref, { $removed: true }));
  logAction(context, action, keptId(context.store, record.ref.caseId));
  return ok({});
}

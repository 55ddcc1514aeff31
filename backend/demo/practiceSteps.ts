import { practiceContract } from '#shared/forms/practiceContract.form.ts';
import { contractsHandlers } from '../contracts/handlers.ts';
import { employerById } from '../employers/employerRecord.ts';
import { filledForm, savedValues } from '../forms/formRecord.ts';
import { formHandlers } from '../forms/handlers.ts';
import type { HandlerContext } from '../handler.ts';
import { paperHandlers } from '../papers/paperHandlers.ts';
import type { DemoClock } from './demoClock.ts';
import { type DemoContract, demoContracts, demoEmployers } from './demoPractice.ts';
import { must, type Step, writableValues } from './step.ts';

/** Employers and practice contracts; `personOf` finds a person who is registered by then. */
export function practiceSteps(clock: DemoClock, personOf: (key: string) => string): Step[] {
  const employers = new Map<string, string>();
  const registering = demoEmployers.map(({ key, registered, values }, index): Step => {
    return {
      days: registered,
      minutes: 200 + index,
      run: (context) => {
        employers.set(key, must(contractsHandlers['employer.create']({ values }, context)).id);
      },
    };
  });
  const contracts = demoContracts.flatMap((contract, index) => {
    const employerOf = () => employers.get(contract.employer) ?? '';
    return contractSteps(clock, contract, 400 + index * 5, personOf, employerOf);
  });
  return [...registering, ...contracts];
}

function contractSteps(
  clock: DemoClock,
  contract: DemoContract,
  minutes: number,
  personOf: (key: string) => string,
  employerOf: () => string,
): Step[] {
  const { begun, ready, signed, extended, done } = contract;
  let id = '';
  const step = (days: number | null, order: number, run: Step['run']): Step[] =>
    days === null ? [] : [{ days, minutes: minutes + order, run }];
  const complete = (formId: string, context: HandlerContext) =>
    must(formHandlers['form.complete']({ id: formId, acceptMissing: true }, context));
  const talks = contract.talks ?? [];
  return [
    ...step(begun, 0, (context) => {
      const personId = personOf(contract.person);
      id = must(formHandlers['form.start']({ personId, form: 'practiceContract' }, context)).id;
      const values = { ...employerAnswers(employerOf(), context), ...contract.values(clock) };
      must(formHandlers['form.save']({ id, values: writableValues(values) }, context));
    }),
    ...step(ready, 1, (context) => void complete(id, context)),
    ...step(signed, 2, (context) => sign(id, context)),
    ...talks.flatMap(({ days, who, text }) =>
      step(days, 3, (context) => {
        must(contractsHandlers['contract.addTalk']({ id, date: clock.daysAgo(days), who, text }, context));
      }),
    ),
    ...step(extended?.days ?? null, 4, (context) => {
      const { formId } = must(contractsHandlers['contract.amend']({ id }, context));
      must(formHandlers['form.save']({ id: formId, values: { until: extended?.until(clock) ?? null } }, context));
      complete(formId, context);
      sign(formId, context);
    }),
    ...step(done?.days ?? null, 5, (context) => {
      const date = clock.daysAgo(done?.days ?? 0);
      must(contractsHandlers['contract.complete']({ id, date, note: null }, context));
      if (done?.attest === undefined) return;
      const author = `${context.user.name}, flyktningkonsulent`;
      must(
        contractsHandlers['attest.save']({ contractId: id, language: 'nb', text: done.attest, author, date }, context),
      );
    }),
  ];
}

/** All four, at the municipality's table. */
function sign(id: string, context: HandlerContext): void {
  const date = context.today();
  const filled = filledForm(context.store, id);
  const values = filled === undefined ? {} : savedValues(filled.record);
  const names = ['Daglig leder', values.contactName, values.participantName, context.user.name];
  const signatures = practiceContract.signatures.map((_, line) => {
    return { line, name: String(names[line]), place: 'Lom', date, capacity: 'self' as const };
  });
  must(paperHandlers['paper.sign']({ id, date, signatures, note: null }, context));
}

function employerAnswers(id: string, { store }: HandlerContext) {
  const employer = employerById(store, id);
  if (employer === undefined) throw new Error('the demo has no such employer at this time');
  return {
    employerId: id,
    employerName: employer.name,
    employerOrgNumber: employer.orgNumber,
    employerAddress: employer.address,
    contactName: employer.contactName,
    contactPhone: employer.contactPhone,
  };
}

import type { User } from '#shared/api/methods/vault.ts';
import type { PersonValues } from '#shared/people/person.ts';
import { formHandlers } from '../forms/handlers.ts';
import type { HandlerContext } from '../handler.ts';
import { personHandlers } from '../people/handlers.ts';
import { householdHandlers } from '../people/householdHandlers.ts';
import { consentSteps } from './consentSteps.ts';
import { type DemoClock, demoClock } from './demoClock.ts';
import { demoHouseholds } from './demoHouseholds.ts';
import { demoIntakes } from './demoIntakes.ts';
import { demoPeople } from './demoPeople.ts';
import { moneySteps } from './moneySteps.ts';
import { practiceSteps } from './practiceSteps.ts';
import { must, type Step, writableValues } from './step.ts';

/**
 * Fills a new vault with synthetic people in believable situations. Everything is done through the use cases, each at
 * its own time and in that order, so that history, rules and access log are as after real work.
 *
 * `colleagues` are other users of the vault: the work is shared with them.
 */
export async function fillDemo(context: HandlerContext, colleagues: readonly User[] = []): Promise<void> {
  const clock = demoClock(context.now(), context.today());
  const made = { people: new Map<string, string>(), households: new Map<string, string>() };
  const steps = [...peopleSteps(clock, made), ...householdSteps(clock, made), ...laterSteps(made)];
  const personOf = (key: string) => idOf(made, key);
  steps.push(...intakeSteps(clock, made), ...practiceSteps(clock, personOf));
  steps.push(...consentSteps(clock, personOf), ...moneySteps(clock, personOf));
  const workers = [context.user, ...colleagues.filter(({ active, role }) => active && role !== 'reader')];
  // Oldest first: an act sees what was there at its time.
  const inOrder = steps.toSorted((a, b) => b.days - a.days || a.minutes - b.minutes);
  for (const [index, step] of inOrder.entries()) {
    const shared = workers[index % workers.length] ?? context.user;
    const user = step.byOwner === true ? context.user : shared;
    await step.run(contextAt(context, user, clock, step));
    // A vault is filled in a second or two; the window should not stand still for all of it.
    if (index % 20 === 19) await new Promise((resolve) => setImmediate(resolve));
  }
}

interface Made {
  readonly people: Map<string, string>;
  readonly households: Map<string, string>;
}

function peopleSteps(clock: DemoClock, made: Made): Step[] {
  return demoPeople.flatMap(({ key, registered, values: valuesAt }, index) => {
    const values = valuesAt(clock);
    const settled = clock.daysSince(values.settlementDate ?? clock.today);
    // Registered while the municipality prepares for them; settled on the day itself.
    const isAwaited = values.status === 'settled' && settled < registered;
    const register: Step = {
      days: registered,
      minutes: index,
      run: (context) => {
        const input = isAwaited ? { ...values, status: 'expected' as const } : values;
        const person = must(personHandlers['person.create']({ values: input, notSameAs: [] }, context));
        made.people.set(key, person.id);
      },
    };
    return isAwaited ? [register, update(made, settled, key, { status: 'settled' })] : [register];
  });
}

function householdSteps(clock: DemoClock, made: Made): Step[] {
  return demoHouseholds.map(({ key, made: days, from, members }) => ({
    days,
    minutes: 120,
    run: (context) => {
      const since = from === null ? null : clock.daysAgo(from);
      const input = members.map(([person, relation]) => ({ personId: idOf(made, person), relation, from: since }));
      made.households.set(key, must(householdHandlers['household.create']({ members: input }, context)).id);
    },
  }));
}

/** What happened to people after they were registered. */
function laterSteps(made: Made): Step[] {
  return [
    update(made, 210, 'selam', { phone: '00 34 01 22' }),
    update(made, 64, 'farid', { civilStatus: 'married', phone: '00 34 04 32' }),
    update(made, 40, 'idris', {
      status: 'moved',
      municipality: '3436',
      address: 'Eksempelveien 4',
      postalCode: '2640',
      postalPlace: 'Vinstra',
    }),
    update(made, 300, 'hser', { status: 'closed' }),
    ...['yonas', 'laleh', 'samir', 'oksana'].map((key, index) => open(made, key, index)),
    update(made, 2, 'halyna', { contactName: 'Kommunens demenskoordinator' }),
  ];
}

/** Opened yesterday by whoever signs in first, so that the start page has something to go on with. */
function open(made: Made, key: string, index: number): Step {
  return {
    days: 1,
    minutes: 30 + index,
    byOwner: true,
    run: (context) => {
      must(personHandlers['person.get']({ id: idOf(made, key) }, context));
    },
  };
}

function update(made: Made, days: number, key: string, values: PersonValues): Step {
  return {
    days,
    minutes: 60,
    run: (context) => {
      must(personHandlers['person.update']({ id: idOf(made, key), values }, context));
    },
  };
}

function intakeSteps(clock: DemoClock, made: Made): Step[] {
  const forms = new Map<string, string>();
  return demoIntakes.flatMap(({ person, begun, completed, values, typed }, index) => {
    const key = `${person} ${index}`;
    const begin: Step = {
      days: begun,
      minutes: 240 + index,
      run: (context) => {
        const start = formHandlers['form.start']({ personId: idOf(made, person), form: 'intakeMapping' }, context);
        const { id } = must(start);
        forms.set(key, id);
        must(formHandlers['form.save']({ id, values: writableValues(values(clock)) }, context));
        if (typed !== undefined) must(formHandlers['form.type']({ id, values: writableValues(typed) }, context));
      },
    };
    if (completed === null) return [begin];
    const finish: Step = {
      days: completed,
      minutes: 300 + index,
      run: (context) => {
        must(formHandlers['form.complete']({ id: forms.get(key) ?? '', acceptMissing: true }, context));
      },
    };
    return [begin, finish];
  });
}

function contextAt(context: HandlerContext, user: User, clock: DemoClock, step: Step): HandlerContext {
  const now = clock.moment(step.days, step.minutes);
  return {
    ...context,
    user,
    now: () => now,
    today: () => clock.daysAgo(Math.max(step.days, 0)),
    writeContext: () => ({ author: user.id, at: now.toISOString() }),
  };
}

const idOf = (made: Made, key: string): string => {
  const id = made.people.get(key);
  if (id === undefined) throw new Error(`the demo has no person ${key} at this time`);
  return id;
};

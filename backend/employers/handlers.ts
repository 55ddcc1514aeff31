import type { z } from 'zod';
import { type AppError, appError } from '#shared/api/errors.ts';
import type { Employer, employerValues } from '#shared/api/methods/contracts.ts';
import { compactOrgNumber, orgNumberProblem } from '#shared/contracts/orgNumber.ts';
import { commonCase } from '#shared/records/fieldSpec.ts';
import { err, ok, type Result } from '#shared/result.ts';
import { allContracts, type Contract } from '../contracts/contractRecord.ts';
import { contractListItem, isHidden } from '../contracts/contractView.ts';
import type { HandlerContext, Handlers } from '../handler.ts';
import { allEmployers, employerById, employerWithNumber, matchesEmployer } from './employerRecord.ts';

/** The employer register: places of work, shared by the municipalities, about no participant. */
export const employerHandlers = {
  'employer.list': (_input, context) => {
    const contracts = allContracts(context.store, context.today());
    const counted = new Map<string, { placements: number; running: number }>();
    for (const { terms, life } of contracts) {
      if (terms.employerId === null || life.signedOn === null) continue;
      const count = counted.get(terms.employerId) ?? { placements: 0, running: 0 };
      count.placements += 1;
      if (life.state === 'running') count.running += 1;
      counted.set(terms.employerId, count);
    }
    const none = { placements: 0, running: 0 };
    return ok({
      employers: allEmployers(context.store).map((employer) => ({
        ...employer,
        ...(counted.get(employer.id) ?? none),
      })),
    });
  },

  'employer.search': ({ text, limit }, { store }) =>
    ok({
      employers: allEmployers(store)
        .filter((employer) => matchesEmployer(employer, text))
        .slice(0, limit),
    }),

  'employer.get': ({ id }, context) => {
    const employer = employerById(context.store, id);
    if (employer === undefined) return err(appError('notFound', {}));
    const here = allContracts(context.store, context.today()).filter(({ terms }) => terms.employerId === id);
    const shown = here.filter((contract) => !isHidden(context.store, contract));
    return ok({
      ...employer,
      placements: shown.toSorted(newestFirst).map((contract) => contractListItem(context.store, contract)),
      hidden: here.length - shown.length,
    });
  },

  'employer.create': ({ values }, context) => save(context, null, values),

  'employer.update': ({ id, values }, context) => {
    const employer = employerById(context.store, id);
    return employer === undefined ? err(appError('notFound', {})) : save(context, employer, values);
  },
} satisfies Handlers<`employer.${'list' | 'search' | 'get' | 'create' | 'update'}`>;

const newestFirst = (a: Contract, b: Contract): number => {
  const [left, right] = [a.terms.from ?? '9999', b.terms.from ?? '9999'];
  return left === right ? (a.id < b.id ? 1 : -1) : left < right ? 1 : -1;
};

/** Checks what is written and saves it; `known` null: a new employer. */
function save(
  context: HandlerContext,
  known: Employer | null,
  values: z.output<typeof employerValues>,
): Result<Employer, AppError> {
  const { store } = context;
  const name = (values.name ?? known?.name ?? '').trim();
  if (name === '') return err(appError('employerNameMissing', {}));
  const number = compactOrgNumber(values.orgNumber ?? '');
  // A number that was there before and is not touched is left in peace.
  if (number !== '' && number !== known?.orgNumber) {
    const problem = orgNumberProblem(number);
    if (problem !== undefined) return err(appError('orgNumberFailsCheck', { problem }));
    const other = employerWithNumber(store, number);
    if (other !== undefined && other.id !== known?.id) return err(appError('employerExists', { employerId: other.id }));
  }
  const id = known?.id ?? context.newId();
  const given = Object.entries(values).flatMap(([key, value]): [string, string | null][] =>
    value === undefined ? [] : [[key, value === null || value.trim() === '' ? null : value.trim()]],
  );
  const fields = {
    ...Object.fromEntries(given),
    name,
    ...(values.orgNumber === undefined ? {} : { orgNumber: number === '' ? null : number }),
  };
  store.write(context.writeContext(), (writer) => writer.set({ type: 'employer', id, caseId: commonCase }, fields));
  const saved = employerById(store, id);
  return saved === undefined ? err(appError('notFound', {})) : ok(saved);
}

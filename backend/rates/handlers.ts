import { appError } from '#shared/api/errors.ts';
import { builtInRates } from '#shared/rates/builtIn.ts';
import { holdsOneYear, type RateSet, rateSetAt } from '#shared/rates/rateSet.ts';
import { amountsOf, rateAmountProblems, rateItems, valuesOf } from '#shared/rates/schema.ts';
import { commonCase } from '#shared/records/fieldSpec.ts';
import { err, ok } from '#shared/result.ts';
import type { Handlers } from '../handler.ts';
import { logAction } from '../overview/accessLog.ts';
import { allRates, enteredRates } from './allRates.ts';

/** Before this nothing here is computed (the contract's budget years begin with it). */
const firstYear = 1990;

/** Rate sets: the built-in ones and those that a coordinator has entered. */
export const ratesHandlers = {
  'rates.all': (_input, { store }) => {
    const usable = allRates(store);
    const builtIn = builtInRates.map((set) => ({ set, enteredBy: null, enteredAt: null, withdrawn: null }));
    return ok({
      rates: [...builtIn, ...enteredRates(store)]
        .map(({ set, enteredBy, enteredAt, withdrawn }) => ({
          id: set.id,
          kind: set.kind,
          validFrom: set.validFrom,
          source: set.source,
          standing: set.standing,
          amounts: amountsOf(set),
          enteredBy,
          enteredAt,
          withdrawn,
          inUse: isInUse(set, usable),
        }))
        .toReversed()
        .toSorted((a, b) => (a.validFrom < b.validFrom ? 1 : a.validFrom > b.validFrom ? -1 : 0)),
    });
  },

  'rates.add': ({ kind, validFrom, source, amounts }, context) => {
    if (source.trim() === '') return err(appError('rateSourceMissing', {}));
    const lastYear = Number(context.today().slice(0, 4)) + 1;
    const year = Number(validFrom.slice(0, 4));
    if (year < firstYear || year > lastYear) return err(appError('rateDateOutside', { firstYear, lastYear }));
    const problems = rateAmountProblems(kind, amounts);
    if (problems.length > 0) return err(appError('rateAmountsRefused', { problems: [...problems] }));
    const same = allRates(context.store).find((set) => {
      if (set.kind !== kind || set.validFrom !== validFrom) return false;
      const known = amountsOf(set);
      return rateItems[kind].every((item) => known[item] === amounts[item]);
    });
    if (same !== undefined) return err(appError('rateExists', { rateId: same.id }));

    const recordId = context.newId();
    const id = `entered-${kind}-${validFrom}-${recordId.slice(-8).toLowerCase()}`;
    context.store.write(context.writeContext(), (writer) =>
      writer.set(
        { type: 'rateSet', id: recordId, caseId: commonCase },
        {
          rateId: id,
          kind,
          validFrom,
          source: source.trim(),
          values: JSON.stringify(valuesOf(amounts)),
          enteredBy: context.user.name,
          enteredAt: context.now().toISOString(),
        },
      ),
    );
    logAction(context, 'rates.add', null);
    return ok({ id });
  },

  'rates.withdraw': ({ id, reason }, context) => {
    if (builtInRates.some((set) => set.id === id)) return err(appError('rateBuiltIn', {}));
    const found = enteredRates(context.store).find(({ set }) => set.id === id);
    if (found === undefined) return err(appError('notFound', {}));
    if (found.withdrawn !== null) return err(appError('rateWithdrawn', {}));
    if (reason.trim() === '') return err(appError('rateReasonMissing', {}));
    context.store.write(context.writeContext(), (writer) => writer.set(found.ref, { $withdrawn: reason.trim() }));
    logAction(context, 'rates.withdraw', null);
    return ok({});
  },
} satisfies Handlers<'rates.all' | 'rates.add' | 'rates.withdraw'>;

/** Whether a calculation for the set's own date (for a yearly kind, its year) uses it. */
function isInUse(set: RateSet, usable: readonly RateSet[]): boolean {
  const date = holdsOneYear(set.kind) ? `${set.validFrom.slice(0, 4)}-12-31` : set.validFrom;
  const used = rateSetAt(usable, set.kind, date);
  return used.ok && used.value.id === set.id;
}

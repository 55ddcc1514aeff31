import type { z } from 'zod';
import { type AppError, appError } from '#shared/api/errors.ts';
import type { registerDifference } from '#shared/api/methods/forms.ts';
import { isFilled } from '#shared/forms/conditions.ts';
import { registerChanges, registerDifferences } from '#shared/forms/registerBinding.ts';
import type { PersonValues } from '#shared/people/person.ts';
import { err, ok, type Result } from '#shared/result.ts';
import type { HandlerContext, Handlers } from '../handler.ts';
import { logAction, logRead } from '../overview/accessLog.ts';
import { checkedChange } from '../people/checkPerson.ts';
import { personRecord, personRef, personValuesOf } from '../people/personRecord.ts';
import { currentValues, type FilledForm, filledForm } from './formRecord.ts';
import { languageOf } from './language.ts';
import { sortValues } from './saving.ts';
import { writable } from './writable.ts';

type Difference = z.infer<typeof registerDifference>;

const notFound = () => err(appError('notFound', {}));

/** What a form says about somebody that the register says otherwise, and carrying it over there. */
export const registerHandlers = {
  'form.registerDifferences': ({ id }, context) => {
    const filled = filledForm(context.store, id);
    if (filled === undefined) return notFound();
    logRead(context, 'form.registerDifferences', filled.personId);
    return differencesOf(context, filled);
  },

  /** All of the named paths or none: they are checked together, as a change of the person by hand would be. */
  'form.applyToRegister': ({ id, paths }, context) => {
    const { store } = context;
    const today = context.today();
    const filled = filledForm(store, id);
    const person = filled === undefined ? undefined : personRecord(store, filled.personId);
    if (filled === undefined || person === undefined) return notFound();
    const values = currentValues(store, filled, today);
    const wanted: PersonValues = {};
    const issues: { path: string; reason: string }[] = [];
    for (const path of paths) {
      const changes = registerChanges(filled.definition, path, values);
      Object.assign(wanted, changes);
      if (changes !== undefined || !isFilled(values[path])) continue;
      // An answer that the register cannot hold (31.02) is told of: passed over, it would look carried over.
      const [unfit] = sortValues(filled.definition, { [path]: values[path] ?? null }).issues;
      issues.push(unfit ?? { path, reason: 'notForRegister' });
    }
    if (issues.length > 0) return err(appError('invalidInput', { issues }));

    const present = personValuesOf(person.fields);
    const change = checkedChange({ store, personId: filled.personId, present, change: wanted, today });
    if (!change.ok) return change;
    const fields = Object.fromEntries(
      Object.entries(change.value).flatMap(([key, value]) => (value === undefined ? [] : [[key, value]])),
    );
    store.write(context.writeContext(), (writer) => writer.set(personRef(filled.personId), fields));
    logAction(context, 'form.applyToRegister', filled.personId);
    return differencesOf(context, filled);
  },
} satisfies Handlers<'form.registerDifferences' | 'form.applyToRegister'>;

function differencesOf(context: HandlerContext, filled: FilledForm): Result<{ differences: Difference[] }, AppError> {
  const { store } = context;
  const person = personRecord(store, filled.personId);
  if (person === undefined) return notFound();
  const values = currentValues(store, filled, context.today());
  const present = personValuesOf(person.fields);
  const differences = registerDifferences(filled.definition, values, present, languageOf(context));
  return ok({
    differences: differences.map(({ path, property, inForm, inRegister }) => ({
      path,
      property,
      inForm: writable(inForm),
      inRegister: writable(inRegister),
    })),
  });
}

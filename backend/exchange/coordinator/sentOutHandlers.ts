import { type AppError, appError } from '#shared/api/errors.ts';
import { type Dated, holdingOn, templateFields } from '#shared/exchange/sentOut.ts';
import type { Scalar } from '#shared/forms/form.ts';
import { practiceContract } from '#shared/forms/practiceContract.form.ts';
import type { RecordType } from '#shared/records/registry.ts';
import { err, ok, type Result } from '#shared/result.ts';
import type { HandlerContext, Handlers } from '../../handler.ts';
import { logAction } from '../../overview/accessLog.ts';
import { roleReaches } from '../../vault/users.ts';
import { atCoordinator, guidelineRevisions, sentOutRef, templates } from './sentOut.ts';

const lacking = (lacks: 'text' | 'title' | 'source' | 'reason') => err(appError('sentOutIncomplete', { lacks }));
const filled = (text: string | null): string | null => text?.trim() || null;
const mayWrite = (context: HandlerContext) =>
  atCoordinator(context).ok && roleReaches(context.user.role, 'coordinator');

/** Sections of the guidelines that were written anew, and starting texts of forms. */
export const sentOutHandlers = {
  'guideline.revisions': (_input, context) => {
    const all = guidelineRevisions(context.store);
    const holding = holdingIds(all, ({ section }) => section, context.today());
    return ok({
      revisions: all.map((each) => ({ ...each, holds: holding.has(each.id) })),
      mayWrite: mayWrite(context),
    });
  },

  'guideline.revise': ({ section, validFrom, ...input }, context) => {
    const [titleNb, textNb] = [filled(input.titleNb), filled(input.textNb)];
    if (titleNb === null) return lacking('title');
    if (textNb === null) return lacking('text');
    // Both or neither: a section in nynorsk has its title in nynorsk.
    const [titleNn, textNn] = [filled(input.titleNn), filled(input.textNn)];
    if (textNn !== null && titleNn === null) return lacking('title');
    if (titleNn !== null && textNn === null) return lacking('text');
    return write(context, 'guidelineRevision', 'guideline.revise', input.source, {
      section,
      validFrom,
      titleNb,
      textNb,
      ...(titleNn === null || textNn === null ? {} : { titleNn, textNn }),
    });
  },

  'guideline.withdraw': (input, context) =>
    withdraw(context, 'guidelineRevision', 'guideline.withdraw', input, guidelineRevisions(context.store)),

  'template.list': (_input, context) => {
    const all = templates(context.store);
    const holding = holdingIds(all, ({ templateFor }) => templateFor, context.today());
    return ok({
      templates: all.map((each) => ({ ...each, holds: holding.has(each.id) })),
      fields: templateFields.map((templateFor) => ({ templateFor, ...builtIn(templateFor) })),
      mayWrite: mayWrite(context),
    });
  },

  'template.set': ({ templateFor, validFrom, source, ...input }, context) => {
    const [textNb, textNn] = [filled(input.textNb), filled(input.textNn)];
    if (textNb === null) return lacking('text');
    return write(context, 'template', 'template.set', source, {
      templateFor,
      validFrom,
      textNb,
      ...(textNn === null ? {} : { textNn }),
    });
  },

  'template.withdraw': (input, context) =>
    withdraw(context, 'template', 'template.withdraw', input, templates(context.store)),
} satisfies Handlers<`guideline.${'revisions' | 'revise' | 'withdraw'}` | `template.${'list' | 'set' | 'withdraw'}`>;

function holdingIds<T extends Dated & { readonly id: string }>(
  all: readonly T[],
  keyOf: (each: T) => string,
  today: string,
): ReadonlySet<string> {
  const groups = [...Map.groupBy(all, keyOf).values()];
  return new Set(groups.flatMap((group) => holdingOn(group, today)?.id ?? []));
}

function write(
  context: HandlerContext,
  type: RecordType,
  action: 'guideline.revise' | 'template.set',
  source: string,
  fields: Readonly<Record<string, Scalar>>,
): Result<{ id: string }, AppError> {
  const allowed = atCoordinator(context);
  if (!allowed.ok) return allowed;
  const from = filled(source);
  if (from === null) return lacking('source');
  const id = context.newId();
  const entered = { enteredBy: context.user.name, enteredAt: context.now().toISOString() };
  context.store.write(context.writeContext(), (writer) =>
    writer.set(sentOutRef(type, id), { ...fields, source: from, ...entered }),
  );
  logAction(context, action, null);
  return ok({ id });
}

function withdraw(
  context: HandlerContext,
  type: RecordType,
  action: 'guideline.withdraw' | 'template.withdraw',
  input: { readonly id: string; readonly reason: string },
  all: readonly (Dated & { readonly id: string })[],
): Result<Record<string, never>, AppError> {
  const allowed = atCoordinator(context);
  if (!allowed.ok) return allowed;
  const found = all.find(({ id }) => id === input.id);
  if (found === undefined) return err(appError('notFound', {}));
  if (found.withdrawn !== null) return err(appError('sentOutWithdrawn', {}));
  const reason = filled(input.reason);
  if (reason === null) return lacking('reason');
  context.store.write(context.writeContext(), (writer) =>
    writer.set(sentOutRef(type, found.id), { $withdrawn: reason }),
  );
  logAction(context, action, null);
  return ok({});
}

/** The box as the form itself has it. */
function builtIn(templateFor: (typeof templateFields)[number]) {
  const key = templateFor.slice('practiceContract.'.length);
  const field = practiceContract.sections.flatMap(({ fields }) => [...fields]).find((each) => each.key === key);
  const starting = field !== undefined && 'starting' in field ? field.starting : undefined;
  return {
    labelNb: field?.label.nb ?? key,
    labelNn: field?.label.nn ?? key,
    builtInNb: starting?.nb ?? '',
    builtInNn: starting?.nn ?? '',
  };
}

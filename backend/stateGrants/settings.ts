import type { Store } from '#db/store.ts';
import type { MethodOutput } from '#shared/api/contract.ts';
import { ok } from '#shared/result.ts';
import type { Handlers } from '../handler.ts';
import { logAction } from '../overview/accessLog.ts';
import { textOf } from '../people/personRecord.ts';

/**
 * The rules that the sources disagree on. Until a coordinator sets them: 13 months and no later deadline by guidelines
 * 3.1, which is the earlier and so the safer one, and 60 years by IMDi.
 */
export interface GrantRules {
  readonly deadlineMonths: number;
  readonly laterMonths: number | null;
  readonly elderlyFromAge: number;
}
type Setting = MethodOutput<'stateGrants.settings'>['history'][number];

const untilSet: GrantRules = { deadlineMonths: 13, laterMonths: null, elderlyFromAge: 60 };

/** Newest first. */
export function grantSettings(store: Store): Setting[] {
  return store
    .recordsOfType('stateGrantSettings')
    .map(({ fields, createdAt }) => ({
      validFrom: textOf(fields.validFrom) ?? '',
      deadlineMonths: numberOf(fields.deadlineMonths) ?? untilSet.deadlineMonths,
      laterMonths: numberOf(fields.laterMonths),
      elderlyFromAge: numberOf(fields.elderlyFromAge) ?? untilSet.elderlyFromAge,
      source: textOf(fields.source) ?? '',
      recordedBy: textOf(fields.recordedBy) ?? '',
      recordedAt: createdAt,
    }))
    .reverse();
}

/** The rules for somebody first settled on a date: of the settings that hold from that day or before, the newest. */
export function rulesAt(history: readonly Setting[], date: string): GrantRules {
  const found = history.reduce<Setting | undefined>(
    (best, one) => (one.validFrom <= date && (best === undefined || one.validFrom > best.validFrom) ? one : best),
    undefined,
  );
  const { deadlineMonths, laterMonths, elderlyFromAge } = found ?? untilSet;
  return { deadlineMonths, laterMonths, elderlyFromAge };
}

export const settingsHandlers = {
  'stateGrants.settings': (_input, context) => {
    const history = grantSettings(context.store);
    return ok({ ...rulesAt(history, context.today()), history });
  },

  'stateGrants.setSettings': ({ source, ...values }, context) => {
    context.store.write(context.writeContext(), (writer) =>
      writer.set(
        { type: 'stateGrantSettings', id: context.newId(), caseId: 'local' },
        { ...values, source: source.trim(), recordedBy: context.user.name },
      ),
    );
    logAction(context, 'stateGrants.setSettings', null);
    return ok({});
  },
} satisfies Handlers<'stateGrants.settings' | 'stateGrants.setSettings'>;

const numberOf = (value: unknown): number | null => (typeof value === 'number' ? value : null);

import type { Store } from '#db/store.ts';
import type { FormInstance } from '#shared/api/methods/forms.ts';
import { changedPaths } from '#shared/forms/changes.ts';
import { textOf } from '../people/personRecord.ts';
import { currentValues, documentId, type FilledForm, filledForm, formProgress } from './formRecord.ts';
import { writable } from './writable.ts';

/** A filled form as the contract gives it. */
export function formView(store: Store, filled: FilledForm, today: string): FormInstance {
  const values = currentValues(store, filled, today);
  const isDraft = filled.state === 'draft';
  return {
    ...head(filled),
    personId: filled.personId,
    values: Object.fromEntries(Object.entries(values).map(([path, value]) => [path, writable(value)])),
    pending: isDraft ? Object.keys(store.typed(filled.id)) : [],
    changed: changesSincePrevious(store, filled, today),
  };
}

export function formListItem(store: Store, filled: FilledForm, today: string) {
  return { ...head(filled), ...formProgress(store, filled, today) };
}

function head({ record, id, form, series, version, state }: FilledForm) {
  const { $completedAt, $completedBy } = record.fields;
  return {
    id,
    form,
    series,
    version,
    state,
    createdAt: record.createdAt,
    changedAt: record.changedAt,
    completedAt: textOf($completedAt),
    completedBy: textOf($completedBy),
    documentId: documentId({ id, form, version }),
  };
}

/** What differs from the version that this one was copied from, with what stood there. */
function changesSincePrevious(store: Store, filled: FilledForm, today: string): FormInstance['changed'] {
  const previousId = textOf(filled.record.fields.$copiedFrom);
  const previous = previousId === null ? undefined : filledForm(store, previousId);
  if (previous === undefined) return [];
  const [before, after] = [currentValues(store, previous, today), currentValues(store, filled, today)];
  return changedPaths(before, after).map((change) => ({ path: change.path, before: writable(change.before) }));
}

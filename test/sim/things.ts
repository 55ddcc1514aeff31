import type { StreamScope } from '#shared/records/fieldSpec.ts';
import type { RecordType } from '#shared/records/registry.ts';

/** What is written in a run: a text field of each of several scopes, one that an old version lacks, and a whole such type. */
export interface Thing {
  readonly type: RecordType;
  readonly field: string;
  readonly scope: StreamScope;
  /** Unknown to an earlier version of the app. */
  readonly isNew?: true;
}

export const personThings: readonly [Thing, ...Thing[]] = [
  { type: 'person', field: 'lastName', scope: 'identity' },
  { type: 'person', field: 'firstName', scope: 'identity' },
  { type: 'person', field: 'phone', scope: 'identity' },
  { type: 'person', field: 'nativeName', scope: 'identity', isNew: true },
  { type: 'person', field: 'permitOther', scope: 'permit' },
];

/** Records of their own in a case. */
export const otherThings: readonly Thing[] = [
  { type: 'membership', field: 'relationNote', scope: 'family' },
  { type: 'establishmentPurchase', field: 'what', scope: 'economy' },
  { type: 'followUpTalk', field: 'text', scope: 'work', isNew: true },
];

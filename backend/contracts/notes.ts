import type { RecordRow, Store } from '#db/store.ts';
import type { FollowUpTalk, Statement, StatementKind } from '#shared/api/methods/contracts.ts';
import { textOf } from '../people/personRecord.ts';

/** Follow-up talks of a contract, newest first. */
export function talksOf(store: Store, contractId: string): readonly FollowUpTalk[] {
  return store
    .recordsWhere('followUpTalk', 'contractId', contractId)
    .map((row) => ({
      id: row.ref.id,
      date: textOf(row.fields.date) ?? '',
      who: textOf(row.fields.who) ?? '',
      text: textOf(row.fields.text) ?? '',
      recordedBy: textOf(row.fields.recordedBy) ?? '',
      recordedAt: row.createdAt,
    }))
    .toSorted((a, b) => compare(b.date, a.date) || compare(b.recordedAt, a.recordedAt) || compare(b.id, a.id));
}

/** Attests or references of a contract, the newest version first. */
export function statementsOf(store: Store, kind: StatementKind, contractId: string): readonly Statement[] {
  return store
    .recordsWhere(kind, 'contractId', contractId)
    .map(toStatement)
    .toSorted((a, b) => b.version - a.version || compare(b.id, a.id));
}

export function toStatement({ ref, fields }: RecordRow): Statement {
  return {
    id: ref.id,
    version: typeof fields.version === 'number' ? fields.version : 1,
    language: fields.language === 'nn' ? 'nn' : 'nb',
    text: textOf(fields.text) ?? '',
    author: textOf(fields.author) ?? '',
    date: textOf(fields.date) ?? '',
  };
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

import { createHash } from 'node:crypto';
import { textOf } from '../people/personRecord.ts';
import { documentId, type FilledForm, savedValues } from './formRecord.ts';

/**
 * SHA-256, in hex, of what a completed version says: the form and the version of its declaration, the document id, whom
 * it is about, and every answer in the order of the keys. Printed on the paper. Null for a draft, which can still change.
 */
export function contentHash(filled: FilledForm): string | null {
  if (filled.state !== 'completed') return null;
  const { $definition, $personName } = filled.record.fields;
  const answers = Object.entries(savedValues(filled.record)).toSorted(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
  const content = [filled.form, $definition ?? null, documentId(filled), textOf($personName ?? null) ?? '', answers];
  return createHash('sha256').update(JSON.stringify(content)).digest('hex');
}

import { performance } from 'node:perf_hooks';
import { applyChanges, type Change, change, clone, free, getLastLocalChange, init } from '@automerge/automerge';
import type { Scalar } from '#shared/forms/form.ts';
import type { Edit } from './edits.ts';

/** The changes of one document, in the order in which they were made, one after the other, and where each ends. */
interface DocumentChanges {
  readonly bytes: Uint8Array;
  readonly ends: readonly number[];
}

export interface AutomergeChanges {
  readonly documents: readonly DocumentChanges[];
  /** Fields that have a value in the end. */
  readonly fields: number;
}

type Fields = Record<string, Scalar>;

/**
 * The edits as Automerge's changes: an actor per node, a change per edit, since people save a field at a time; each made on
 * top of those before. A document per record, as there is a case per record here. Not timed.
 */
export function automergeChanges(people: Iterable<readonly Edit[]>): AutomergeChanges {
  const documents: DocumentChanges[] = [];
  let fields = 0;
  for (const edits of people) {
    for (const ofRecord of Map.groupBy(edits, ({ record }) => record).values()) {
      documents.push(changesOf(ofRecord));
      fields += new Set(ofRecord.map(({ field }) => field)).size;
    }
  }
  return { documents, fields };
}

function changesOf(edits: readonly Edit[]): DocumentChanges {
  let [document, writer] = [init<Fields>(actor(edits[0]?.node ?? 0)), edits[0]?.node];
  const changes = edits.map(({ field, value, node, at }): Change => {
    if (node !== writer) {
      const copy = clone(document, actor(node));
      free(document);
      [document, writer] = [copy, node];
    }
    document = change(document, { time: Math.floor(at / 1000) }, (draft) => {
      draft[field] = Array.isArray(value) ? [...value] : value;
    });
    const made = getLastLocalChange(document);
    if (made === undefined) throw new Error('Automerge made no change of an edit');
    return made;
  });
  free(document);
  let end = 0;
  const ends = changes.map(({ length }) => {
    end += length;
    return end;
  });
  return { bytes: Buffer.concat(changes), ends };
}

function actor(node: number): { actor: string } {
  return { actor: String(node).padStart(32, '0') };
}

/**
 * Seconds that Automerge takes for another's changes: `applyChanges`, which is what it has for changes that were received,
 * with all of a document's at once. In its favour: the documents are new, and stay in memory. Nothing is stored, encrypted
 * or indexed, there is nothing to search by, and only the shown value of each field is there to be read.
 */
export function automergeSeconds({ documents, fields }: AutomergeChanges): number {
  const received = documents.map(({ bytes, ends }) =>
    ends.map((end, at): Change => bytes.slice(ends[at - 1] ?? 0, end)),
  );
  const began = performance.now();
  const applied = received.map((changes) => applyChanges(init<Fields>(), changes)[0]);
  const seconds = (performance.now() - began) / 1000;
  const present = applied.reduce((sum, document) => sum + Object.keys(document).length, 0);
  for (const document of applied) free(document);
  if (present !== fields) throw new Error(`Automerge has ${present} of ${fields} fields`);
  return seconds;
}

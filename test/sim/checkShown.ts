import { sha256 } from '#backend/exchange/members/signing.ts';
import { type Op, opRef } from '#shared/ops/op.ts';
import type { SimNode } from './node.ts';
import { expectedRecords } from './oracle.ts';
import { insist, type World } from './world.ts';

/** What a node shows is what the set of its ops says, whichever way they came. */
export function checkShown(world: World, node: SimNode, ops: readonly Op[], rebuild: boolean): void {
  insist(new Set(ops.map(opRef)).size === ops.length, `${node.name} holds an op twice`);
  checkWhole(node, ops);
  const { conflicts } = node.store.exchange;
  const listed = new Set(
    conflicts.list({ offset: 0, limit: 10_000 }).map(({ record, field }) => `${record.id}.${field}`),
  );
  insist(conflicts.count() === listed.size, `${node.name} counts other conflicts than it lists`);
  for (const { id, shown, conflicts: expected } of expectedRecords(ops)) {
    for (const field of expected) {
      insist(listed.delete(`${id}.${field}`), `${node.name} hides a conflict of ${id}.${field}`);
      world.count('conflictLeft');
    }
    const row = node.store.record(id, { removedToo: true });
    for (const [field, value] of shown) {
      const here = row?.fields[field] ?? null;
      insist(JSON.stringify(here) === JSON.stringify(value), `${node.name} shows another ${id}.${field}`);
    }
  }
  insist(listed.size === 0, `${node.name} shows a conflict that is none: ${[...listed].join(' ')}`);
  checkAttachments(node);
  if (!rebuild) return;
  const digest = node.store.projectionDigest();
  node.store.rebuildProjections();
  insist(node.store.projectionDigest() === digest, `${node.name}: a rebuild gives other projections`);
}

/** Of each stream and origin a prefix is held, with no hole, and what is told of it to others is that. */
function checkWhole(node: SimNode, ops: readonly Op[]): void {
  const { log } = node.store.exchange;
  for (const [key, ofOne] of Map.groupBy(ops, ({ stream, origin }) => `${stream.caseId}/${stream.scope} ${origin}`)) {
    const seqs = ofOne.map(({ seq }) => seq).toSorted((a, b) => a - b);
    insist(
      seqs.every((seq, at) => seq === at + 1),
      `${node.name} holds ${key} with a hole: ${seqs.join(' ')}`,
    );
    const [first] = ofOne;
    if (first === undefined || first.stream.scope === 'local') continue;
    const told = log.heldOf(first.stream).find(({ origin }) => origin === first.origin);
    insist(told?.seq === seqs.length, `${node.name} tells that it holds ${told?.seq} of ${seqs.length}: ${key}`);
  }
}

/** Wherever a file is named, its content is. */
function checkAttachments(node: SimNode): void {
  for (const { ref, fields } of node.store.recordsOfType('attachment')) {
    const content = node.store.readAttachment(String(fields.sha256));
    insist(content !== undefined && sha256(content) === fields.sha256, `${node.name} lacks the file of ${ref.id}`);
  }
}

import type { PackageContext } from '../packages/context.ts';
import type { IncomingHead } from '../packages/readIncoming.ts';

/** The `counts` part of a package that a municipality sent to the coordinator, inside the import's transaction. */
export function takeCounts(_context: PackageContext, _head: IncomingHead, _content: Uint8Array): void {}

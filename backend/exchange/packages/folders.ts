import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { PackageContext } from './context.ts';

/** Packages that came in pieces or wait, still encrypted, under random names or their hashes. */
export const incomingFolder = ({ directory }: Pick<PackageContext, 'directory'>): string => join(directory, 'incoming');

/** Packages that were made for a window that can not choose a folder: they are fetched in pieces from here. */
export const outgoingFolder = ({ directory }: Pick<PackageContext, 'directory'>): string => join(directory, 'outgoing');

export function madeFolder(folder: string): string {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  return folder;
}

import { join } from 'node:path';

/** The repository (or, once packed, the app's own folder). */
export const root = join(import.meta.dirname, '..');
export const inRoot = (...parts: string[]): string => join(root, ...parts);

import type { MethodInput, MethodOutput } from '#shared/api/contract.ts';
import type { PackageSource } from '../../paths.ts';
import type { FolderStatus } from './useFolderStatus.ts';

export type PackageFile = MethodInput<'package.preview'>['file'];
export type Preview = MethodOutput<'package.preview'>;
export type Outcome = MethodOutput<'package.import'>;

/** The address names a package by an id or a hash only; the file behind it, or undefined where it can not be told (any more). */
export function sourceIn(params: URLSearchParams): PackageSource | undefined {
  for (const kind of ['fil', 'mappe'] as const) {
    const id = params.get(kind);
    if (id !== null && /^([0-9a-f]{64}|[0-9A-HJKMNP-TV-Z]{26})$/.test(id)) return { kind, id };
  }
  return undefined;
}

export function fileOf(source: PackageSource, folder: FolderStatus | undefined): PackageFile | undefined {
  if (source.kind === 'fil') return { incoming: source.id };
  const found = folder?.packages.find(({ fileHash }) => fileHash === source.id);
  const refused = folder?.refused.find(({ fileHash }) => fileHash === source.id);
  const path = found?.path ?? refused?.path;
  return path === undefined ? undefined : { path };
}

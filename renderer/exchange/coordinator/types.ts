import type { MethodOutput } from '#shared/api/contract.ts';
import type { CollectedPackage } from '#shared/api/methods/exchange/coordinator.ts';

export type Totals = MethodOutput<'coordinator.totals'>;
export type PackageFile = CollectedPackage['file'];

import { conflictsMethods } from './exchange/conflicts.ts';
import { coordinatorMethods } from './exchange/coordinator.ts';
import { folderMethods } from './exchange/folder.ts';
import { membersMethods } from './exchange/members.ts';
import { packagesMethods } from './exchange/packages.ts';
import { transfersMethods } from './exchange/transfers.ts';

/** Members, packages, conflicts and moving of cases (guidelines 2.1, 2.3). */
export const exchangeMethods = {
  ...membersMethods,
  ...packagesMethods,
  ...conflictsMethods,
  ...transfersMethods,
  ...coordinatorMethods,
  ...folderMethods,
} as const;

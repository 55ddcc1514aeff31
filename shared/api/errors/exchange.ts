import { conflictsErrors } from './exchange/conflicts.ts';
import { coordinatorErrors } from './exchange/coordinator.ts';
import { folderErrors } from './exchange/folder.ts';
import { membersErrors } from './exchange/members.ts';
import { packagesErrors } from './exchange/packages.ts';
import { transfersErrors } from './exchange/transfers.ts';

/** Members, packages, conflicts and moving of cases: errors of their own. */
export const exchangeErrors = {
  ...membersErrors,
  ...packagesErrors,
  ...conflictsErrors,
  ...transfersErrors,
  ...coordinatorErrors,
  ...folderErrors,
} as const;

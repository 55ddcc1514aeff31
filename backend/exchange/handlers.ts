import { conflictsHandlers } from './conflicts/handlers.ts';
import { coordinatorHandlers } from './coordinator/handlers.ts';
import { folderHandlers } from './folder/handlers.ts';
import { membersHandlers } from './members/handlers.ts';
import { packagesHandlers } from './packages/handlers.ts';
import { transfersHandlers } from './transfers/handlers.ts';

/** Members, packages, conflicts and moving of cases (guidelines 2.1, 2.3). */
export const exchangeHandlers = {
  ...membersHandlers,
  ...packagesHandlers,
  ...conflictsHandlers,
  ...transfersHandlers,
  ...coordinatorHandlers,
  ...folderHandlers,
};

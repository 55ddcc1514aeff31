import { conflicts, conflictsActions, conflictsErrorTexts } from './exchange/conflicts.ts';
import { coordinator, coordinatorActions, coordinatorErrorTexts } from './exchange/coordinator.ts';
import { folder, folderActions, folderErrorTexts } from './exchange/folder.ts';
import { members, membersActions, membersErrorTexts } from './exchange/members.ts';
import { packages, packagesActions, packagesErrorTexts } from './exchange/packages.ts';
import { transfers, transfersActions, transfersErrorTexts } from './exchange/transfers.ts';

const tabs = {
  packages: 'Pakkar',
  conflicts: 'Konfliktar',
  transfers: 'Flytting',
  members: 'Kommunar og nøklar',
  coordinator: 'Koordinator',
};

/** Members, packages, conflicts and moving of cases. */
export const exchange = { tabs, conflicts, coordinator, folder, members, packages, transfers };

export const exchangeErrorTexts = {
  ...conflictsErrorTexts,
  ...coordinatorErrorTexts,
  ...folderErrorTexts,
  ...membersErrorTexts,
  ...packagesErrorTexts,
  ...transfersErrorTexts,
};

/** Words of the access log. */
export const exchangeActions = {
  ...conflictsActions,
  ...coordinatorActions,
  ...folderActions,
  ...membersActions,
  ...packagesActions,
  ...transfersActions,
};

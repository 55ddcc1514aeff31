import { appHandlers } from './appInfo.ts';
import { benefitsHandlers } from './benefits/handlers.ts';
import { calculationHandlers } from './calculations/handlers.ts';
import { consentsHandlers } from './consents/handlers.ts';
import { contractsHandlers } from './contracts/handlers.ts';
import { establishmentHandlers } from './establishment/handlers.ts';
import { exchangeHandlers } from './exchange/handlers.ts';
import { runningHandlers } from './exchange/packages/handlers.ts';
import { fillableHandlers } from './fillable/handlers.ts';
import { formHandlers } from './forms/handlers.ts';
import type { AllHandlers } from './handler.ts';
import { overviewHandlers } from './overview/handlers.ts';
import { papersHandlers } from './papers/handlers.ts';
import { personHandlers } from './people/handlers.ts';
import { householdHandlers } from './people/householdHandlers.ts';
import { ratesHandlers } from './rates/handlers.ts';
import { stateGrantsHandlers } from './stateGrants/handlers.ts';
import { backupHandlers, openBackupHandlers } from './vault/handlers/backupHandlers.ts';
import { demoHandlers } from './vault/handlers/demoHandlers.ts';
import { recoverySheetHandlers } from './vault/handlers/recoverySheetHandlers.ts';
import { settingsHandlers } from './vault/handlers/settingsHandlers.ts';
import { userHandlers } from './vault/handlers/userHandlers.ts';
import { openVaultHandlers, vaultHandlers } from './vault/handlers/vaultHandlers.ts';

/** Every method of the contract with its handler: a method without one does not compile. */
export const handlers = {
  ...appHandlers,
  ...vaultHandlers,
  ...openVaultHandlers,
  ...demoHandlers,
  ...recoverySheetHandlers,
  ...backupHandlers,
  ...openBackupHandlers,
  ...userHandlers,
  ...settingsHandlers,
  ...personHandlers,
  ...householdHandlers,
  ...formHandlers,
  ...overviewHandlers,
  ...calculationHandlers,
  ...papersHandlers,
  ...consentsHandlers,
  ...contractsHandlers,
  ...establishmentHandlers,
  ...benefitsHandlers,
  ...stateGrantsHandlers,
  ...ratesHandlers,
  ...fillableHandlers,
  ...exchangeHandlers,
  ...runningHandlers,
} satisfies AllHandlers;

import { appHandlers } from './appInfo.ts';
import { calculationHandlers } from './calculations/handlers.ts';
import { formHandlers } from './forms/handlers.ts';
import type { AllHandlers } from './handler.ts';
import { overviewHandlers } from './overview/handlers.ts';
import { personHandlers } from './people/handlers.ts';
import { householdHandlers } from './people/householdHandlers.ts';
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
} satisfies AllHandlers;

import { appHandlers } from './appInfo.ts';
import type { AllHandlers } from './handler.ts';
import { backupHandlers, openBackupHandlers } from './vault/handlers/backupHandlers.ts';
import { settingsHandlers } from './vault/handlers/settingsHandlers.ts';
import { userHandlers } from './vault/handlers/userHandlers.ts';
import { openVaultHandlers, vaultHandlers } from './vault/handlers/vaultHandlers.ts';
/** Every method of the contract with its handler. */
export const handlers = {
  ...appHandlers,
  ...vaultHandlers,
  ...openVaultHandlers,
  ...backupHandlers,
  ...openBackupHandlers,
  ...userHandlers,
  ...settingsHandlers,
} satisfies Partial<AllHandlers>;

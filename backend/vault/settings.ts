import { z } from 'zod';
import type { RecordRef, Store } from '#db/store.ts';
import { type MunicipalityNumber, municipalityByNumber } from '#shared/municipalities.ts';
import type { Language } from '#shared/text/localText.ts';

/** Minutes without anybody at the keyboard before the vault locks itself. */
export const defaultAutoLockMinutes = 10;

export interface VaultSettings {
  readonly autoLockMinutes: number;
  readonly coatOfArms: string | null;
}

/** Settings of one user, kept as JSON in the user's record. */
const userSettings = z.object({
  language: z.enum(['nb', 'nn']).optional(),
  theme: z.enum(['system', 'light', 'dark']).optional(),
});
export type UserSettings = z.infer<typeof userSettings>;

/** The vault's one settings record has the vault's own id. */
export function settingsRef(vaultId: string): RecordRef {
  return { type: 'settings', id: vaultId, caseId: 'local' };
}

export function vaultSettings(store: Store, vaultId: string): VaultSettings {
  const fields = store.record(vaultId)?.fields ?? {};
  return {
    autoLockMinutes: typeof fields.autoLockMinutes === 'number' ? fields.autoLockMinutes : defaultAutoLockMinutes,
    coatOfArms: typeof fields.coatOfArms === 'string' ? fields.coatOfArms : null,
  };
}

export function userSettingsOf(store: Store, userId: string): UserSettings {
  const text = store.record(userId)?.fields.settings;
  if (typeof text !== 'string') return {};
  try {
    return userSettings.catch({}).parse(JSON.parse(text));
  } catch {
    return {};
  }
}

/** The language that the municipality has decided on, where that is known; else bokmål. */
export function defaultLanguage(municipality: MunicipalityNumber): Language {
  return municipalityByNumber(municipality)?.language === 'nn' ? 'nn' : 'nb';
}

/** PNG or JPEG, by its first bytes: what the forms can print. */
export function isPrintableImage(base64: string): boolean {
  const start = Buffer.from(base64.slice(0, 24), 'base64').toString('hex');
  return start.startsWith('89504e470d0a1a0a') || start.startsWith('ffd8ff');
}

import { type BackupEntry, type BackupReason, backupReasons } from '#shared/api/methods/vault.ts';
import { fileStamp } from './files.ts';

/** How many backups are kept: the newest ones, and the newest of each day and of each month. */
export const backupsKept = { newest: 10, days: 14, months: 12 } as const;

export type DatedBackup = Pick<BackupEntry, 'name' | 'createdAt' | 'reason'>;

/** Names of the backups that have had their time. */
export function backupsToRemove(backups: readonly DatedBackup[], now: Date): string[] {
  const newestFirst = backups.toSorted((a, b) => (a.createdAt < b.createdAt ? 1 : -1));
  const keep = new Set(newestFirst.slice(0, backupsKept.newest).map((backup) => backup.name));
  const [year, month, day] = [now.getUTCFullYear(), now.getUTCMonth(), now.getUTCDate()];
  keepNewestOfEach(newestFirst, keep, new Date(Date.UTC(year, month, day - backupsKept.days + 1)), 10);
  keepNewestOfEach(newestFirst, keep, new Date(Date.UTC(year, month - backupsKept.months + 1, 1)), 7);
  return newestFirst.filter((backup) => !keep.has(backup.name)).map((backup) => backup.name);
}

/** The period is the start of the ISO instant: 10 characters are a day, 7 a month. */
function keepNewestOfEach(newestFirst: readonly DatedBackup[], keep: Set<string>, since: Date, period: number): void {
  const seen = new Set<string>();
  for (const backup of newestFirst) {
    const key = backup.createdAt.slice(0, period);
    if (backup.createdAt < since.toISOString() || seen.has(key)) continue;
    seen.add(key);
    keep.add(backup.name);
  }
}

export function backupName(at: Date, reason: BackupReason): string {
  return `dalsam-${fileStamp(at)}-${reason}`;
}

/** Undefined for anything else that lies in the folder. A second backup of one second carries a number at its end. */
export function parseBackupName(name: string): DatedBackup | undefined {
  const match = /^dalsam-(\d{4})(\d\d)(\d\d)-(\d\d)(\d\d)(\d\d)-([A-Za-z]+)(?:-\d+)?$/.exec(name);
  const reason = backupReasons.find((known) => known === match?.[7]);
  if (match === null || reason === undefined) return undefined;
  const [, year, month, dayOfMonth, hour, minute, second] = match;
  const at = Date.parse(`${year}-${month}-${dayOfMonth}T${hour}:${minute}:${second}.000Z`);
  return Number.isNaN(at) ? undefined : { name, createdAt: new Date(at).toISOString(), reason };
}

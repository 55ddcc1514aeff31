import type { Log } from '../log.ts';
import type { KdfCost } from './argon2.ts';
import type { Random } from './crypto.ts';
import type { OpenVault } from './openVault.ts';

/** Runs something again and again until it is cancelled; tests step it by hand. */
export type Schedule = (run: () => void, everyMs: number) => () => void;

export interface VaultOptions {
  readonly directory: string;
  readonly now: () => Date;
  readonly random: Random;
  readonly newId: () => string;
  readonly log: Log;
  /** Cost of the passphrase for new vaults; tests take a cheap one. */
  readonly kdf?: KdfCost | undefined;
  readonly schedule: Schedule;
  /** What is to be put in order once a vault has been opened; returns whether it changed anything. A fault in it keeps nobody out. */
  readonly afterOpening?: ((open: OpenVault) => boolean) | undefined;
  /**
   * False for the command line, which lives for one call: it does not lock by itself, and a script of a hundred calls
   * must not push a hundred backups through the rotation, so it makes the daily one only.
   */
  readonly isInteractive: boolean;
}

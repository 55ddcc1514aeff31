import type { ZxcvbnFactory } from '@zxcvbn-ts/core';
import { type PassphraseHint, passphraseHints, passphraseRules } from '#shared/api/methods/vault.ts';
import { municipalities } from '#shared/municipalities.ts';
import { norwegianWords } from './norwegianWords.ts';

export interface PassphraseStrength {
  /** Zxcvbn's 0-4. */
  readonly score: number;
  readonly accepted: boolean;
  /** Null when accepted. */
  readonly hint: PassphraseHint | null;
}

let checker: Promise<ZxcvbnFactory> | undefined;

/**
 * How hard a passphrase is to guess. The word lists are large, so they are read at the first use. `avoid`: words of the
 * user's own (a name) that count for nothing; the nine municipalities are always among them.
 */
export async function passphraseStrength(passphrase: string, avoid: readonly string[]): Promise<PassphraseStrength> {
  checker ??= createChecker();
  const text = passphrase.normalize('NFKC');
  const words = avoid.flatMap((entry) => [entry, ...entry.split(/\s+/)]).filter((word) => word.length > 1);
  const result = (await checker).check(text, words);
  if ([...text].length < passphraseRules.minLength) {
    return { score: Math.min(result.score, passphraseRules.minScore - 1), accepted: false, hint: 'tooShort' };
  }
  if (result.score >= passphraseRules.minScore) return { score: result.score, accepted: true, hint: null };
  const warning = passphraseHints.find((hint) => hint === result.feedback.warning);
  return { score: result.score, accepted: false, hint: warning ?? 'addWords' };
}

async function createChecker(): Promise<ZxcvbnFactory> {
  const [core, common] = await Promise.all([import('@zxcvbn-ts/core'), import('@zxcvbn-ts/language-common')]);
  const places = municipalities.map((municipality) => municipality.name.toLowerCase());
  return new core.ZxcvbnFactory({
    dictionary: { ...common.dictionary, commonWords: [...norwegianWords], places },
    graphs: common.adjacencyGraphs,
  });
}

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
 * user's own (a name, the municipality) that count for nothing.
 */
export async function passphraseStrength(passphrase: string, avoid: readonly string[]): Promise<PassphraseStrength> {
  checker ??= createChecker();
  const check = await checker;
  const text = passphrase.normalize('NFKC');
  const { score, feedback } = check.check(text, [...avoid]);
  if ([...text].length < passphraseRules.minLength) {
    return { score: Math.min(score, passphraseRules.minScore - 1), accepted: false, hint: 'tooShort' };
  }
  // Zxcvbn gives a known word little, but the spaces around it much: what is left without the words must do alone.
  const rest = withoutWords(text, avoid);
  const restScore = rest === text ? score : Math.min(score, check.check(rest).score);
  if (restScore >= passphraseRules.minScore) return { score: restScore, accepted: true, hint: null };
  const warning = restScore < score ? 'userInputs' : passphraseHints.find((hint) => hint === feedback.warning);
  return { score: restScore, accepted: false, hint: warning ?? 'addWords' };
}

function withoutWords(text: string, avoid: readonly string[]): string {
  const words = avoid.flatMap((entry) => entry.normalize('NFKC').toLowerCase().split(/\s+/));
  return words
    .filter((word) => word.length > 2)
    .reduce((rest, word) => rest.toLowerCase().replaceAll(word, ' '), text)
    .trim();
}

async function createChecker(): Promise<ZxcvbnFactory> {
  const [core, common] = await Promise.all([import('@zxcvbn-ts/core'), import('@zxcvbn-ts/language-common')]);
  const places = municipalities.map((municipality) => municipality.name.toLowerCase());
  return new core.ZxcvbnFactory({
    dictionary: { ...common.dictionary, commonWords: [...norwegianWords], places },
    graphs: common.adjacencyGraphs,
  });
}

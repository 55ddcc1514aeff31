import type { ContractProblem } from '#shared/contracts/rules.ts';
import { contractProblemTexts as nb } from '../i18n/nb/contracts.ts';
import { contractProblemTexts as nn } from '../i18n/nn/contracts.ts';
import { useLanguage } from '../i18n/useText.tsx';

/** Why a contract cannot be completed as it stands, in words. */
export function useProblemText(): (problem: ContractProblem) => string {
  const { language } = useLanguage();
  return (problem) => (language === 'nn' ? nn : nb)[problem];
}

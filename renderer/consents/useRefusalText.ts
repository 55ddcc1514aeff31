import type { Refusal } from '#shared/consent/refusals.ts';
import { consentRefusals as nb } from '../i18n/nb/consents.ts';
import { consentRefusals as nn } from '../i18n/nn/consents.ts';
import { useLanguage } from '../i18n/useText.tsx';

/** Why something may not be disclosed, in words. */
export function useRefusalText(): (refusal: Refusal) => string {
  const { language } = useLanguage();
  return (refusal) => (language === 'nn' ? nn : nb)[refusal];
}

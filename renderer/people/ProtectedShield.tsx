import { ShieldLockIcon } from '@navikt/aksel-icons';
import { useText } from '../i18n/useText.tsx';

/** Beside the name of somebody whose address is protected, wherever that one is named. */
export function ProtectedShield({ of }: { of: { readonly isProtected: boolean } }) {
  const t = useText().people;
  if (!of.isProtected) return null;
  return (
    <>
      {' '}
      <ShieldLockIcon title={t.protectedAddress} />
    </>
  );
}

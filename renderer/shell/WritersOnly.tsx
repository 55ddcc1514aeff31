import type { ReactNode } from 'react';
import { appError } from '#shared/api/errors.ts';
import { useText } from '../i18n/useText.tsx';
import { paths } from '../paths.ts';
import { useMayWrite } from '../session/session.tsx';
import { ErrorMessage } from '../ui/ErrorMessage.tsx';
import { Page } from '../ui/Page.tsx';

const refusal = appError('notAllowed', { needed: 'consultant' });

/** Screens that a reader has no use for: an address can be reached although no button leads there. */
export function WritersOnly(props: { children: ReactNode }) {
  const t = useText();
  if (useMayWrite()) return props.children;
  return (
    <Page title={t.common.failure.title} width="narrow" back={{ to: paths.overview, label: t.shell.overview }}>
      <ErrorMessage error={refusal} />
    </Page>
  );
}

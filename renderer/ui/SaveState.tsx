import { CheckmarkCircleIcon, CloudIcon, PencilIcon } from '@navikt/aksel-icons';
import { useText } from '../i18n/useText.tsx';

export type SaveStateKind = 'clean' | 'typing' | 'kept' | 'saved' | 'failed';

/** Tells at any time where the typing stands: in the field only, kept as a draft, or saved. */
export function SaveState(props: { state: SaveStateKind; time?: string }) {
  const t = useText().common.state;
  const icon = {
    clean: null,
    typing: <PencilIcon aria-hidden />,
    kept: <CloudIcon aria-hidden />,
    saved: <CheckmarkCircleIcon aria-hidden />,
    failed: <PencilIcon aria-hidden />,
  }[props.state];
  return (
    <span className="save-state" role="status" data-state={props.state}>
      {icon}
      {t[props.state](props.time ?? '')}
    </span>
  );
}

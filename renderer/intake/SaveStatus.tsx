import { CheckmarkIcon, ExclamationmarkTriangleIcon } from '@navikt/aksel-icons';
import { Loader } from '@navikt/ds-react/Loader';
import { useEffect, useRef, useState, useSyncExternalStore } from 'react';
import { useConnection } from '../client/connection.ts';
import { formatClock } from '../i18n/format.ts';
import { useCatalogue, useErrorText } from '../i18n/useText.tsx';
import type { SaveState } from './autosave.ts';
import type { IntakeDraft } from './draft.ts';
import { intakeTexts } from './texts.ts';

/** Where the typing stands, always visible and never in the way. Only trouble, and its end, is read out. */
export function SaveStatus(props: { draft: IntakeDraft }) {
  const t = useCatalogue(intakeTexts).save;
  const write = useErrorText();
  const { autosave } = props.draft;
  const state = useSyncExternalStore(autosave.subscribe, autosave.snapshot);
  const lost = useConnection() !== 'up';
  const kind = state.kind === 'saving' && lost ? 'retrying' : state.kind;
  const announcement = useAnnouncement(kind);

  return (
    <div className="intake-save" data-state={kind}>
      <span className="intake-save-line">
        {kind === 'saved' ? <CheckmarkIcon aria-hidden /> : null}
        {kind === 'saving' ? <Loader size="xsmall" title="" aria-hidden /> : null}
        {kind === 'retrying' || kind === 'refused' ? <ExclamationmarkTriangleIcon aria-hidden /> : null}
        {line(kind, state)}
      </span>
      {kind === 'retrying' ? <span className="intake-save-help">{t.retryingHelp}</span> : null}
      {state.kind === 'refused' ? <span className="intake-save-help">{write(state.error)}</span> : null}
      <span className="intake-unseen" role="status">
        {announcement}
      </span>
    </div>
  );

  function line(shown: SaveState['kind'], current: SaveState): string {
    if (shown === 'saved') {
      return current.kind === 'saved' && current.at !== null
        ? t.saved(formatClock(new Date(current.at)))
        : t.nothingYet;
    }
    return t[shown];
  }
}

/** Says that saving fails, and later that it is well again; says nothing about the many times that it goes well. */
function useAnnouncement(kind: SaveState['kind']): string {
  const t = useCatalogue(intakeTexts).save;
  const troubled = useRef(false);
  const [said, setSaid] = useState('');
  useEffect(() => {
    if (kind === 'retrying' || kind === 'refused') {
      troubled.current = true;
      setSaid(t[kind]);
    } else if (kind === 'saved' && troubled.current) {
      troubled.current = false;
      setSaid(t.savedAgain);
    }
  }, [kind, t]);
  return said;
}

import { Button } from '@navikt/ds-react/Button';
import { useEffect, useRef, useState } from 'react';
import { keptPath } from '#shared/forms/paths.ts';
import { useCatalogue } from '../i18n/useText.tsx';
import { TextInput } from '../ui/TextInput.tsx';
import { domId } from './domId.ts';
import { useIntake, useValue } from './IntakeContext.ts';
import { asText } from './inputs/input.ts';
import { intakeTexts } from './texts.ts';

/** A number that fails its check can be kept when a person says why: UDI's own printed example fails. */
export function KeptNumber(props: { path: string; failing: boolean }) {
  const t = useCatalogue(intakeTexts).numbers;
  const { draft } = useIntake();
  const kept = keptPath(props.path);
  const reason = asText(useValue(kept));
  const [asked, setAsked] = useState(false);
  const focusNext = useRef(false);
  useEffect(() => {
    if (asked && focusNext.current) document.getElementById(domId(kept))?.focus();
    focusNext.current = false;
  }, [asked, kept]);

  if (!props.failing && reason === '') return null;
  if (!asked && reason === '') {
    return (
      <div>
        <Button
          type="button"
          size="xsmall"
          variant="secondary"
          data-color="neutral"
          onClick={() => {
            focusNext.current = true;
            setAsked(true);
          }}
        >
          {t.keep}
        </Button>
      </div>
    );
  }
  return (
    <div className="intake-kept" data-path={kept}>
      <TextInput
        id={domId(kept)}
        label={t.reason}
        description={t.reasonHelp}
        value={reason}
        maxLength={300}
        onChange={(text) => draft.set(kept, text)}
      />
      {reason === '' ? null : (
        <Button
          type="button"
          size="xsmall"
          variant="tertiary"
          data-color="neutral"
          onClick={() => {
            draft.set(kept, null);
            setAsked(false);
            document.getElementById(domId(props.path))?.focus();
          }}
        >
          {t.undoKeep}
        </Button>
      )}
    </div>
  );
}

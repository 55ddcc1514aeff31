import { BookIcon } from '@navikt/aksel-icons';
import { Button } from '@navikt/ds-react/Button';
import { Popover } from '@navikt/ds-react/Popover';
import { useId, useRef, useState } from 'react';
import type { GuidelineReference } from '#shared/forms/form.ts';
import { RevisedSection, useRevision } from '../exchange/coordinator/RevisedSection.tsx';
import { useCatalogue, useLocal } from '../i18n/useText.tsx';
import { intakeTexts } from './texts.ts';

/** The small mark at a field that the guidelines explain: which section, and what it says in plain words. */
export function GuidelineMark(props: { reference: GuidelineReference; label: string; path: string }) {
  const t = useCatalogue(intakeTexts).guideline;
  const write = useLocal();
  const button = useRef<HTMLButtonElement>(null);
  const [open, setOpen] = useState(false);
  const id = useId();
  const revision = useRevision(props.reference.section);
  return (
    <>
      <Button
        type="button"
        ref={button}
        className="intake-mark"
        size="xsmall"
        variant="tertiary"
        data-color="accent"
        data-guideline-of={props.path}
        data-revised={revision ? true : undefined}
        aria-expanded={open}
        aria-controls={open ? id : undefined}
        icon={<BookIcon title={t.open(props.label)} />}
        onClick={() => setOpen(!open)}
      />
      {open ? (
        <Popover
          id={id}
          open
          anchorEl={button.current}
          placement="bottom-end"
          onClose={() => setOpen(false)}
          aria-label={t.title(props.reference.section)}
        >
          <Popover.Content className="intake-popover">
            <p className="intake-popover-title">{t.title(props.reference.section)}</p>
            <p>{write(props.reference.explanation)}</p>
            {revision ? <RevisedSection revision={revision} /> : null}
          </Popover.Content>
        </Popover>
      ) : null}
    </>
  );
}

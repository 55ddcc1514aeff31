import { ArrowLeftIcon, ArrowRightIcon } from '@navikt/aksel-icons';
import { Button } from '@navikt/ds-react/Button';
import { useEffect, useId, useRef, useState } from 'react';
import { visibleFields } from '#shared/forms/conditions.ts';
import type { Section } from '#shared/forms/form.ts';
import { useCatalogue, useLocal } from '../i18n/useText.tsx';
import { FieldView } from './FieldView.tsx';
import { fieldWidths } from './fieldWidths.ts';
import { useComputed, useIntake } from './IntakeContext.ts';
import { SectionAid } from './SectionAid.tsx';
import { intakeTexts } from './texts.ts';
import { useFocusMoved } from './useFocus.ts';
import { Wording } from './Wording.tsx';

/** One section to fill in. */
export function SectionForm(props: { section: Section; number: number; onNext: () => void; onPrevious: () => void }) {
  const t = useCatalogue(intakeTexts);
  const write = useLocal();
  const { form, draft } = useIntake();
  const { section } = props;
  const headingId = useId();
  const visible = useComputed((values) =>
    visibleFields(form, section, values)
      .map(({ key }) => key)
      .join(' '),
  ).split(' ');
  const fields = section.fields.filter(({ key }) => visible.includes(key));
  const widths = fieldWidths(fields);
  const appeared = useAppeared(section, visible);
  const grid = useRef<HTMLFormElement>(null);
  // A field that is left is committed: what is typed in it becomes history.
  useFocusMoved(grid, () => draft.autosave.commitNow());
  const isLast = props.number === form.sections.length;

  return (
    <section className="intake-section" aria-labelledby={headingId}>
      <header>
        <p className="intake-eyebrow">{t.sectionOf(props.number, form.sections.length)}</p>
        <h2 className="intake-heading" id={headingId} tabIndex={-1}>
          {write(section.screenTitle ?? section.title)}
        </h2>
        {section.intro ? <p className="intake-intro">{write(section.intro)}</p> : null}
        {section.wording ? <Wording parts={section.wording} /> : null}
      </header>
      <SectionAid section={section.key} place="above" />
      {/* A browser writes the fields of its tabs to its own disk, to open them again; not those of such a form. */}
      <form className="intake-grid" ref={grid} autoComplete="off" onSubmit={(event) => event.preventDefault()}>
        {fields.map((field, index) => (
          <FieldView key={field.key} field={field} width={widths[index] ?? 'full'} />
        ))}
      </form>
      <SectionAid section={section.key} place="below" />
      <p className="intake-unseen" aria-live="polite">
        {appeared.length > 0 ? t.fieldsAppeared(appeared.map((label) => write(label))) : ''}
      </p>
      <div className="row row-between intake-turn">
        {props.number > 1 ? (
          <Button
            type="button"
            size="small"
            variant="secondary"
            icon={<ArrowLeftIcon aria-hidden />}
            onClick={props.onPrevious}
          >
            {t.previous}
          </Button>
        ) : (
          <span />
        )}
        <Button
          type="button"
          size="small"
          icon={<ArrowRightIcon aria-hidden />}
          iconPosition="right"
          onClick={props.onNext}
        >
          {isLast ? t.overview : t.next}
        </Button>
      </div>
    </section>
  );
}

/** Labels of the fields that the latest answer has brought out: said aloud, since they may be out of sight. */
function useAppeared(section: Section, visible: readonly string[]) {
  const [appeared, setAppeared] = useState<readonly string[]>([]);
  const known = useRef(visible);
  const signature = visible.join(' ');
  useEffect(() => {
    const now = signature.split(' ');
    setAppeared(now.filter((key) => !known.current.includes(key)));
    known.current = now;
  }, [signature]);
  return section.fields.filter(({ key }) => appeared.includes(key)).map((field) => field.fullLabel ?? field.label);
}

import { CheckmarkIcon } from '@navikt/aksel-icons';
import { Select } from '@navikt/ds-react/Select';
import type { FormDefinition } from '#shared/forms/form.ts';
import { formProgress } from '#shared/forms/progress.ts';
import { useCatalogue, useLocal } from '../i18n/useText.tsx';
import { useValues } from './IntakeContext.ts';
import { reviewStep } from './steps.ts';
import { intakeTexts } from './texts.ts';

/** The sections with how far each has come. Where there is no room for the list, the same as one list to pick from. */
export function SectionNav(props: { form: FormDefinition; current: string; onGo: (step: string) => void }) {
  const t = useCatalogue(intakeTexts);
  const write = useLocal();
  const progress = formProgress(props.form, useValues());
  const steps = props.form.sections.map((section, index) => ({
    key: section.key,
    number: String(index + 1),
    title: write(section.screenTitle ?? section.title),
    ...(progress.sections[index] ?? { answered: 0, total: 0 }),
  }));
  return (
    <nav className="intake-nav" aria-label={t.sections}>
      <ol className="intake-steps">
        {steps.map((step) => {
          const done = step.total > 0 && step.answered === step.total;
          return (
            <li key={step.key}>
              <button
                type="button"
                className="intake-step"
                aria-current={step.key === props.current ? 'step' : undefined}
                onClick={() => props.onGo(step.key)}
              >
                <span className="intake-step-number" data-done={done} aria-hidden>
                  {done ? <CheckmarkIcon /> : step.number}
                </span>
                <span className="intake-step-title">
                  <span className="intake-unseen">{`${step.number}. `}</span>
                  {step.title}
                </span>
                <span className="intake-step-count" aria-hidden>
                  {t.progressShort(step.answered, step.total)}
                </span>
                <span className="intake-unseen">
                  {`, ${done ? t.allAnswered : t.progress(step.answered, step.total)}`}
                </span>
              </button>
            </li>
          );
        })}
        <li>
          <button
            type="button"
            className="intake-step intake-step-last"
            aria-current={props.current === reviewStep ? 'step' : undefined}
            onClick={() => props.onGo(reviewStep)}
          >
            <span className="intake-step-number" aria-hidden>
              <CheckmarkIcon />
            </span>
            <span className="intake-step-title">{t.overview}</span>
          </button>
        </li>
      </ol>
      <div className="intake-steps-narrow">
        <Select
          size="small"
          label={t.sections}
          hideLabel
          value={props.current}
          onChange={(event) => props.onGo(event.target.value)}
        >
          {steps.map((step) => (
            <option key={step.key} value={step.key}>
              {`${step.number}. ${step.title} (${t.progressShort(step.answered, step.total)})`}
            </option>
          ))}
          <option value={reviewStep}>{t.overview}</option>
        </Select>
      </div>
    </nav>
  );
}

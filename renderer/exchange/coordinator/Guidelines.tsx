import { useState } from 'react';
import { guidelineSection, inBoth, maxGuidelineText } from '#shared/exchange/sentOut.ts';
import { useApi, useCommand } from '../../client/hooks.ts';
import { useLocal, useText } from '../../i18n/useText.tsx';
import { useDraftForm } from '../../session/useDraftForm.ts';
import { DateInput, readDate } from '../../ui/DateInput.tsx';
import { QueryState } from '../../ui/ErrorMessage.tsx';
import { Panel } from '../../ui/Page.tsx';
import { TextArea, TextInput } from '../../ui/TextInput.tsx';
import { SentItem } from './SentItem.tsx';
import { Writing } from './Writing.tsx';

const empty = { section: '', validFrom: '', source: '', titleNb: '', textNb: '', titleNn: '', textNn: '' };

/** Sections of the guidelines that were written anew (guidelines 4), and the way to write one. */
export function Guidelines() {
  const t = useText().exchange.coordinator.sent;
  const write = useLocal();
  const revisions = useApi('guideline.revisions', {});
  return (
    <Panel title={t.guidelines}>
      <QueryState query={revisions}>
        {(found) => (
          <>
            {found.mayWrite ? <Revise /> : null}
            {found.revisions.length === 0 ? <p className="subtle">{t.guidelinesNone}</p> : null}
            <ul className="stack coordinator-list">
              {found.revisions.map((revision) => (
                <SentItem
                  key={revision.id}
                  title={`${revision.section} ${write(inBoth(revision.titleNb, revision.titleNn))}`}
                  sent={revision}
                  withdraw="guideline.withdraw"
                  mayWrite={found.mayWrite}
                />
              ))}
            </ul>
          </>
        )}
      </QueryState>
    </Panel>
  );
}

function Revise() {
  const t = useText().exchange.coordinator.sent;
  const revise = useCommand('guideline.revise');
  const draft = useDraftForm('guideline.revise', empty);
  const [tried, setTried] = useState(false);
  if (draft === undefined) return null;
  const { form, change, clear } = draft;
  const section = guidelineSection.safeParse(form.section.trim().toLowerCase());
  const date = readDate(form.validFrom);

  async function save(): Promise<boolean> {
    setTried(true);
    if (!section.success || date === undefined) return false;
    const answer = await revise.run({
      ...form,
      section: section.data,
      validFrom: date,
      titleNn: form.titleNn.trim() || null,
      textNn: form.textNn.trim() || null,
    });
    if (!answer.ok) return false;
    clear();
    setTried(false);
    return true;
  }

  return (
    <Writing
      label={t.revise}
      begun={Object.values(form).some((value) => value !== '')}
      error={revise.error}
      busy={revise.busy}
      onSave={save}
    >
      <div className="row row-end">
        <TextInput
          label={t.section}
          description={t.sectionHint}
          maxLength={20}
          htmlSize={12}
          value={form.section}
          error={tried && !section.success ? t.sectionNeeded : undefined}
          onChange={(value) => change({ section: value })}
        />
        <DateInput
          label={t.validFrom}
          value={form.validFrom}
          error={tried && date === undefined ? t.dateNeeded : undefined}
          onChange={(validFrom) => change({ validFrom })}
        />
      </div>
      <TextInput
        label={t.source}
        description={t.sourceHint}
        maxLength={300}
        value={form.source}
        onChange={(source) => change({ source })}
      />
      <TextInput label={t.titleNb} maxLength={200} value={form.titleNb} onChange={(titleNb) => change({ titleNb })} />
      <TextArea
        label={t.textNb}
        maxLength={maxGuidelineText}
        value={form.textNb}
        onChange={(textNb) => change({ textNb })}
      />
      <TextInput
        label={t.titleNn}
        description={t.nnHint}
        maxLength={200}
        value={form.titleNn}
        onChange={(titleNn) => change({ titleNn })}
      />
      <TextArea
        label={t.textNn}
        description={t.nnHint}
        maxLength={maxGuidelineText}
        value={form.textNn}
        onChange={(textNn) => change({ textNn })}
      />
    </Writing>
  );
}

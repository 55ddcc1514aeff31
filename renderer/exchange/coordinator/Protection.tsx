import { Button } from '@navikt/ds-react/Button';
import { useState } from 'react';
import { formatDate } from '#shared/dates.ts';
import { useCommand } from '../../client/hooks.ts';
import { useText } from '../../i18n/useText.tsx';
import { useDraftForm } from '../../session/useDraftForm.ts';
import { DateInput, readDate } from '../../ui/DateInput.tsx';
import { ErrorMessage } from '../../ui/ErrorMessage.tsx';
import { Panel } from '../../ui/Page.tsx';
import { TextInput } from '../../ui/TextInput.tsx';
import type { Totals } from './types.ts';

const empty = { fewerThan: '', validFrom: '' };

/** Which numbers a file does not tell, from a date on. */
export function Protection({ now }: { now: Totals['protection'] }) {
  const t = useText().exchange.coordinator.totals;
  const set = useCommand('coordinator.setProtection');
  const draft = useDraftForm('coordinator.protection', empty);
  const [tried, setTried] = useState(false);
  const [saved, setSaved] = useState(false);
  if (draft === undefined) return null;
  const { form, change, clear } = draft;
  const few = /^\d+$/.test(form.fewerThan.trim()) ? Number(form.fewerThan) : 0;
  const isFew = few >= 3 && few <= 20;
  const date = readDate(form.validFrom);

  async function save() {
    setTried(true);
    if (!isFew || date === undefined) return;
    const answer = await set.run({ fewerThan: few, validFrom: date });
    if (!answer.ok) return;
    clear();
    setTried(false);
    setSaved(true);
  }

  return (
    <Panel title={t.protection}>
      <p>{t.protectionNow(now.fewerThan, now.validFrom === null ? null : formatDate(now.validFrom))}</p>
      <form
        className="stack-s"
        autoComplete="off"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
      >
        <div className="row row-end">
          <TextInput
            label={t.fewerThan}
            description={t.fewerThanHint}
            inputMode="numeric"
            htmlSize={4}
            maxLength={4}
            value={form.fewerThan}
            error={tried && !isFew ? t.fewerThanNeeded : undefined}
            onChange={(fewerThan) => {
              setSaved(false);
              change({ fewerThan });
            }}
          />
          <DateInput
            label={t.validFrom}
            value={form.validFrom}
            error={tried && date === undefined ? t.dateNeeded : undefined}
            onChange={(validFrom) => change({ validFrom })}
          />
        </div>
        <ErrorMessage error={set.error} />
        <p role="status">{saved ? t.saved : null}</p>
        <div>
          <Button size="small" variant="secondary" type="submit" loading={set.busy}>
            {t.save}
          </Button>
        </div>
      </form>
    </Panel>
  );
}

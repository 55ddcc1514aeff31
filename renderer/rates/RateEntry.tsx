import { Button } from '@navikt/ds-react/Button';
import { Checkbox } from '@navikt/ds-react/Checkbox';
import { Select } from '@navikt/ds-react/Select';
import { useState } from 'react';
import type { ListedRateSet } from '#shared/api/methods/rates.ts';
import { formatDate } from '#shared/dates.ts';
import { showKroner } from '#shared/money/ore.ts';
import { rateItems, rateKinds } from '#shared/rates/schema.ts';
import { useCommand } from '../client/hooks.ts';
import { useText } from '../i18n/useText.tsx';
import type { Draft } from '../session/useDraft.ts';
import { DateInput, readDate } from '../ui/DateInput.tsx';
import { ErrorMessage } from '../ui/ErrorMessage.tsx';
import { Panel } from '../ui/Page.tsx';
import { TextInput } from '../ui/TextInput.tsx';
import { emptyRateForm, type RateForm, readAmounts } from './rateForm.ts';

/** A coordinator enters a new set: one field for each rate, beside what it was before. What is typed is kept. */
export function RateEntry(props: { sets: readonly ListedRateSet[]; initial: RateForm; draft: Draft }) {
  const t = useText().rates;
  const add = useCommand('rates.add');
  const [form, setForm] = useState(props.initial);
  const [tried, setTried] = useState(false);
  const [saved, setSaved] = useState(false);
  const date = readDate(form.validFrom);
  const { amounts, unreadable } = readAmounts(form);
  const before = props.sets.find(
    (set) => set.kind === form.kind && set.inUse && (date === undefined || set.validFrom < date),
  );

  const change = (part: Partial<RateForm>) => {
    const next = { ...form, ...part };
    setForm(next);
    setSaved(false);
    props.draft.put({ ...next });
  };

  async function save() {
    setTried(true);
    if (date === undefined || unreadable.length > 0) return;
    const answer = await add.run({ kind: form.kind, validFrom: date, source: form.source, amounts });
    if (!answer.ok) return;
    await props.draft.discard();
    setForm({ ...emptyRateForm, kind: form.kind });
    setTried(false);
    setSaved(true);
  }

  return (
    <Panel title={t.enter}>
      <form
        className="stack"
        autoComplete="off"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
      >
        <div className="row row-end">
          <Select
            size="small"
            label={t.kind}
            value={form.kind}
            onChange={(event) => {
              const kind = rateKinds.find((known) => known === event.target.value);
              if (kind) change({ kind });
            }}
          >
            {rateKinds.map((kind) => (
              <option key={kind} value={kind}>
                {t.kinds[kind]}
              </option>
            ))}
          </Select>
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
        <div className="rate-items">
          {rateItems[form.kind].map((item) => {
            const unknown = form.unknown.includes(item);
            const earlier = before?.amounts[item];
            return (
              <div className="row row-end" key={item}>
                <TextInput
                  label={`${t.items[item]} (${t.kroner})`}
                  description={
                    before && typeof earlier === 'number'
                      ? t.before(showKroner(earlier), formatDate(before.validFrom))
                      : t.noBefore
                  }
                  inputMode="decimal"
                  maxLength={20}
                  disabled={unknown}
                  value={unknown ? '' : (form.amounts[item] ?? '')}
                  error={tried && unreadable.includes(item) ? t.unreadable : undefined}
                  onChange={(value) => change({ amounts: { ...form.amounts, [item]: value } })}
                />
                <Checkbox
                  size="small"
                  checked={unknown}
                  aria-label={`${t.items[item]}: ${t.unknown}`}
                  onChange={(event) =>
                    change({
                      unknown: event.target.checked
                        ? [...form.unknown, item]
                        : form.unknown.filter((other) => other !== item),
                    })
                  }
                >
                  {t.unknown}
                </Checkbox>
              </div>
            );
          })}
        </div>
        <ErrorMessage error={add.error} />
        <p role="status">{saved ? t.saved : null}</p>
        <div>
          <Button size="small" type="submit" loading={add.busy}>
            {t.save}
          </Button>
        </div>
      </form>
    </Panel>
  );
}

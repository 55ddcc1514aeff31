import { Checkbox } from '@navikt/ds-react/Checkbox';
import { TextField } from '@navikt/ds-react/TextField';
import { useEffect, useState } from 'react';
import type { PassphraseHint } from '#shared/api/methods/vault.ts';
import { useClient } from '../client/hooks.ts';
import { useText } from '../i18n/useText.tsx';

/** Longest passphrase that the contract takes. */
const maxLength = 1000;

export interface NewPassphrase {
  readonly value: string;
  readonly repeat: string;
}

export const noPassphrase: NewPassphrase = { value: '', repeat: '' };

/** A new passphrase, twice, with its strength while it is typed. */
export function PassphraseFields(props: {
  passphrase: NewPassphrase;
  onChange: (passphrase: NewPassphrase) => void;
  /** Words that the passphrase must not lean on: own name, municipality. */
  avoid: readonly string[];
  label?: string;
  errors: { readonly value?: string; readonly repeat?: string };
}) {
  const t = useText().vault;
  const [shown, setShown] = useState(false);
  const strength = useStrength(props.passphrase.value, props.avoid);
  const type = shown ? 'text' : 'password';
  return (
    <div className="stack">
      <div>
        <TextField
          size="small"
          label={props.label ?? t.passphrase}
          description={t.passphraseHelp}
          type={type}
          autoComplete="new-password"
          spellCheck={false}
          maxLength={maxLength}
          value={props.passphrase.value}
          error={props.errors.value}
          onChange={(event) => props.onChange({ ...props.passphrase, value: event.target.value })}
        />
        {strength ? <StrengthMeter {...strength} /> : null}
      </div>
      <TextField
        size="small"
        label={t.repeat}
        type={type}
        autoComplete="new-password"
        spellCheck={false}
        maxLength={maxLength}
        value={props.passphrase.repeat}
        error={props.errors.repeat}
        onChange={(event) => props.onChange({ ...props.passphrase, repeat: event.target.value })}
      />
      <Checkbox size="small" checked={shown} onChange={(event) => setShown(event.target.checked)}>
        {t.show}
      </Checkbox>
    </div>
  );
}

/** The messages of a new passphrase that cannot be sent yet. */
export function usePassphraseErrors(): (passphrase: NewPassphrase) => { value?: string; repeat?: string } {
  const t = useText().vault;
  return (passphrase) => {
    if (passphrase.value === '') return { value: t.create.writePassphrase };
    if (passphrase.value !== passphrase.repeat) return { repeat: t.repeatDiffers };
    return {};
  };
}

interface Strength {
  readonly score: number;
  readonly accepted: boolean;
  readonly hint: PassphraseHint | null;
}

function StrengthMeter(props: Strength) {
  const t = useText().vault;
  const tone = props.accepted ? 'strong' : props.score >= 2 ? 'middling' : 'weak';
  return (
    <div role="status">
      <div className="strength" aria-hidden>
        {[0, 1, 2, 3, 4].map((step) => (
          <span key={step} className="strength-bar" data-on={step <= props.score ? tone : undefined} />
        ))}
      </div>
      <p className="subtle">
        {t.strength}: {t.strengths[props.score]}
        {props.hint ? `. ${t.hints[props.hint]}` : ''}
      </p>
    </div>
  );
}

function useStrength(passphrase: string, avoid: readonly string[]): Strength | undefined {
  const client = useClient();
  const [strength, setStrength] = useState<Strength>();
  const words = avoid.filter((word) => word !== '').join('\n');
  useEffect(() => {
    if (passphrase === '') {
      setStrength(undefined);
      return;
    }
    let current = true;
    // Not through the query cache: that would keep every beginning of the passphrase in memory.
    const timer = setTimeout(async () => {
      const answer = await client('vault.passphraseStrength', {
        passphrase,
        avoid: words === '' ? [] : words.split('\n'),
      });
      if (current && answer.ok) setStrength(answer.value);
    }, 150);
    return () => {
      current = false;
      clearTimeout(timer);
    };
  }, [client, passphrase, words]);
  return strength;
}

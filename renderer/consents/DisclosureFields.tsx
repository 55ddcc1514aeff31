import { Checkbox, CheckboxGroup } from '@navikt/ds-react/Checkbox';
import { purposeSuggestions, recipientSuggestions } from '#shared/consent/recipients.ts';
import { type ConsentScope, consentScopeIds, consentScopes } from '#shared/consent/scopes.ts';
import { useLocal, useText } from '../i18n/useText.tsx';
import { TextInput } from '../ui/TextInput.tsx';

export interface Disclosed {
  readonly recipient: string;
  readonly purpose: string;
  /** Scopes with a comma between, as a draft can keep them. */
  readonly scopes: string;
}

export const scopesOf = (kept: string): ConsentScope[] =>
  consentScopeIds.filter((scope) => kept.split(',').includes(scope));

/** Who, what for and which scopes: the three that a consent is held against. */
export function DisclosureFields(props: {
  id: string;
  value: Disclosed;
  tried: boolean;
  onChange: (part: Partial<Disclosed>) => void;
}) {
  const t = useText().consents;
  const write = useLocal();
  const { value, tried, onChange } = props;
  const scopes = scopesOf(value.scopes);
  const [recipients, purposes] = [`${props.id}-recipients`, `${props.id}-purposes`];
  return (
    <>
      <div className="row row-end">
        <TextInput
          label={t.recipient}
          htmlSize={32}
          value={value.recipient}
          maxLength={200}
          list={recipients}
          error={tried && value.recipient.trim() === '' ? t.needed : undefined}
          onChange={(recipient) => onChange({ recipient })}
        />
        <TextInput
          label={t.purpose}
          htmlSize={40}
          value={value.purpose}
          maxLength={200}
          list={purposes}
          error={tried && value.purpose.trim() === '' ? t.needed : undefined}
          onChange={(purpose) => onChange({ purpose })}
        />
      </div>
      <datalist id={recipients}>
        {recipientSuggestions.map((each) => (
          <option key={each.nb} value={write(each)} />
        ))}
      </datalist>
      <datalist id={purposes}>
        {purposeSuggestions.map((each) => (
          <option key={each.nb} value={write(each)} />
        ))}
      </datalist>
      <CheckboxGroup
        size="small"
        legend={t.scopes}
        value={scopes}
        error={tried && scopes.length === 0 ? t.scopeNeeded : undefined}
        onChange={(chosen: string[]) => onChange({ scopes: chosen.join(',') })}
      >
        <div className="consent-scopes">
          {consentScopeIds.map((scope) => (
            <Checkbox key={scope} value={scope}>
              {write(consentScopes[scope])}
            </Checkbox>
          ))}
        </div>
      </CheckboxGroup>
    </>
  );
}

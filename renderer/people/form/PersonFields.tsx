import { useCallback, useMemo } from 'react';
import { municipalities, municipalityNumbers } from '#shared/municipalities.ts';
import { countryChoices, countryName, parseCountry } from '#shared/people/countries.ts';
import { personFieldLabels } from '#shared/people/fieldLabels.ts';
import {
  arrivalMannerLabels,
  civilStatusLabels,
  genderLabels,
  permitLabels,
  permitSectionLabels,
  personStatusLabels,
  protectionLabels,
  settlementWayLabels,
} from '#shared/people/labels.ts';
import { languageChoices, languageName } from '#shared/people/languages.ts';
import {
  arrivalManners,
  civilStatuses,
  genders,
  type PersonFieldKey,
  permitSections,
  permits,
  personFieldKeys,
  personStatuses,
  protections,
  settlementWays,
} from '#shared/people/person.ts';
import { type LocalText, text } from '#shared/text/localText.ts';
import { useLanguage, useLocal, useText } from '../../i18n/useText.tsx';
import { CodeCombobox } from '../../ui/CodeCombobox.tsx';
import { Panel } from '../../ui/Page.tsx';
import { ContactFields } from './ContactFields.tsx';
import {
  type FieldProps,
  fieldId,
  Help,
  PersonChoice,
  PersonDate,
  PersonNumber,
  PersonText,
  PersonTick,
  PersonYesNo,
  textOf,
} from './fields.tsx';
import type { FieldText, PersonForm } from './formModel.ts';
import type { Problems } from './problems.ts';

const municipalityLabels: Record<string, LocalText> = Object.fromEntries(
  municipalities.map(({ number, name }) => [number, text(name, name)]),
);

/** Every field of a person, in the order in which one gets to know them. */
export function PersonFields(props: {
  form: PersonForm;
  set: (key: PersonFieldKey, value: FieldText) => void;
  problems: Problems;
}) {
  const t = useText().people.form.groups;
  const { form, set, problems } = props;
  const at = <K extends PersonFieldKey>(field: K): FieldProps<K> => ({ field, form, set, problem: problems[field] });
  return (
    <>
      {personFieldKeys.map((field) => (
        <Help key={field} field={field} />
      ))}
      <Panel title={t.name}>
        <div className="fields fields-3">
          <PersonText {...at('lastName')} maxLength={200} />
          <PersonText {...at('firstName')} maxLength={200} />
          <PersonText {...at('middleName')} maxLength={200} />
        </div>
        <div className="fields">
          <PersonText {...at('nativeName')} maxLength={300} dir="auto" />
        </div>
      </Panel>
      <Panel title={t.identity}>
        <div className="fields">
          <PersonDate {...at('birthDate')} />
          <PersonChoice {...at('gender')} choices={genders} labels={genderLabels} />
        </div>
        <div className="fields fields-3">
          <PersonNumber {...at('nationalId')} />
          <PersonNumber {...at('dNumber')} />
          <PersonNumber {...at('dufNumber')} />
        </div>
        <PersonTick {...at('noNumberYet')} />
      </Panel>
      <Panel title={t.background}>
        <div className="fields">
          <Codes {...at('citizenships')} kind="country" max={8} />
          <Codes {...at('languages')} kind="language" max={20} />
          <Codes {...at('interpreterLanguage')} kind="language" max={1} />
          <PersonChoice {...at('civilStatus')} choices={civilStatuses} labels={civilStatusLabels} />
        </div>
      </Panel>
      <Panel title={t.arrival}>
        <div className="fields">
          <PersonDate {...at('arrivalDate')} />
          <PersonChoice {...at('arrivalManner')} choices={arrivalManners} labels={arrivalMannerLabels} />
          {textOf(form, 'arrivalManner') === 'other' ? (
            <PersonText {...at('arrivalMannerOther')} maxLength={200} />
          ) : null}
          <PersonChoice {...at('permit')} choices={permits} labels={permitLabels} />
          {textOf(form, 'permit') === 'other' ? <PersonText {...at('permitOther')} maxLength={200} /> : null}
          <PersonChoice {...at('permitSection')} choices={permitSections} labels={permitSectionLabels} />
          <PersonDate {...at('permitFrom')} />
          <PersonYesNo {...at('unaccompaniedMinor')} />
        </div>
      </Panel>
      <Panel title={t.settlement}>
        <div className="fields">
          <PersonChoice {...at('status')} choices={personStatuses} labels={personStatusLabels} />
          <PersonChoice {...at('municipality')} choices={municipalityNumbers} labels={municipalityLabels} />
          <PersonChoice {...at('settlementWay')} choices={settlementWays} labels={settlementWayLabels} />
          <PersonDate {...at('settlementDate')} />
          <PersonDate {...at('directSettlementDate')} />
          <PersonDate {...at('selfSettlementDate')} />
        </div>
      </Panel>
      <Panel title={t.contact}>
        <div className="fields">
          <PersonChoice {...at('protection')} choices={protections} labels={protectionLabels} />
          <PersonText {...at('phone')} maxLength={60} inputMode="tel" />
          <PersonText {...at('address')} maxLength={300} />
          <div className="fields fields-postal">
            <PersonText {...at('postalCode')} maxLength={20} inputMode="numeric" />
            <PersonText {...at('postalPlace')} maxLength={100} />
          </div>
          <ContactFields form={form} set={set} />
        </div>
      </Panel>
    </>
  );
}

function Codes(props: FieldProps & { kind: 'country' | 'language'; max: number }) {
  const { language } = useLanguage();
  const local = useLocal();
  const { field, set, max, kind } = props;
  const choices = useMemo(
    () => (kind === 'country' ? countryChoices(language) : languageChoices(language)),
    [kind, language],
  );
  const nameOf = useCallback(
    (code: string) => (kind === 'country' ? countryName(code, language) : languageName(code, language)),
    [kind, language],
  );
  const value = props.form[field];
  const selected = useMemo(() => (typeof value === 'string' ? (value === '' ? [] : [value]) : value), [value]);
  const onChange = useCallback(
    (codes: readonly string[]) => set(field, max === 1 ? (codes[0] ?? '') : codes),
    [set, field, max],
  );
  return (
    <CodeCombobox
      id={fieldId(field)}
      label={local(personFieldLabels[field])}
      describedBy={`help-${field}`}
      error={props.problem}
      choices={choices}
      nameOf={nameOf}
      {...(kind === 'country' ? { parse: parseCountry } : {})}
      selected={selected}
      max={max}
      onChange={onChange}
    />
  );
}

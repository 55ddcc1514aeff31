import type { FormDefinition } from '#shared/forms/form.ts';
import { text } from '#shared/text/localText.ts';

const choices = [
  { value: 'one', label: text('Første valg', 'Første val') },
  { value: 'two', label: text('Andre valg', 'Andre val') },
];

/** A small form with a field of every type, alone and in a table, so that no renderer goes untried. */
export const everyTypeForm: FormDefinition = {
  id: 'everyType',
  instances: 'one',
  documentPrefix: 'AF',
  fileWord: 'felttyper',
  version: 1,
  title: text('Alle felttyper', 'Alle felttypar'),
  source: 'test',
  signatures: [{ label: text('Underskrift', 'Underskrift') }],
  sections: [
    {
      key: 'fields',
      title: text('Felter', 'Felt'),
      scope: 'identity',
      fields: [
        { key: 'aText', type: 'text', label: text('Tekst', 'Tekst'), print: { width: 'twoThirds' } },
        { key: 'aPhone', type: 'phone', label: text('Telefon', 'Telefon'), print: { width: 'third' } },
        { key: 'aLongText', type: 'longText', label: text('Lang tekst', 'Lang tekst') },
        { key: 'aDate', type: 'date', label: text('Dag', 'Dag'), print: { width: 'third' } },
        { key: 'aPartialDate', type: 'partialDate', label: text('Omtrent når', 'Omtrent når'), print: { width: 'third' } },
        { key: 'aNumber', type: 'number', label: text('Antall', 'Tal'), unit: text('år', 'år'), print: { width: 'third' } },
        { key: 'aYesNo', type: 'yesNo', label: text('Ja eller nei', 'Ja eller nei') },
        { key: 'aCheckbox', type: 'checkbox', label: text('Kryss av her', 'Kryss av her') },
        { key: 'aChoice', type: 'choice', label: text('Ett valg', 'Eitt val'), choices, print: { width: 'half' } },
        { key: 'someChoices', type: 'choices', label: text('Flere valg', 'Fleire val'), choices, print: { width: 'half' } },
        { key: 'aLine', type: 'choice', label: text('Valg på linje', 'Val på linje'), choices, print: { choicesAs: 'line' } },
        { key: 'aNationalId', type: 'nationalId', label: text('Fødselsnummer', 'Fødselsnummer') },
        { key: 'aDufNumber', type: 'dufNumber', label: text('DUF-nummer', 'DUF-nummer') },
      ],
    },
    {
      key: 'tables',
      title: text('Tabeller', 'Tabellar'),
      scope: 'identity',
      fields: [
        {
          key: 'narrow',
          type: 'table',
          label: text('Smal tabell', 'Smal tabell'),
          rowName: text('rad', 'rad'),
          blankRows: 2,
          presetHeading: text('Rad', 'Rad'),
          presetRows: [{ id: 'fixed', label: text('Fast rad', 'Fast rad') }],
          columns: [
            { key: 'aText', type: 'text', label: text('Tekst', 'Tekst') },
            { key: 'aCheckbox', type: 'checkbox', label: text('Kryss', 'Kryss'), group: text('Gruppe', 'Gruppe') },
            { key: 'aYesNo', type: 'yesNo', label: text('Ja/nei', 'Ja/nei'), group: text('Gruppe', 'Gruppe') },
            { key: 'aDate', type: 'date', label: text('Dag', 'Dag') },
            { key: 'aNumber', type: 'number', label: text('Antall', 'Tal') },
          ],
        },
        {
          key: 'wide',
          type: 'table',
          label: text('Bred tabell', 'Brei tabell'),
          rowName: text('rad', 'rad'),
          blankRows: 2,
          columns: [
            { key: 'aLongText', type: 'longText', label: text('Lang tekst', 'Lang tekst') },
            { key: 'aPhone', type: 'phone', label: text('Telefon', 'Telefon') },
            { key: 'aPartialDate', type: 'partialDate', label: text('Når', 'Når') },
            { key: 'aChoice', type: 'choice', label: text('Ett valg', 'Eitt val'), choices },
            { key: 'someChoices', type: 'choices', label: text('Flere valg', 'Fleire val'), choices },
            { key: 'aNationalId', type: 'nationalId', label: text('Fødselsnummer', 'Fødselsnummer') },
            { key: 'aDufNumber', type: 'dufNumber', label: text('DUF-nummer', 'DUF-nummer') },
          ],
        },
      ],
    },
  ],
};

import { type LocalText, text } from '../text/localText.ts';

/**
 * What a person's history tells besides the person's own fields (personFieldLabels): where they have lived and with
 * whom, and who was merged with them. Households and people are told by name, a relation by its value.
 */
export const personHistoryLabels = {
  $household: text('Husstand', 'Husstand'),
  '$household.relation': text('Relasjon i husstanden', 'Relasjon i husstanden'),
  '$household.relationNote': text('Merknad til relasjonen', 'Merknad til relasjonen'),
  '$household.from': text('I husstanden fra', 'I husstanden frå'),
  '$household.until': text('I husstanden til', 'I husstanden til'),
  $merged: text('Slått sammen med', 'Slått saman med'),
  $mergedInto: text('Slått sammen inn i', 'Slått saman inn i'),
} as const satisfies Record<string, LocalText>;

export type PersonHistoryField = keyof typeof personHistoryLabels;

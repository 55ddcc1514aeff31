import { type LocalText, text } from '../text/localText.ts';

/** How something was disclosed. Values are published: never renamed. */
export const disclosureWays = ['paper', 'file', 'spoken', 'package'] as const;
export type DisclosureWay = (typeof disclosureWays)[number];

export const disclosureWayLabels: Record<DisclosureWay, LocalText> = {
  paper: text('På papir', 'På papir'),
  file: text('Som fil', 'Som fil'),
  spoken: text('Muntlig', 'Munnleg'),
  package: text('Pakke mellom kommuner', 'Pakke mellom kommunar'),
};

import { type MunicipalityNumber, municipalities } from '../municipalities.ts';
import { type LocalText, text } from '../text/localText.ts';

/** The office that merges what the municipalities send (guidelines 2.1), as a consent names it. */
export const coordinatorName = text('Interkommunal koordinator', 'Interkommunal koordinator');

/**
 * Who a consent often names, and what for: suggestions on the screen, never a closed list (guidelines, vedlegg 3, and
 * the services of 2.4-2.10). The Norwegian text is what is stored and printed.
 */
export const recipientSuggestions: readonly LocalText[] = [
  text('Flyktningtjenesten', 'Flyktningtenesta'),
  text('NAV', 'NAV'),
  text('Voksenopplæringen', 'Vaksenopplæringa'),
  text('Skolen', 'Skulen'),
  text('Barnehagen', 'Barnehagen'),
  text('Helsestasjonen', 'Helsestasjonen'),
  text('Fastlegen', 'Fastlegen'),
  text('Psykisk helsetjeneste', 'Psykisk helseteneste'),
  text('Boligkontoret', 'Bustadkontoret'),
  text('Barnevernet', 'Barnevernet'),
  text('Praksisplassen', 'Praksisplassen'),
  coordinatorName,
  ...municipalities.map(({ name }) => text(`${name} kommune`, `${name} kommune`)),
];

export const purposeSuggestions: readonly LocalText[] = [
  text('Individuell plan eller integreringsplan', 'Individuell plan eller integreringsplan'),
  text('Bosetting og bolig', 'Busetjing og bustad'),
  text('Introduksjonsprogram', 'Introduksjonsprogram'),
  text('Norskopplæring og skole', 'Norskopplæring og skule'),
  text('Arbeid og praksis', 'Arbeid og praksis'),
  text('Barnehage', 'Barnehage'),
  text('Helsehjelp', 'Helsehjelp'),
  text('Økonomisk støtte', 'Økonomisk støtte'),
  text('Flytting til en annen kommune', 'Flytting til ein annan kommune'),
];

/**
 * What tells whether two writings mean the same: capitals and spaces do not count, and a suggestion is the same in both
 * written languages. Nothing else is guessed: `NAV Sel` is not `NAV`.
 */
export const recipientKey = (written: string): string => keyOf(written, recipientKeys);
export const purposeKey = (written: string): string => keyOf(written, purposeKeys);

const fold = (written: string): string => written.normalize('NFC').trim().replaceAll(/\s+/gu, ' ').toLowerCase();

const recipientKeys = keysOf(recipientSuggestions);
const purposeKeys = keysOf(purposeSuggestions);

/** Either written language of a suggestion, folded -> its key. Of two that are written alike the first counts. */
function keysOf(suggestions: readonly LocalText[]): ReadonlyMap<string, string> {
  const keys = suggestions.flatMap(({ nb, nn }): [string, string][] => [nb, nn].map((each) => [fold(each), fold(nb)]));
  return new Map(keys.reverse());
}

function keyOf(written: string, keys: ReadonlyMap<string, string>): string {
  const folded = fold(written);
  return keys.get(folded) ?? folded;
}

/** What a consent is for that lets a case go to another municipality (guidelines 2.1): one of the suggestions. */
export const movePurpose = 'Flytting til en annen kommune';

/** How a consent names a municipality: one of the suggestions. */
export function municipalityRecipient(number: MunicipalityNumber): string {
  const { name } = municipalities.find((each) => each.number === number) ?? municipalities[0];
  return `${name} kommune`;
}

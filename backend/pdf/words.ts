import { type LocalText, text } from '#shared/text/localText.ts';

/** The fixed words on paper. Labels and choices come from the form's declaration. */
export const words = {
  yes: text('Ja', 'Ja'),
  no: text('Nei', 'Nei'),
  coatOfArms: text('Kommunevåpen', 'Kommunevåpen'),
  municipality: text('Kommune', 'Kommune'),
  concerns: text('Gjelder', 'Gjeld'),
  documentId: text('Dokument-id', 'Dokument-id'),
  version: text('Versjon', 'Versjon'),
  date: text('Dato', 'Dato'),
  printed: text('Skrevet ut', 'Skrive ut'),
  page: text('Side', 'Side'),
  of: text('av', 'av'),
  signatures: text('Underskrifter', 'Underskrifter'),
  signature: text('Underskrift', 'Underskrift'),
  placeAndDate: text('Sted og dato', 'Stad og dato'),
  keptNumber: text(
    'Nummeret er beholdt selv om kontrollen ikke stemmer. Grunn',
    'Nummeret er halde ved lag sjølv om kontrollen ikkje stemmer. Grunn',
  ),
  draftMark: text('UTKAST – ikke ferdigstilt', 'UTKAST – ikkje ferdigstilt'),
} as const satisfies Record<string, LocalText>;

export const stateWords = {
  blank: text('Blankt skjema', 'Blankt skjema'),
  draft: text('Utkast', 'Utkast'),
  completed: text('Ferdig utfylt', 'Ferdig utfylt'),
} as const satisfies Record<string, LocalText>;

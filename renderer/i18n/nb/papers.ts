/** Papers that are signed: what has happened to them, and their scanned copies. */
export const papers = {};

export const papersErrorTexts = {
  paperNotCompleted: () => 'Dokumentet er et utkast. Fullfør det først.',
  paperAlreadySigned: () => 'Dokumentet er registrert som signert fra før. Er det feil, angrer du signaturen først.',
  signatureMissing: ({ lines }: { lines: readonly number[] }) =>
    lines.length === 1 ? 'En underskrift mangler. Fyll den ut.' : `${lines.length} underskrifter mangler. Fyll dem ut.`,
  signatureLineUnknown: () => 'En av underskriftene hører ikke til på dokumentet. Åpne det på nytt, og prøv igjen.',
  paperEventStands: ({ why }: { why: 'notNewest' | 'printed' | 'laterVersion' | 'builtOn' }) =>
    ({
      notNewest: 'Det har skjedd noe med dokumentet etterpå. Angre det siste først.',
      printed: 'En utskrift kan ikke angres: papiret finnes. Lag en ny versjon om noe er feil.',
      laterVersion:
        'Dokumentet har fått en ny versjon. Forkast den først om den er et utkast; ellers blir dette stående.',
      builtOn:
        'Noe annet bygger på dette, for eksempel en utlevering, en attest eller en skannet kopi. Derfor blir det stående.',
    })[why],
  reasonMissing: () => 'Skriv kort hvorfor.',
  formNotNewest: () => 'Det finnes en nyere versjon av dokumentet. Åpne den nyeste, og lag ny versjon derfra.',
};

/** Words of the access log. */
export const papersActions = {
  'paper.get': 'Åpnet dokument',
  'paper.print': 'Skrev ut dokument',
  'paper.sign': 'Registrerte underskrifter',
  'paper.undoEvent': 'Angret hendelse på dokument',
};

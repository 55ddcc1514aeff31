/** Papers that are signed: what has happened to them, and their scanned copies. */
export const papersErrorTexts = {
  paperNotCompleted: () => 'Dokumentet er et utkast. Fullfør det først.',
  paperAlreadySigned: () => 'Dokumentet er registrert som signert fra før. Er det feil, angrer du signaturen først.',
  signaturePlaceMissing: () => 'Skriv stedet ved hver underskrift, slik det står på papiret.',
  signatureMissing: ({ lines }: { lines: readonly number[] }) =>
    lines.length === 1
      ? 'En underskrift mangler. Fyll den ut.'
      : `Det mangler ${lines.length} underskrifter. Fyll dem ut.`,
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
  attachmentEmpty: () => 'Filen er tom. Skann på nytt, eller velg en annen fil.',
  attachmentTooLarge: ({ maxBytes }: { maxBytes: number }) =>
    `Filen er for stor (grensen er ${Math.round(maxBytes / 1024 / 1024)} MB). Skann med lavere oppløsning, og prøv igjen.`,
  attachmentType: () => 'Filen er verken PDF, JPEG eller PNG. Lagre den som en av disse, og prøv igjen.',
  attachmentDamaged: () => 'Filen lar seg ikke åpne. Skann på nytt, eller velg en annen fil.',
  attachmentEncrypted: () => 'PDF-en er låst med passord. Lagre den uten passord, og prøv igjen.',
  attachmentScripted: () =>
    'PDF-en inneholder kode som kjøres når den åpnes. Skann papiret på nytt, og bruk den filen.',
  scanBelongsElsewhere: ({ documentId }: { documentId: string }) =>
    `Koden på skannen hører til et annet dokument eller en annen versjon: ${documentId}. Legg den til der, eller velg en annen fil.`,
  scanUnmarked: () =>
    'Vi finner ingen kode på skannen. Skriv inn dokument-id-en som står på papiret, eller skann på nytt med høyere oppløsning.',
  documentIdDiffers: () =>
    'Dokument-id-en du skrev er ikke den som hører til her. Se etter på papiret at det er riktig dokument og versjon.',
  formNotNewest: () => 'Det finnes en nyere versjon av dokumentet. Åpne den nyeste, og lag ny versjon derfra.',
};

/** Words of the access log. */
export const papersActions = {
  'attachment.add': 'La til fil',
  'attachment.get': 'Åpnet fil',
  'attachment.list': 'Så på fillisten',
  'attachment.remove': 'Slettet fil',
  'paper.get': 'Åpnet dokument',
  'paper.print': 'Skrev ut dokument',
  'paper.sign': 'Registrerte underskrifter',
  'paper.undoEvent': 'Angret hendelse på dokument',
};

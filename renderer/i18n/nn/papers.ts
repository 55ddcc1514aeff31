/** Papers that are signed: what has happened to them, and their scanned copies. */
export const papersErrorTexts = {
  paperNotCompleted: () => 'Dokumentet er eit utkast. Fullfør det først.',
  paperAlreadySigned: () => 'Dokumentet er registrert som signert frå før. Er det feil, angrar du signaturen først.',
  signaturePlaceMissing: () => 'Skriv staden ved kvar underskrift, slik det står på papiret.',
  signatureMissing: ({ lines }: { lines: readonly number[] }) =>
    lines.length === 1
      ? 'Ei underskrift manglar. Fyll ho ut.'
      : `Det manglar ${lines.length} underskrifter. Fyll dei ut.`,
  signatureLineUnknown: () => 'Ei av underskriftene høyrer ikkje til på dokumentet. Opne det på nytt, og prøv igjen.',
  paperEventStands: ({ why }: { why: 'notNewest' | 'printed' | 'laterVersion' | 'builtOn' }) =>
    ({
      notNewest: 'Det har skjedd noko med dokumentet etterpå. Angre det siste først.',
      printed: 'Ei utskrift kan ikkje angrast: papiret finst. Lag ein ny versjon om noko er feil.',
      laterVersion:
        'Dokumentet har fått ein ny versjon. Forkast han først om han er eit utkast; elles blir dette ståande.',
      builtOn:
        'Noko anna byggjer på dette, til dømes ei utlevering, ein attest eller ein skanna kopi. Difor blir det ståande.',
    })[why],
  reasonMissing: () => 'Skriv kort kvifor.',
  attachmentEmpty: () => 'Fila er tom. Skann på nytt, eller vel ei anna fil.',
  attachmentTooLarge: ({ maxBytes }: { maxBytes: number }) =>
    `Fila er for stor (grensa er ${Math.round(maxBytes / 1024 / 1024)} MB). Skann med lågare oppløysing, og prøv igjen.`,
  attachmentType: () => 'Fila er verken PDF, JPEG eller PNG. Lagre ho som ein av desse, og prøv igjen.',
  attachmentDamaged: () => 'Fila lèt seg ikkje opne. Skann på nytt, eller vel ei anna fil.',
  attachmentEncrypted: () => 'PDF-en er låst med passord. Lagre han utan passord, og prøv igjen.',
  attachmentScripted: () =>
    'PDF-en inneheld kode som blir køyrd når han blir opna. Skann papiret på nytt, og bruk den fila.',
  scanBelongsElsewhere: ({ documentId }: { documentId: string }) =>
    `Koden på skannen høyrer til eit anna dokument eller ein annan versjon: ${documentId}. Legg han til der, eller vel ei anna fil.`,
  scanUnmarked: () =>
    'Vi finn ingen kode på skannen. Skriv inn dokument-id-en som står på papiret, eller skann på nytt med høgare oppløysing.',
  documentIdDiffers: () =>
    'Dokument-id-en du skreiv, er ikkje den som høyrer til her. Sjå etter på papiret at det er rett dokument og versjon.',
  formNotNewest: () => 'Det finst ein nyare versjon av dokumentet. Opne den nyaste, og lag ny versjon derifrå.',
};

/** Words of the access log. */
export const papersActions = {
  'attachment.add': 'La til fil',
  'attachment.get': 'Opna fil',
  'attachment.list': 'Såg på fillista',
  'attachment.remove': 'Sletta fil',
  'paper.get': 'Opna dokument',
  'paper.print': 'Skreiv ut dokument',
  'paper.sign': 'Registrerte underskrifter',
  'paper.undoEvent': 'Angra hending på dokument',
};

import type { papers as nb } from '../nb/papers.ts';

/** Papers that are signed: what has happened to them, and their scanned copies. */
export const papers: typeof nb = {};

export const papersErrorTexts = {
  paperNotCompleted: () => 'Dokumentet er eit utkast. Fullfør det først.',
  paperAlreadySigned: () => 'Dokumentet er registrert som signert frå før. Er det feil, angrar du signaturen først.',
  signatureMissing: ({ lines }: { lines: readonly number[] }) =>
    lines.length === 1 ? 'Ei underskrift manglar. Fyll ho ut.' : `${lines.length} underskrifter manglar. Fyll dei ut.`,
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
  formNotNewest: () => 'Det finst ein nyare versjon av dokumentet. Opne den nyaste, og lag ny versjon derifrå.',
};

/** Words of the access log. */
export const papersActions = {
  'paper.get': 'Opna dokument',
  'paper.print': 'Skreiv ut dokument',
  'paper.sign': 'Registrerte underskrifter',
  'paper.undoEvent': 'Angra hending på dokument',
};

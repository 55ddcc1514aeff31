import { municipalityByNumber } from '#shared/municipalities.ts';

const name = (number: string) => municipalityByNumber(number)?.name ?? number;

/** What is found when a package is made, read in or taken out again: texts of the errors. */
export const packageFlowErrorTexts = {
  packageChanged: () =>
    'Fila er ikkje den same som du såg på. Opne ho på nytt, sjå over kva ho inneheld, og les ho inn då. Ingenting er endra.',
  packageOversteps: ({ municipality }: { readonly municipality: string }) =>
    `Pakka frå ${name(municipality)} inneheld opplysningar som avsendaren ikkje har rett til å sende. Ho blir ikkje lesen inn. Ring avsendaren og spør korleis ho er laga.`,
  packageFork: ({ isOwn, municipality }: { readonly isOwn: boolean; readonly municipality: string }) =>
    isOwn
      ? 'Det finst to utgåver av dette kvelvet som begge er skrivne i, til dømes etter at ein tryggingskopi vart opna på ein annan PC. Vel «Rett opp», så får dette kvelvet ein eigen identitet, og ingenting går tapt. Les pakka inn etterpå.'
      : `Hos avsendaren i ${name(municipality)} finst det to utgåver av same kvelv. Vel «Rett opp», og send så ein pakke dit. Når han er lesen inn der, kan neste pakke derifrå lesast inn her.`,
  packageForkMissing: () => 'Det er ikkje noko å rette opp i denne pakken. Les han inn på vanleg måte.',
  recipientOnlyForCoordinator: () =>
    'Berre koordinatoren kan sende til alle på ein gong. Vel ein kommune eller koordinatoren.',
  importBuiltOn: () =>
    'Innlesinga kan ikkje angrast: nokon har skrive vidare på det som kom. Rett det som er feil i saka i staden.',
  importPassedOn: () =>
    'Innlesinga kan ikkje angrast: det er laga ein pakke etterpå, så andre har fått vite om det som kom. Rett det som er feil i saka i staden.',
  importUndone: () => 'Innlesinga er angra frå før.',
  importErased: () =>
    'Innlesinga kan ikkje angrast: ho sletta opplysningar fordi eit samtykke var trekt tilbake, og dei kan ikkje hentast fram att.',
  incomingOutOfStep: () => 'Opplastinga vart avbroten. Vel fila på nytt.',
  incomingTooLarge: ({ maxBytes }: { readonly maxBytes: number }) =>
    `Fila er større enn Dalsam tek imot her (grensa er ${Math.round(maxBytes / 1_000_000)} MB). Legg ho i utvekslingsmappa, eller les ho inn med kommandolinja.`,
  incomingMissing: () => 'Fila ligg ikkje her lenger. Vel ho på nytt.',
  packageFileGone: () =>
    'Fila til pakken ligg ikkje her lenger. Lag ein ny pakke; han får med alt som mottakaren manglar.',
};

import { municipalityByNumber } from '#shared/municipalities.ts';

const name = (number: string) => municipalityByNumber(number)?.name ?? number;

/** What is found when a package is made, read in or taken out again: texts of the errors. */
export const packageFlowErrorTexts = {
  packageChanged: () =>
    'Filen er ikke den samme som du så på. Åpne den på nytt, se over hva den inneholder, og les den inn da. Ingenting er endret.',
  packageOversteps: ({ municipality }: { readonly municipality: string }) =>
    `Pakken fra ${name(municipality)} inneholder opplysninger som avsenderen ikke har rett til å sende. Den blir ikke lest inn. Ring avsenderen og spør hvordan den er laget.`,
  packageFork: ({ isOwn, municipality }: { readonly isOwn: boolean; readonly municipality: string }) =>
    isOwn
      ? 'Det finnes to utgaver av dette hvelvet som begge er skrevet i, for eksempel etter at en sikkerhetskopi ble åpnet på en annen PC. Velg «Rett opp», så får dette hvelvet en egen identitet, og ingenting går tapt. Les pakken inn etterpå.'
      : `Hos avsenderen i ${name(municipality)} finnes det to utgaver av samme hvelv. Velg «Rett opp», og send så en pakke dit. Når den er lest inn der, kan neste pakke derfra leses inn her.`,
  packageForkMissing: () => 'Det er ikke noe å rette opp i denne pakken. Les den inn på vanlig måte.',
  recipientOnlyForCoordinator: () =>
    'Bare koordinatoren kan sende til alle på en gang. Velg en kommune eller koordinatoren.',
  importBuiltOn: () =>
    'Innlesingen kan ikke angres: noen har skrevet videre på det som kom. Rett det som er feil i saken i stedet.',
  importPassedOn: () =>
    'Innlesingen kan ikke angres: det er laget en pakke etterpå, så andre har fått vite om det som kom. Rett det som er feil i saken i stedet.',
  importUndone: () => 'Innlesingen er angret fra før.',
  importErased: () =>
    'Innlesingen kan ikke angres: den slettet opplysninger fordi et samtykke var trukket tilbake, og de kan ikke hentes fram igjen.',
  incomingOutOfStep: () => 'Opplastingen ble avbrutt. Velg filen på nytt.',
  incomingTooLarge: ({ maxBytes }: { readonly maxBytes: number }) =>
    `Filen er større enn Dalsam tar imot her (grensen er ${Math.round(maxBytes / 1_000_000)} MB). Legg den i utvekslingsmappen, eller les den inn med kommandolinjen.`,
  incomingMissing: () => 'Filen ligger ikke her lenger. Velg den på nytt.',
  packageFileGone: () =>
    'Filen til pakken ligger ikke her lenger. Lag en ny pakke; den får med alt som mottakeren mangler.',
};

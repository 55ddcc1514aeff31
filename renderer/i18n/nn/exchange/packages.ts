import { packageFlowErrorTexts } from './packageFlow.ts';

export { packages } from './packageScreens.ts';

/** Errors of their own. */
export const packagesErrorTexts = {
  cancelled: () => 'Avbrote. Ingenting er endra.',
  packageFileUnreadable: () =>
    'Dalsam får ikkje lese fila. Sjå etter at ho framleis ligg der, og at minnepinnen eller nettverksmappa er kopla til. Prøv så igjen.',
  packageFolderMissing: () =>
    'Mappa finst ikkje lenger. Sjå etter at minnepinnen eller nettverksmappa er kopla til, eller vel ei anna mappe.',
  packageNameTaken: () =>
    'Det ligg ei fil med dette namnet i mappa frå før. Ho blir ikkje skriven over. Vel eit anna namn eller ei anna mappe.',
  packageNotDalsam: () => 'Dette er ikkje ein pakke frå Dalsam. Vel ei fil som sluttar på .dalsam.',
  packageNotForUs: () =>
    'Pakken er laga for andre, så han kan ikkje opnast her. Be avsendaren lage ein pakke til kommunen din. Har du nyleg bytt PC, må koordinatoren først melde han inn.',
  packageDamaged: ({ why }: { readonly why: string }) =>
    why === 'encryption'
      ? 'Pakken er ikkje heil: han er kopiert berre delvis, eller endra undervegs. Vent til kopieringa er ferdig, eller be avsendaren sende han på nytt. Ingenting er lese inn.'
      : 'Pakken er skadd, så han blir ikkje lesen inn. Be avsendaren lage han på nytt og sende han igjen.',
  packageForged: () =>
    'Underskrifta i pakken stemmer ikkje med avsendaren, så han blir ikkje lesen inn. Ring avsendaren på eit nummer du kjenner, og spør om pakken er send derifrå.',
  packageFromNewerVersion: () =>
    'Pakken er laga av ein nyare versjon av Dalsam. Installer den nyaste versjonen, og les pakken inn på nytt.',
  packageTooLarge: ({ maxBytes }: { readonly maxBytes: number }) =>
    `Pakken har ein del som er større enn Dalsam tek imot (grensa er ${Math.round(maxBytes / 1_000_000)} MB). Be avsendaren om hjelp til å dele han opp.`,
  ...packageFlowErrorTexts,
};

/** What the methods are called in the access log. */
export const packagesActions = {
  'package.export': 'Laga ein pakke',
  'package.import': 'Las inn ein pakke',
  'package.undo': 'Angra innlesinga av ein pakke',
  'package.mendFork': 'Gav kvelvet ein ny identitet',
};

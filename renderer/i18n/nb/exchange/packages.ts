import { packageFlowErrorTexts } from './packageFlow.ts';

export { packages } from './packageScreens.ts';

/** Errors of their own. */
export const packagesErrorTexts = {
  cancelled: () => 'Avbrutt. Ingenting er endret.',
  packageFileUnreadable: () =>
    'Dalsam får ikke lest filen. Se etter at den fortsatt ligger der, og at minnepinnen eller nettverksmappen er koblet til. Prøv så igjen.',
  packageFolderMissing: () =>
    'Mappen finnes ikke lenger. Se etter at minnepinnen eller nettverksmappen er koblet til, eller velg en annen mappe.',
  packageNameTaken: () =>
    'Det ligger en fil med dette navnet i mappen fra før. Den blir ikke skrevet over. Velg et annet navn eller en annen mappe.',
  packageNotDalsam: () => 'Dette er ikke en pakke fra Dalsam. Velg en fil som slutter på .dalsam.',
  packageNotForUs: () =>
    'Pakken er laget for noen andre, så den kan ikke åpnes her. Be avsenderen lage en pakke til din kommune. Har du nylig byttet PC, må koordinatoren først melde den inn.',
  packageDamaged: ({ why }: { readonly why: string }) =>
    why === 'encryption'
      ? 'Pakken er ikke hel: den er kopiert bare delvis, eller endret underveis. Vent til kopieringen er ferdig, eller be avsenderen sende den på nytt. Ingenting er lest inn.'
      : 'Pakken er skadet, så den blir ikke lest inn. Be avsenderen lage den på nytt og sende den igjen.',
  packageForged: () =>
    'Underskriften i pakken stemmer ikke med avsenderen, så den blir ikke lest inn. Ring avsenderen på et nummer du kjenner, og spør om pakken er sendt derfra.',
  packageFromNewerVersion: () =>
    'Pakken er laget av en nyere versjon av Dalsam. Installer den nyeste versjonen, og les pakken inn på nytt.',
  packageTooLarge: ({ maxBytes }: { readonly maxBytes: number }) =>
    `Pakken har en del som er større enn Dalsam tar imot (grensen er ${Math.round(maxBytes / 1_000_000)} MB). Be avsenderen om hjelp til å dele den opp.`,
  ...packageFlowErrorTexts,
};

/** What the methods are called in the access log. */
export const packagesActions = {
  'package.export': 'Laget en pakke',
  'package.import': 'Leste inn en pakke',
  'package.undo': 'Angret innlesingen av en pakke',
  'package.mendFork': 'Ga hvelvet en ny identitet',
};

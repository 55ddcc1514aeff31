/** The exchange folder: words of the screens. */
export const folder = {
  title: 'Utvekslingsmappe',
  lead: 'Ei mappe som blir delt mellom kommunane, til dømes på eit nettverksområde. Pakkane blir lagde og henta der, så ingen treng å sende dei.',
  unset: 'Inga mappe er vald på denne maskina.',
  path: 'Mappe',
  pathHelp: 'Skriv heile stien, til dømes Z:\\Felles\\Dalsam.',
  choose: 'Vel mappe',
  change: 'Byt mappe',
  save: 'Bruk mappa',
  stop: 'Slutt å bruke mappa',
  stopTitle: 'Slutte å bruke utvekslingsmappa?',
  stopText: 'Filene i mappa blir liggjande. De kan framleis lage og lese inn pakkar som filer.',
  states: {
    unset: 'Ikkje vald',
    ready: 'Klar',
    missing: 'Finst ikkje no',
    readOnly: 'Kan ikkje skrivast i',
  },
  missingText: 'Sjå etter at nettverksområdet er kopla til. Dalsam prøver igjen av seg sjølv.',
  readOnlyText: 'De kan lese inn pakkar herifrå, men ikkje leggje pakkar her. Be IT-avdelinga om skrivetilgang.',
  inTitle: 'Pakkar i mappa til oss',
  noneIn: 'Ingen nye pakkar',
  partial: (count: number) =>
    count === 1 ? 'Éi fil er på veg og er ikkje heil enno.' : `${count} filer er på veg og er ikkje heile enno.`,
  refusedTitle: 'Kan ikkje lesast inn',
  ownTitle: 'Våre pakkar i mappa',
  ownText: 'Dei blir fjerna av seg sjølve når alle mottakarar har sagt at dei har dei.',
  noneOwn: 'Ingen',
  waitsFor: (names: string) => `Ventar på ${names}`,
  hasAll: 'Alle har han',
  waitingCount: (count: number) => (count === 1 ? '1 pakke ventar' : `${count} pakkar ventar`),
};

/** Errors of their own. */
export const folderErrorTexts = {
  folderUnset: () => 'Det er ikkje vald noka utvekslingsmappe på denne maskina. Vel ei under «Utveksling».',
  folderMissing: () =>
    'Dalsam finn ikkje mappa. Skriv heile stien, og sjå etter at minnepinnen eller nettverksområdet er kopla til.',
  folderReadOnlyPath: () =>
    'Dalsam får ikkje skrive i mappa. Vel ei anna mappe, eller be IT-avdelinga om skrivetilgang.',
  folderHoldsVault: () =>
    'Mappa kan ikkje brukast: kvelvet dykkar ligg i henne, eller ho ligg i kvelvet. Vel ei eiga mappe til utvekslinga.',
};

/** What the methods are called in the access log. */
export const folderActions = {
  'folder.set': 'Valde utvekslingsmappe',
  'folder.publish': 'La ein pakke i utvekslingsmappa',
};

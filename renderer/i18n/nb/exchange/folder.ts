/** The exchange folder: words of the screens. */
export const folder = {
  title: 'Utvekslingsmappe',
  lead: 'En mappe som deles mellom kommunene, for eksempel på et nettverksområde. Pakkene legges og hentes der, så ingen må sende dem.',
  unset: 'Ingen mappe er valgt på denne maskinen.',
  path: 'Mappe',
  pathHelp: 'Skriv hele stien, for eksempel Z:\\Felles\\Dalsam.',
  choose: 'Velg mappe',
  change: 'Bytt mappe',
  save: 'Bruk mappen',
  stop: 'Slutt å bruke mappen',
  stopTitle: 'Slutte å bruke utvekslingsmappen?',
  stopText: 'Filene i mappen blir liggende. Dere kan fortsatt lage og lese inn pakker som filer.',
  states: {
    unset: 'Ikke valgt',
    ready: 'Klar',
    missing: 'Finnes ikke nå',
    readOnly: 'Kan ikke skrives i',
  },
  missingText: 'Se etter at nettverksområdet er koblet til. Dalsam prøver igjen av seg selv.',
  readOnlyText: 'Dere kan lese inn pakker herfra, men ikke legge pakker her. Be IT-avdelingen om skrivetilgang.',
  inTitle: 'Pakker i mappen til oss',
  noneIn: 'Ingen nye pakker',
  partial: (count: number) =>
    count === 1 ? 'Én fil er på vei og er ikke hel ennå.' : `${count} filer er på vei og er ikke hele ennå.`,
  refusedTitle: 'Kan ikke leses inn',
  ownTitle: 'Våre pakker i mappen',
  ownText: 'De fjernes av seg selv når alle mottakere har sagt at de har dem.',
  noneOwn: 'Ingen',
  waitsFor: (names: string) => `Venter på ${names}`,
  hasAll: 'Alle har den',
  waitingCount: (count: number) => (count === 1 ? '1 pakke venter' : `${count} pakker venter`),
};

/** Errors of their own. */
export const folderErrorTexts = {
  folderUnset: () => 'Det er ikke valgt noen utvekslingsmappe på denne maskinen. Velg en under «Utveksling».',
  folderMissing: () =>
    'Dalsam finner ikke mappen. Skriv hele stien, og se etter at minnepinnen eller nettverksområdet er koblet til.',
  folderReadOnlyPath: () =>
    'Dalsam får ikke skrive i mappen. Velg en annen mappe, eller be IT-avdelingen om skrivetilgang.',
  folderHoldsVault: () =>
    'Mappen kan ikke brukes: hvelvet deres ligger i den, eller den ligger i hvelvet. Velg en egen mappe til utvekslingen.',
};

/** What the methods are called in the access log. */
export const folderActions = {
  'folder.set': 'Valgte utvekslingsmappe',
  'folder.publish': 'La en pakke i utvekslingsmappen',
};

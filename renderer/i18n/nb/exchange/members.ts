import { formatDate } from '#shared/dates.ts';
import { municipalityByNumber } from '#shared/municipalities.ts';
import type { ErrorTexts } from '../../errorTexts.ts';

const placeOf = (municipality: string) => municipalityByNumber(municipality)?.name ?? municipality;
const placesOf = (municipalities: readonly string[]) => municipalities.map(placeOf).join(', ');

/** The member list, this installation's identity and whom it trusts: words of the screens. */
export const members = {
  newInstallation: 'Ny installasjon',
  newInstallationLead:
    'For å utveksle saker med de andre kommunene trenger denne maskinen egne nøkler. De lages her, og de hemmelige delene forlater aldri hvelvet.',
  onlyAdministrators: 'Dette gjør den som administrerer hvelvet: koordinatoren, eller den som opprettet det.',
  name: 'Navn på maskinen',
  nameHint: 'Kontoret og maskinen, for eksempel «Flyktningtjenesten, PC 2». Aldri navnet på en deltaker.',
  nameMissing: 'Skriv et navn de andre kjenner maskinen igjen på.',
  role: 'Hva maskinen brukes til',
  roles: { municipality: 'Kommune', coordinator: 'Interkommunal koordinator' },
  roleHelp: {
    municipality: 'Flyktningtjenesten i en kommune. Velg dette hvis du er i tvil.',
    coordinator: 'Holder kommunelisten, satsene og tallene for alle. Bare koordinatoren velger dette.',
  },
  create: 'Lag nøkler',
  municipality: 'Kommune',
  list: 'Kommuneliste',
  noList: 'Ingen ennå',
  listVersion: (version: number) => `Versjon ${version}`,
  ownTitle: 'Denne maskinen',
  ownWords: 'De ti ordene for denne maskinen',
  standings: {
    noInstallation: 'Ikke med',
    noList: 'Ikke med ennå',
    notListed: 'Står ikke på listen',
    active: 'Med i utvekslingen',
    revoked: 'Sperret',
  },
  listedName: (name: string) =>
    `På kommunelisten heter maskinen «${name}». Send identitetskortet til koordinatoren for å få det nye navnet inn.`,
  saveCard: 'Last ned identitetskortet',
  printWords: 'Skriv ut de ti ordene',
  rename: 'Endre navn',
  renameText:
    'Nøklene og de ti ordene blir de samme. De andre ser det nye navnet når koordinatoren har lagt til det nye kortet.',
  qrLabel: 'QR-kode med de ti ordene',
  joinTitle: 'Slik blir dere med',
  joinLead: 'Det tar en telefonsamtale på noen minutter. Koordinatoren gjør sin del samtidig.',
  done: 'Gjort',
  steps: {
    keys: 'Lag nøkler på denne maskinen',
    card: 'Send identitetskortet til koordinatoren',
    cardText: 'Filen har bare offentlige nøkler og navnet på maskinen. Den kan sendes i vanlig e-post.',
    words: 'Les de ti ordene for koordinatoren på telefon',
    wordsText:
      'Ring på et nummer dere har fra før, ikke et som står i en melding. Les ordene i rekkefølge. Koordinatoren skal se de samme ti.',
    list: 'Les inn kommunelisten fra koordinatoren',
    listText:
      'Koordinatoren sender en liste tilbake, og leser så sine egne ti ord for deg. Behold samtalen til dere har sammenlignet dem.',
    listTextAgain:
      'Denne maskinen står ikke på listen dere har. Når koordinatoren har lagt den til, leser du inn den nye listen her.',
  },
  listFile: 'Kommunelisten fra koordinatoren',
  listFileHint: 'Velg filen, eller slipp den her. Navnet slutter på .dalsam-members.',
  signedBy: (name: string, at: string) => `Signert av «${name}» ${at}.`,
  listNames: (names: string) => `Kommuner på listen: ${names}.`,
  listEmpty: 'Det er ingen kommuner på listen ennå.',
  namesUs: 'Denne maskinen står på listen.',
  namesUsNot: 'Denne maskinen står ikke på listen. Be koordinatoren legge den til, og sende listen på nytt.',
  compareCoordinator: 'Be koordinatoren lese sine ti ord på telefon. De skal være disse, i denne rekkefølgen:',
  coordinatorWords: 'De ti ordene for koordinatoren',
  trustCoordinator: 'Alle ti er like: stol på koordinatoren',
  wordsDiffer: 'Ordene er ikke like',
  differsTitle: 'Ikke bruk denne filen',
  differsText:
    'Listen er ikke tatt i bruk. Be koordinatoren sende den på nytt, gjerne på en annen måte, og sammenlign en gang til. Er ordene fortsatt ulike, kan noen ha byttet ut filen: meld fra til IT.',
  otherTitle: 'Listen er fra en annen koordinator enn den dere stoler på',
  otherText:
    'Slik er det når koordinatoren har begynt på nytt, for eksempel etter at maskinen gikk tapt. Bytt bare hvis koordinatoren har sagt det selv på telefon.',
  replaceCoordinator: 'Alle ti er like: bytt koordinator',
  trusted: (version: number) => `Koordinatoren er godkjent, og kommunelisten i versjon ${version} gjelder her.`,
  newerList: 'Listen er nyere enn den dere har, og riktig signert av en koordinator dere stoler på.',
  knownList: 'Dette er listen dere har fra før. Det er ikke noe å gjøre.',
  olderList: 'Listen er eldre enn den dere har. Den nyeste gjelder fortsatt.',
  takeIn: 'Ta i bruk den nye listen',
  listTaken: (version: number) => `Kommunelisten i versjon ${version} gjelder nå.`,
  readListTitle: 'Les inn en kommuneliste',
  readListLead: 'Nye lister følger vanligvis med i pakkene. Her kan du lese inn en som er sendt alene.',
  startTitle: 'Begynn kommunelisten',
  startText: 'Du er koordinator, og det er ingen kommuneliste her. Begynn den, og legg så til kommunene én for én.',
  startOnlyFirst:
    'Er det en koordinator fra før, skal du ikke begynne en ny liste. Følg trinnene under, så legger den andre koordinatoren til denne maskinen.',
  start: 'Begynn kommunelisten',
  addTitle: 'Legg til en maskin',
  addLead: 'Åpne identitetskortet du har fått, ring kommunen, og sammenlign de ti ordene.',
  cardFile: 'Identitetskort fra en kommune',
  cardFileHint: 'Velg filen, eller slipp den her. Navnet slutter på .dalsam-id.',
  newCoordinator:
    'Dette kortet er for en koordinator. Legger du det til, kan den maskinen endre kommunelisten og sperre andre, også denne.',
  compareMember:
    'Ring på et nummer du har fra før, ikke et som sto i meldingen. Be dem lese sine ti ord. De skal være disse, i denne rekkefølgen:',
  renamedCard: 'Maskinen står på listen fra før med de samme nøklene. Bare navnet er nytt.',
  memberWords: 'De ti ordene for maskinen',
  comparedBy: 'Hvem sammenlignet her',
  comparedWith: 'Hvem leste ordene i kommunen',
  whoMissing: 'Skriv navnet.',
  add: 'Alle ti er like: legg til',
  addRenamed: 'Ta inn det nye navnet',
  doNotAdd: 'Ikke legg til',
  putCardAway: 'Legg bort kortet',
  added: (name: string) => `«${name}» er lagt til`,
  addedNext:
    'Send den nye listen til kommunen. Hvis den er ny for dem, leser du ti ord for dem også: de som står under «Denne maskinen».',
  saveList: 'Last ned kommunelisten',
  listTitle: (version: number) => `Kommuneliste, versjon ${version}`,
  listLead: 'Maskinene som er med. Pakker fra andre blir ikke lest.',
  listLeadKeeper: 'Maskinene som er med. Endringer du gjør, følger med i pakkene du sender.',
  addedAt: 'Lagt til',
  comparedHead: 'Ordene sammenlignet av',
  status: 'Status',
  actions: 'Handlinger',
  coordinatorShort: 'Koordinator',
  thisMachine: 'denne maskinen',
  madeFirst: 'Begynte listen',
  comparedWho: (here: string, there: string) => `${here} og ${there}`,
  active: 'Aktiv',
  revoked: (date: string) => `Sperret ${date}`,
  showWords: 'De ti ordene',
  revoke: 'Sperr',
  revokeTitle: (name: string) => `Sperre «${name}»?`,
  revokeText:
    'Gjør dette når en maskin er stjålet, kassert eller på avveie. Fra nå av blir ingenting den har signert lest inn, heller ikke pakker den laget før.',
  revokeFinal: 'Sperringen kan ikke angres. Skal maskinen være med igjen, må den lage nye nøkler.',
  revokeReason: 'Hvorfor',
  revokeReasonHint: 'Alle kommunene ser dette. Ikke skriv noe om en deltaker.',
  revokeReasonMissing: 'Skriv hvorfor, så de andre forstår det.',
  ownRevokedTitle: 'Nøklene på denne maskinen er sperret',
  ownRevokedText:
    'Ingen leser pakker herfra, og denne maskinen leser ingen. Det du har registrert, er her fortsatt. Lag nye nøkler, og send det nye identitetskortet til koordinatoren. Når dere er på listen igjen, går innholdet ut i nye pakker.',
  renew: 'Lag nye nøkler',
  demoTitle: 'Et prøvehvelv utveksler ingenting',
  demoText: 'Personene her er oppdiktet. Lag et eget hvelv for kommunen, så kan det bli med i utvekslingen.',
};

/** Errors of their own. */
export const membersErrorTexts = {
  demoTakesNoPart: () =>
    'Dette er et prøvehvelv med oppdiktede personer. Det kan ikke være med i utvekslingen. Avslutt prøven og lag et eget hvelv først.',
  installationMissing: () =>
    'Denne maskinen har ingen nøkler for utveksling ennå. Lag dem under «Kommuner og nøkler» først.',
  installationExists: () => 'Denne maskinen har nøkler for utveksling fra før. De gjelder fortsatt.',
  installationStillActive: () =>
    'Nøklene på denne maskinen er ikke sperret. Nye nøkler trengs bare når koordinatoren har sperret de gamle.',
  notCoordinatorInstallation: () =>
    'Bare koordinatorens maskin kan endre kommunelisten. Be koordinatoren om å gjøre det.',
  memberListMissing: () =>
    'Det er ingen kommuneliste her ennå. Les inn listen fra koordinatoren under «Kommuner og nøkler» først.',
  memberListExists: () => 'Det er en kommuneliste her fra før. Den gjelder fortsatt, og det er ikke laget noen ny.',
  notOnMemberList: () =>
    'Denne maskinen står ikke på kommunelisten. Send identitetskortet til koordinatoren, sammenlign de ti ordene på telefon, og les inn den nye listen.',
  ownMembershipRevoked: ({ on }) =>
    `Koordinatoren sperret nøklene på denne maskinen ${formatDate(on)}. Lag nye nøkler under «Kommuner og nøkler», og send det nye kortet til koordinatoren.`,

  cardDamaged: () =>
    'Filen er ikke et identitetskort fra Dalsam, eller den er ødelagt på veien. Be om å få den sendt på nytt. Navnet slutter på .dalsam-id.',
  cardFromNewerVersion: () =>
    'Identitetskortet er laget med en nyere versjon av Dalsam. Oppdater Dalsam, og prøv igjen.',
  memberKnown: () => 'Denne maskinen står på listen fra før, med de samme nøklene. Det er ikke noe å legge til.',
  memberKeysDiffer: ({ municipality }) =>
    `Kortet gir seg ut for å være en maskin i ${placeOf(municipality)} som står på listen, men nøklene er andre. Ikke legg det til. Ring kommunen på et nummer du har fra før.`,
  memberKeyTaken: ({ municipality }) =>
    `Kortet har en nøkkel som hører til en annen maskin på listen (${placeOf(municipality)}). Ikke legg det til. Be om et nytt kort.`,
  memberRevoked: ({ municipality, on }) =>
    `Nøklene på dette kortet (${placeOf(municipality)}) ble sperret ${formatDate(on)}, og kan ikke brukes igjen. Be kommunen lage nye nøkler under «Kommuner og nøkler», og send det nye kortet.`,
  memberAlreadyRevoked: () => 'Denne maskinen er sperret fra før.',
  memberIsOwn: () =>
    'Du kan ikke sperre maskinen du sitter ved. Gjør det fra en annen koordinatormaskin som står på listen.',

  memberListDamaged: () =>
    'Filen er ikke en kommuneliste fra Dalsam, eller den er ødelagt på veien. Be koordinatoren sende den på nytt. Navnet slutter på .dalsam-members.',
  memberListFromNewerVersion: () =>
    'Kommunelisten er laget med en nyere versjon av Dalsam. Oppdater Dalsam, og prøv igjen.',
  memberListForged: ({ version }) =>
    `Kommunelisten (versjon ${version}) er ikke riktig signert av en koordinator dere stoler på. Den er ikke tatt i bruk. Ring koordinatoren på et nummer dere har fra før.`,
  memberListGap: ({ held, got }) =>
    `Dere har kommunelisten i versjon ${held}. Denne filen begynner med versjon ${got}, og det mangler noe imellom. Be koordinatoren eksportere hele listen på nytt.`,
  memberListForked: ({ version }) =>
    `Det finnes to forskjellige kommunelister med versjon ${version}, og begge er signert. Denne er ikke tatt i bruk. Ring koordinatoren: to koordinatormaskiner kan ha endret listen hver for seg, eller noen kan ha fått tak i nøkkelen.`,
  coordinatorNotTrusted: () =>
    'Dere har ikke godkjent noen koordinator ennå. Åpne listen under «Kommuner og nøkler», og sammenlign de ti ordene med koordinatoren på telefon.',
  coordinatorAlreadyTrusted: () =>
    'Dere stoler på en annen koordinator fra før. Ring koordinatoren før dere bytter, og velg så å bytte.',
  fingerprintDiffers: () =>
    'Filen er en annen enn den ordene ble sammenlignet for. Ingenting er endret. Åpne filen på nytt, og sammenlign ordene.',

  senderUnknown: ({ municipality, ours, theirs }) =>
    theirs > ours
      ? `Avsenderen i ${placeOf(municipality)} står ikke på kommunelisten dere har (versjon ${ours}). Pakken er laget etter versjon ${theirs}. Les inn den nye listen fra koordinatoren, og så pakken på nytt.`
      : `Pakken er fra en avsender i ${placeOf(municipality)} som ikke står på kommunelisten. Den er ikke lest inn. Ring kommunen på et nummer dere har fra før.`,
  senderRevoked: ({ municipality, on }) =>
    `Nøklene til avsenderen i ${placeOf(municipality)} ble sperret ${formatDate(on)}. Pakken er ikke lest inn, heller ikke om den er laget før. Kommunen må lage nye nøkler, få dem lagt til av koordinatoren, og sende innholdet i en ny pakke.`,
  packageForOthers: ({ municipalities }) =>
    `Pakken er ikke til denne maskinen, men til ${placesOf(municipalities)}. Den kan ikke åpnes her. Be avsenderen lage en pakke til dere.`,
  recipientHasNoMember: ({ channel }) =>
    channel === 'coordinator'
      ? 'Det står ingen annen koordinatormaskin på kommunelisten.'
      : channel === 'all'
        ? 'Det står ingen andre på kommunelisten ennå.'
        : `Det står ingen andre maskiner i ${placeOf(channel)} på kommunelisten. Be kommunen sende identitetskortet sitt til koordinatoren.`,
} satisfies Partial<ErrorTexts>;

/** What the methods are called in the access log. */
export const membersActions = {
  'installation.get': 'Så på maskinens identitet',
  'installation.create': 'Laget nøkler for utveksling',
  'installation.rename': 'Ga maskinen nytt navn',
  'installation.renew': 'Laget nye nøkler etter sperring',
  'installation.card': 'Hentet ut identitetskortet',
  'installation.sheet': 'Skrev ut de ti ordene',
  'member.list': 'Så på kommunelisten',
  'member.readCard': 'Åpnet et identitetskort',
  'member.startList': 'Begynte kommunelisten',
  'member.add': 'La til en maskin på kommunelisten',
  'member.revoke': 'Sperret en maskin på kommunelisten',
  'member.exportList': 'Hentet ut kommunelisten',
  'member.readList': 'Åpnet en kommuneliste',
  'member.trustCoordinator': 'Godkjente en koordinator',
  'member.importList': 'Tok i bruk en ny kommuneliste',
};

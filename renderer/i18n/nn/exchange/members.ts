import { formatDate } from '#shared/dates.ts';
import { municipalityByNumber } from '#shared/municipalities.ts';
import type { ErrorTexts } from '../../errorTexts.ts';
import type { membersActions as nbActions, members as nbMembers } from '../../nb/exchange/members.ts';

const placeOf = (municipality: string) => municipalityByNumber(municipality)?.name ?? municipality;
const placesOf = (municipalities: readonly string[]) => municipalities.map(placeOf).join(', ');

/** The member list, this installation's identity and whom it trusts: words of the screens. */
export const members: typeof nbMembers = {
  newInstallation: 'Ny installasjon',
  newInstallationLead:
    'For å utveksle saker med dei andre kommunane treng denne maskina eigne nøklar. Dei blir laga her, og dei hemmelege delane forlèt aldri kvelvet.',
  onlyAdministrators: 'Dette gjer den som administrerer kvelvet: koordinatoren, eller den som oppretta det.',
  name: 'Namn på maskina',
  nameHint: 'Kontoret og maskina, til dømes «Flyktningtenesta, PC 2». Aldri namnet på ein deltakar.',
  nameMissing: 'Skriv eit namn dei andre kjenner maskina att på.',
  role: 'Det maskina blir brukt til',
  roles: { municipality: 'Kommune', coordinator: 'Interkommunal koordinator' },
  roleHelp: {
    municipality: 'Flyktningtenesta i ein kommune. Vel dette om du er i tvil.',
    coordinator: 'Held kommunelista, satsane og tala for alle. Berre koordinatoren vel dette.',
  },
  create: 'Lag nøklar',
  municipality: 'Kommune',
  list: 'Kommuneliste',
  noList: 'Inga enno',
  listVersion: (version: number) => `Versjon ${version}`,
  ownTitle: 'Denne maskina',
  ownWords: 'Dei ti orda for denne maskina',
  standings: {
    noInstallation: 'Ikkje med',
    noList: 'Ikkje med enno',
    notListed: 'Står ikkje på lista',
    active: 'Med i utvekslinga',
    revoked: 'Sperra',
  },
  listedName: (name: string) =>
    `På kommunelista heiter maskina «${name}». Send identitetskortet til koordinatoren for å få det nye namnet inn.`,
  saveCard: 'Last ned identitetskortet',
  printWords: 'Skriv ut dei ti orda',
  rename: 'Endre namn',
  renameText:
    'Nøklane og dei ti orda blir dei same. Dei andre ser det nye namnet når koordinatoren har lagt til det nye kortet.',
  qrLabel: 'QR-kode med dei ti orda',
  joinTitle: 'Slik blir de med',
  joinLead: 'Det tek ein telefonsamtale på nokre minutt. Koordinatoren gjer sin del samstundes.',
  done: 'Gjort',
  steps: {
    keys: 'Lag nøklar på denne maskina',
    card: 'Send identitetskortet til koordinatoren',
    cardText: 'Fila har berre offentlege nøklar og namnet på maskina. Ho kan sendast i vanleg e-post.',
    words: 'Les dei ti orda for koordinatoren på telefon',
    wordsText:
      'Ring på eit nummer de har frå før, ikkje eit som står i ei melding. Les orda i rekkjefølgje. Koordinatoren skal sjå dei same ti.',
    list: 'Les inn kommunelista frå koordinatoren',
    listText:
      'Koordinatoren sender ei liste tilbake, og les så sine eigne ti ord for deg. Behald samtalen til de har samanlikna dei.',
    listTextAgain:
      'Denne maskina står ikkje på lista de har. Når koordinatoren har lagt ho til, les du inn den nye lista her.',
  },
  listFile: 'Kommunelista frå koordinatoren',
  listFileHint: 'Vel fila, eller slepp ho her. Namnet sluttar på .dalsam-members.',
  signedBy: (name: string, at: string) => `Signert av «${name}» ${at}.`,
  listNames: (names: string) => `Kommunar på lista: ${names}.`,
  listEmpty: 'Det er ingen kommunar på lista enno.',
  namesUs: 'Denne maskina står på lista.',
  namesUsNot: 'Denne maskina står ikkje på lista. Be koordinatoren leggje ho til, og sende lista på nytt.',
  compareCoordinator: 'Be koordinatoren lese sine ti ord på telefon. Dei skal vere desse, i denne rekkjefølgja:',
  coordinatorWords: 'Dei ti orda for koordinatoren',
  trustCoordinator: 'Alle ti er like: stol på koordinatoren',
  wordsDiffer: 'Orda er ikkje like',
  differsTitle: 'Ikkje bruk denne fila',
  differsText:
    'Lista er ikkje teken i bruk. Be koordinatoren sende ho på nytt, gjerne på ein annan måte, og samanlikn ein gong til. Er orda framleis ulike, kan nokon ha bytt ut fila: meld frå til IT.',
  otherTitle: 'Lista er frå ein annan koordinator enn den de stoler på',
  otherText:
    'Slik er det når koordinatoren har byrja på nytt, til dømes etter at maskina gjekk tapt. Byt berre om koordinatoren har sagt det sjølv på telefon.',
  replaceCoordinator: 'Alle ti er like: byt koordinator',
  trusted: (version: number) => `Koordinatoren er godkjend, og kommunelista i versjon ${version} gjeld her.`,
  newerList: 'Lista er nyare enn den de har, og rett signert av ein koordinator de stoler på.',
  knownList: 'Dette er lista de har frå før. Det er ikkje noko å gjere.',
  olderList: 'Lista er eldre enn den de har. Den nyaste gjeld framleis.',
  takeIn: 'Ta i bruk den nye lista',
  listTaken: (version: number) => `Kommunelista i versjon ${version} gjeld no.`,
  readListTitle: 'Les inn ei kommuneliste',
  readListLead: 'Nye lister følgjer vanlegvis med i pakkane. Her kan du lese inn ei som er send åleine.',
  startTitle: 'Byrj kommunelista',
  startText: 'Du er koordinator, og det er inga kommuneliste her. Byrj ho, og legg så til kommunane éin for éin.',
  startOnlyFirst:
    'Er det ein koordinator frå før, skal du ikkje byrje ei ny liste. Følg trinna under, så legg den andre koordinatoren til denne maskina.',
  start: 'Byrj kommunelista',
  addTitle: 'Legg til ei maskin',
  addLead: 'Opne identitetskortet du har fått, ring kommunen, og samanlikn dei ti orda.',
  cardFile: 'Identitetskort frå ein kommune',
  cardFileHint: 'Vel fila, eller slepp ho her. Namnet sluttar på .dalsam-id.',
  newCoordinator:
    'Dette kortet er for ein koordinator. Legg du det til, kan den maskina endre kommunelista og sperre andre, denne òg.',
  compareMember:
    'Ring på eit nummer du har frå før, ikkje eit som stod i meldinga. Be dei lese sine ti ord. Dei skal vere desse, i denne rekkjefølgja:',
  renamedCard: 'Maskina står på lista frå før med dei same nøklane. Berre namnet er nytt.',
  memberWords: 'Dei ti orda for maskina',
  comparedBy: 'Den som samanlikna her',
  comparedWith: 'Den som las orda i kommunen',
  whoMissing: 'Skriv namnet.',
  add: 'Alle ti er like: legg til',
  addRenamed: 'Ta inn det nye namnet',
  doNotAdd: 'Ikkje legg til',
  putCardAway: 'Legg bort kortet',
  added: (name: string) => `«${name}» er lagd til`,
  addedNext:
    'Send den nye lista til kommunen. Er ho ny for dei, les du ti ord for dei òg: dei som står under «Denne maskina».',
  saveList: 'Last ned kommunelista',
  listTitle: (version: number) => `Kommuneliste, versjon ${version}`,
  listLead: 'Maskinene som er med. Pakkar frå andre blir ikkje lesne.',
  listLeadKeeper: 'Maskinene som er med. Endringar du gjer, følgjer med i pakkane du sender.',
  addedAt: 'Lagd til',
  comparedHead: 'Orda samanlikna av',
  status: 'Status',
  actions: 'Handlingar',
  coordinatorShort: 'Koordinator',
  thisMachine: 'denne maskina',
  madeFirst: 'Byrja lista',
  comparedWho: (here: string, there: string) => `${here} og ${there}`,
  active: 'Aktiv',
  revoked: (date: string) => `Sperra ${date}`,
  showWords: 'Dei ti orda',
  revoke: 'Sperr',
  revokeTitle: (name: string) => `Sperre «${name}»?`,
  revokeText:
    'Gjer dette når ei maskin er stolen, kassert eller på avvegar. Frå no av blir ingenting ho har signert lese inn, heller ikkje pakkar ho laga før.',
  revokeFinal: 'Sperringa kan ikkje gjerast om. Skal maskina vere med att, må ho lage nye nøklar.',
  revokeReason: 'Kvifor',
  revokeReasonHint: 'Alle kommunane ser dette. Ikkje skriv noko om ein deltakar.',
  revokeReasonMissing: 'Skriv kvifor, så dei andre forstår det.',
  ownRevokedTitle: 'Nøklane på denne maskina er sperra',
  ownRevokedText:
    'Ingen les pakkar herifrå, og denne maskina les ingen. Det du har registrert, er her framleis. Lag nye nøklar, og send det nye identitetskortet til koordinatoren. Når de er på lista att, går innhaldet ut i nye pakkar.',
  renew: 'Lag nye nøklar',
  demoTitle: 'Eit prøvekvelv utvekslar ingenting',
  demoText: 'Personane her er oppdikta. Lag eit eige kvelv for kommunen, så kan det bli med i utvekslinga.',
};

/** Errors of their own. */
export const membersErrorTexts = {
  demoTakesNoPart: () =>
    'Dette er eit prøvekvelv med oppdikta personar. Det kan ikkje vere med i utvekslinga. Avslutt prøva og lag eit eige kvelv først.',
  installationMissing: () =>
    'Denne maskina har ingen nøklar for utveksling enno. Lag dei under «Kommunar og nøklar» først.',
  installationExists: () => 'Denne maskina har nøklar for utveksling frå før. Dei gjeld framleis.',
  installationStillActive: () =>
    'Nøklane på denne maskina er ikkje sperra. Nye nøklar trengst berre når koordinatoren har sperra dei gamle.',
  notCoordinatorInstallation: () =>
    'Berre maskina til koordinatoren kan endre kommunelista. Be koordinatoren om å gjere det.',
  memberListMissing: () =>
    'Det er inga kommuneliste her enno. Les inn lista frå koordinatoren under «Kommunar og nøklar» først.',
  memberListExists: () => 'Det er ei kommuneliste her frå før. Ho gjeld framleis, og det er ikkje laga noka ny.',
  notOnMemberList: () =>
    'Denne maskina står ikkje på kommunelista. Send identitetskortet til koordinatoren, samanlikn dei ti orda på telefon, og les inn den nye lista.',
  ownMembershipRevoked: ({ on }) =>
    `Koordinatoren sperra nøklane på denne maskina ${formatDate(on)}. Lag nye nøklar under «Kommunar og nøklar», og send det nye kortet til koordinatoren.`,

  cardDamaged: () =>
    'Fila er ikkje eit identitetskort frå Dalsam, eller ho er øydelagd på vegen. Be om å få ho send på nytt. Namnet sluttar på .dalsam-id.',
  cardFromNewerVersion: () =>
    'Identitetskortet er laga med ein nyare versjon av Dalsam. Oppdater Dalsam, og prøv igjen.',
  memberKnown: () => 'Denne maskina står på lista frå før, med dei same nøklane. Det er ikkje noko å leggje til.',
  memberKeysDiffer: ({ municipality }) =>
    `Kortet gir seg ut for å vere ei maskin i ${placeOf(municipality)} som står på lista, men nøklane er andre. Ikkje legg det til. Ring kommunen på eit nummer du har frå før.`,
  memberKeyTaken: ({ municipality }) =>
    `Kortet har ein nøkkel som høyrer til ei anna maskin på lista (${placeOf(municipality)}). Ikkje legg det til. Be om eit nytt kort.`,
  memberRevoked: ({ municipality, on }) =>
    `Nøklane på dette kortet (${placeOf(municipality)}) vart sperra ${formatDate(on)}, og kan ikkje brukast igjen. Be kommunen lage nye nøklar under «Kommunar og nøklar», og send det nye kortet.`,
  memberAlreadyRevoked: () => 'Denne maskina er sperra frå før.',
  memberIsOwn: () =>
    'Du kan ikkje sperre maskina du sit ved. Gjer det frå ei anna koordinatormaskin som står på lista.',

  memberListDamaged: () =>
    'Fila er ikkje ei kommuneliste frå Dalsam, eller ho er øydelagd på vegen. Be koordinatoren sende ho på nytt. Namnet sluttar på .dalsam-members.',
  memberListFromNewerVersion: () =>
    'Kommunelista er laga med ein nyare versjon av Dalsam. Oppdater Dalsam, og prøv igjen.',
  memberListForged: ({ version }) =>
    `Kommunelista (versjon ${version}) er ikkje rett signert av ein koordinator de stoler på. Ho er ikkje teken i bruk. Ring koordinatoren på eit nummer de har frå før.`,
  memberListGap: ({ held, got }) =>
    `De har kommunelista i versjon ${held}. Denne fila byrjar med versjon ${got}, og det manglar noko imellom. Be koordinatoren eksportere heile lista på nytt.`,
  memberListForked: ({ version }) =>
    `Det finst to ulike kommunelister med versjon ${version}, og begge er signerte. Denne er ikkje teken i bruk. Ring koordinatoren: to koordinatormaskiner kan ha endra lista kvar for seg, eller nokon kan ha fått tak i nøkkelen.`,
  coordinatorNotTrusted: () =>
    'De har ikkje godkjent nokon koordinator enno. Opne lista under «Kommunar og nøklar», og samanlikn dei ti orda med koordinatoren på telefon.',
  coordinatorAlreadyTrusted: () =>
    'De stoler på ein annan koordinator frå før. Ring koordinatoren før de byter, og vel så å byte.',
  fingerprintDiffers: () =>
    'Fila er ei anna enn den orda vart samanlikna for. Ingenting er endra. Opne fila på nytt, og samanlikn orda.',

  senderUnknown: ({ municipality, ours, theirs }) =>
    theirs > ours
      ? `Avsendaren i ${placeOf(municipality)} står ikkje på kommunelista de har (versjon ${ours}). Pakken er laga etter versjon ${theirs}. Les inn den nye lista frå koordinatoren, og så pakken på nytt.`
      : `Pakken er frå ein avsendar i ${placeOf(municipality)} som ikkje står på kommunelista. Han er ikkje lesen inn. Ring kommunen på eit nummer de har frå før.`,
  senderRevoked: ({ municipality, on }) =>
    `Nøklane til avsendaren i ${placeOf(municipality)} vart sperra ${formatDate(on)}. Pakken er ikkje lesen inn, heller ikkje om han er laga før. Kommunen må lage nye nøklar, få dei lagde til av koordinatoren, og sende innhaldet i ein ny pakke.`,
  packageForOthers: ({ municipalities }) =>
    `Pakken er ikkje til denne maskina, men til ${placesOf(municipalities)}. Han kan ikkje opnast her. Be avsendaren lage ein pakke til dykk.`,
  recipientHasNoMember: ({ channel }) =>
    channel === 'coordinator'
      ? 'Det står inga anna koordinatormaskin på kommunelista.'
      : channel === 'all'
        ? 'Det står ingen andre på kommunelista enno.'
        : `Det står ingen andre maskiner i ${placeOf(channel)} på kommunelista. Be kommunen sende identitetskortet sitt til koordinatoren.`,
} satisfies Partial<ErrorTexts>;

/** What the methods are called in the access log. */
export const membersActions: typeof nbActions = {
  'installation.get': 'Såg på identiteten til maskina',
  'installation.create': 'Laga nøklar for utveksling',
  'installation.rename': 'Gav maskina nytt namn',
  'installation.renew': 'Laga nye nøklar etter sperring',
  'installation.card': 'Henta ut identitetskortet',
  'installation.sheet': 'Skreiv ut dei ti orda',
  'member.list': 'Såg på kommunelista',
  'member.readCard': 'Opna eit identitetskort',
  'member.startList': 'Byrja kommunelista',
  'member.add': 'La til ei maskin på kommunelista',
  'member.revoke': 'Sperra ei maskin på kommunelista',
  'member.exportList': 'Henta ut kommunelista',
  'member.readList': 'Opna ei kommuneliste',
  'member.trustCoordinator': 'Godkjende ein koordinator',
  'member.importList': 'Tok i bruk ei ny kommuneliste',
};

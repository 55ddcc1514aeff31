import { formatDate } from '#shared/dates.ts';
import { municipalityByNumber } from '#shared/municipalities.ts';
import type { ErrorTexts } from '../../errorTexts.ts';
import type { membersActions as nbActions } from '../../nb/exchange/members.ts';

const placeOf = (municipality: string) => municipalityByNumber(municipality)?.name ?? municipality;
const placesOf = (municipalities: readonly string[]) => municipalities.map(placeOf).join(', ');

/** The member list, this installation's identity and whom it trusts: words of the screens. */
export const members = {};

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

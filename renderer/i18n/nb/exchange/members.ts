import { formatDate } from '#shared/dates.ts';
import { municipalityByNumber } from '#shared/municipalities.ts';
import type { ErrorTexts } from '../../errorTexts.ts';

const placeOf = (municipality: string) => municipalityByNumber(municipality)?.name ?? municipality;
const placesOf = (municipalities: readonly string[]) => municipalities.map(placeOf).join(', ');

/** The member list, this installation's identity and whom it trusts: words of the screens. */
export const members = {};

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

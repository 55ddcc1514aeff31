import type { ImpairmentRefusal } from '#shared/grants/impairmentGrant.ts';
import {
  grantKindLabels,
  type ImpairmentGrantKind,
  type ImpairmentState,
  refusalLabels,
} from '#shared/grants/words.ts';
import { showKroner } from '#shared/money/ore.ts';

const day = (date: string) => `${date.slice(8)}.${date.slice(5, 7)}.${date.slice(0, 4)}`;
const states = { preparing: 'under arbeid', sent: 'sendt', granted: 'innvilget', refused: 'avslått' };

/** State grants per person and municipality (guidelines 3.1). */
export const stateGrants = {
  title: 'Statlige tilskudd',
  lead: 'Det kommunen kan vente fra staten, det som er mottatt, og det som bør kreves.',
  municipality: 'Kommune',
  years: 'År for år',
  year: 'År',
  kind: 'Tilskudd',
  amount: 'Beløp',
  source: 'Sats fra',
  expected: 'Ventet',
  received: 'Mottatt',
  difference: 'Forskjell',
  claim: 'Å kreve',
  state: 'Status',
  remarks: 'Merknad',
  sum: 'Sum av kjente satser',
  rateMissing: 'Sats mangler',
  ratesMissing: (count: number) => (count === 1 ? '1 sats mangler' : `${count} satser mangler`),
  provisional: 'Ikke bekreftet sats',
  entered: 'Lagt inn av koordinator',
  sharedYear: 'Flytteår: hvordan to kommuner deler året, er ikke avklart. Hele årets sats er vist.',
  noLines: 'Ingen tilskudd er regnet ut ennå.',
  problemsTitle: 'Dette må avklares før tilskuddet kan regnes ut',
  problems: {
    birthDateMissing: 'Fødselsdatoen mangler. Legg den inn på personen.',
    settlementDateMissing: 'Bosettingsdatoen mangler. Legg den inn på personen.',
    movedDateMissing: 'Personen har flyttet eller saken er avsluttet. Skriv når personen flyttet ut.',
    agreementUnclear:
      'Personen er selvbosatt uten avtale. Retningslinjene gjelder bosetting etter avtale med IMDi. Avklar med IMDi, og velg svar under «Opplysninger».',
  },
  problemsShort: {
    birthDateMissing: 'fødselsdato mangler',
    settlementDateMissing: 'bosettingsdato mangler',
    movedDateMissing: 'flyttedato mangler',
    agreementUnclear: 'selvbosatt uten avtale',
  },
  checksTitle: 'Se over dette',
  checks: {
    noHousehold: 'Ingen husstand er registrert. Personen er regnet som enslig.',
    familyApplicationUnknown:
      'Det er ikke skrevet når familien søkte. Ved mer enn fem år etter bosettingen gis ingen tilskudd.',
    residentUnknown: 'Registeret viser ikke hvem familien kom til, eller når den personen ble bosatt.',
    humanitarianUnknown:
      'Det er ikke kjent om referansepersonen har humanitært grunnlag. Da er det tre år i stedet for fem.',
    planned: 'Bosettingen ligger fram i tid.',
  },
  checksShort: {
    noHousehold: 'ingen husstand registrert',
    familyApplicationUnknown: 'søknadsdato for familien mangler',
    residentUnknown: 'referanseperson ukjent',
    humanitarianUnknown: 'grunnlag for referanseperson ukjent',
    planned: 'bosettes senere',
  },
  facts: 'Opplysninger',
  factsHelp: 'Tomt eller «følg registeret» betyr at registeret brukes. Skriv bare det registeret ikke vet.',
  followRegister: (value: string) => `Følg registeret: ${value}`,
  yes: 'ja',
  no: 'nei',
  unknown: 'ikke kjent',
  notStated: 'Ikke svart',
  singleAdult: 'Enslig voksen ved bosetting',
  familyOfHumanitarian: 'Familie til en med humanitært grunnlag (tre år)',
  entitled: 'Utløser bosettingen tilskudd?',
  firstSettlement: 'Først bosatt (i en annen kommune)',
  firstSettlementHelp: 'Skriv bare om personen ble bosatt et annet sted først. De fem årene regnes derfra.',
  residentSettled: 'Referansepersonen ble bosatt',
  familyApplied: 'Familien søkte',
  movedAway: 'Flyttet ut av kommunen',
  reason: 'Hvor opplysningene kommer fra',
  saved: 'Lagret',
  motherSettled: (date: string) => `Født her etter at forelderen ble bosatt ${day(date)}.`,
  receivedTitle: 'Mottatt fra staten',
  recordReceived: 'Før mottatt beløp',
  receivedDate: 'Mottatt dato',
  reference: 'Referanse',
  kroner: 'Beløp i kroner',
  budgetYear: 'Budsjettår',
  remove: 'Fjern',
  removeOf: (what: string) => `Fjern ${what}`,
  batch: 'Før én utbetaling for flere',
  batchHelp:
    'Beløpet er det som gjenstår for hver, og kan rettes. Personer med beskyttet adresse føres på personen selv.',
  batchNobody: 'Ingen har noe som gjenstår av dette tilskuddet i dette året.',
  amountFor: (name: string) => `Beløp i kroner for ${name}`,
  recordFor: (count: number) => (count === 1 ? 'Før for 1 person' : `Før for ${count} personer`),
  batchSum: (sum: string) => `Til sammen ${sum} kr`,
  batchRecorded: (count: number) => (count === 1 ? '1 beløp er ført.' : `${count} beløp er ført.`),
  removeHelp: 'Historikken beholder det som var ført.',
  noneReceived: 'Ingen beløp er ført.',
  entryOf: (kind: string, year: number, amount: string, date: string) => `${kind} ${year}: ${amount} kr, ${day(date)}`,
  recordedBy: (name: string) => `ført av ${name}`,
  invalidDate: 'Skriv en dato, for eksempel 31.12.2026.',
  invalidAmount: 'Skriv et beløp i kroner, for eksempel 187 000.',
  invalidYear: 'Skriv et årstall, for eksempel 2026.',
  invalidMonths: 'Skriv et helt antall måneder.',
  invalidAge: 'Skriv en alder mellom 55 og 70.',
  norwegian: 'Norsktilskudd',
  norwegianHelp:
    'Personen har rett eller rett og plikt til norskopplæring. Tilskuddet gis i tre år. Er det ingen norskopplæring, skriv hvorfor.',
  norwegianRate: 'Sats',
  noRate: 'Ingen norskopplæring',
  norwegianFrom: 'Fra og med',
  norwegianUntil: 'Til og med',
  norwegianUntilHelp: 'Tomt: retten løper.',
  norwegianYear: (year: number) => `År ${year}`,
  impairment: 'Tilskudd 1 og 2 (funksjonsnedsettelse og atferdsvansker)',
  impairmentHelp:
    'Alvorlige, kjente vansker som oppsto før bosettingen. Opplysningene her hører til livssituasjon og helse, og vises ikke med navn utenfor personens sak.',
  grant: 'Tilskudd',
  forYear: 'For år',
  deadline: 'Søknadsfrist',
  noDeadline: 'Ingen frist er satt',
  canApply: 'Kan søkes',
  cannotApply: 'Kan ikke søkes',
  upTo: (amount: string) => `inntil ${amount}`,
  rule: 'Regel og kilde',
  wayMissing: 'Bosettingsmåten mangler på personen. Den avgjør om det kan søkes.',
  firstSettlementMissing: 'Bosettingsdatoen mangler på personen. Fristen regnes fra den.',
  aroseBefore: 'Tilstanden oppsto, eller har sitt opphav, før bosettingen',
  prepare: 'Begynn på søknad',
  applications: 'Søknader',
  applicationOf: (grant: string, year: number) => `${grant}, år ${year}`,
  applicationState: states,
  attachments: 'Vedlegg som er på plass',
  attachmentsMissing: (count: number) =>
    count === 0 ? 'Alle vedlegg er på plass.' : count === 1 ? '1 vedlegg mangler.' : `${count} vedlegg mangler.`,
  note: 'Merknad',
  save: 'Lagre',
  sentOn: 'Sendt dato',
  send: 'Registrer som sendt',
  decidedOn: 'Dato for svaret',
  granted: 'Innvilget, kroner',
  grantIt: 'Registrer innvilget',
  refuse: 'Registrer avslag',
  sent: (date: string) => `Sendt ${day(date)}`,
  decided: (date: string) => `Svar ${day(date)}`,
  noApplications: 'Ingen søknader.',
  chart: 'Ventet og mottatt per år',
  chartHelp:
    'Figuren viser tallene i tabellen «År for år». Skraverte søyler og pluss: minst én sats mangler. Spørsmålstegn: ingen sats er kjent.',
  millions: 'millioner kroner',
  claims: 'Forskjeller å følge opp',
  noClaims: 'Ingen forskjeller å følge opp.',
  person: 'Gjelder',
  protectedPeople: (count: number) => `Personer med beskyttet adresse (${count})`,
  impairmentPeople: (count: number) => `Personer med Tilskudd 1 eller 2 (${count})`,
  wholeMunicipality: 'Kommunen',
  missingRates: 'Satser som mangler',
  missingRatesHelp: 'Linjene er ikke med i summene. Koordinatoren legger inn satsene under «Satser».',
  missingRateLine: (what: string, year: number, lines: number) =>
    `${what}, ${year} (${lines === 1 ? '1 linje' : `${lines} linjer`})`,
  unresolved: 'Personer som ikke er med i summene',
  toCheck: 'Personer der noe bør ses over',
  andProtected: (count: number) =>
    count === 1 ? '1 person med beskyttet adresse' : `${count} personer med beskyttet adresse`,
  csv: 'Last ned som regneark (CSV)',
  norwegianTable: 'Norsktilskudd år for år',
  people: 'Personer',
  each: 'Per person',
  basic: 'Grunntilskudd',
  on15January: 'Personer 15. januar',
  basicSteps: {
    none: 'ingen',
    few: '1–3 personer',
    many: '4–150 personer',
    unknown: 'over 150: sats mangler',
  },
  norwegianUnanswered: (count: number) =>
    count === 1
      ? '1 voksen bosatt de siste tre årene mangler svar om norskopplæring.'
      : `${count} voksne bosatt de siste tre årene mangler svar om norskopplæring.`,
  basicReceived: 'Mottatt grunntilskudd',
  recordBasic: 'Før mottatt grunntilskudd',
  nobody: 'Ingen tilskudd å vise ennå',
  nobodyText: 'Når personer har fødselsdato og bosettingsdato, regnes tilskuddet ut her.',
  settings: 'Statlige tilskudd',
  settingsHelp:
    'Kildene er uenige om disse reglene. Retningslinjene sier 13 måneder; IMDis side av 04.03.2024 sier 14 måneder for år 1 og 2, og to måneder etter hvert senere år. Retningslinjene sier over 60 år; IMDi sier 60 år eller eldre.',
  deadlineMonths: 'Frist for år 1 og 2, måneder etter bosetting',
  laterMonths: 'Frist for senere år, måneder etter at året er slutt',
  laterMonthsHelp: 'Tomt: ingen frist.',
  elderlyFromAge: 'Eldretilskudd fra alder ved bosetting',
  settingsFrom: 'Gjelder bosatte fra og med',
  settingsSource: 'Kilde',
  settingsSourceMissing: 'Skriv hvor regelen står.',
};

const excluded = ({
  grant,
  rules,
  deadline,
}: {
  grant: ImpairmentGrantKind;
  rules: readonly ImpairmentRefusal[];
  deadline: string | null;
}) => {
  const said = rules.map((rule) => `${refusalLabels[rule].rule.nb} (${refusalLabels[rule].source.nb})`);
  const last = rules.includes('afterDeadline') && deadline !== null ? ` Siste dag var ${day(deadline)}.` : '';
  return `${grantKindLabels[grant].nb} kan ikke søkes. ${said.join(' ')}${last} Er noe av dette feil registrert, rett det på personen.`;
};

export const stateGrantsErrorTexts = {
  stateGrantReasonMissing: () => 'Skriv hvor opplysningene kommer fra, og lagre på nytt.',
  stateGrantDateWrong: ({ which, limit }: { which: string; limit: string }) => {
    const date = day(limit);
    switch (which) {
      case 'firstSettlement':
        return `Første bosetting må være senest ${date}, da personen ble bosatt her. Rett datoen.`;
      case 'residentSettled':
        return `Referansepersonen må være bosatt senest ${date}, da familien ble bosatt. Rett datoen.`;
      case 'familyApplied':
        return `Datoen da familien søkte, stemmer ikke med ${date}: søknaden kommer etter at referansepersonen ble bosatt og før familien ble det. Rett en av datoene.`;
      case 'movedAway':
        return `Personen kan ikke ha flyttet ut før bosettingen ${date}. Rett datoen.`;
      default:
        return `Perioden kan ikke slutte før den begynner ${date}. Rett en av datoene.`;
    }
  },
  stateGrantNorwegianIncomplete: () => 'Velg både sats og fra-dato, eller la begge stå tomme.',
  stateGrantAmount: ({ why, most }: { why: 'zero' | 'absurd'; most: number }) =>
    why === 'zero'
      ? 'Skriv et beløp som er større enn null. Er noe ført feil, fjern den føringen.'
      : `Beløpet er høyere enn ${showKroner(most)} kr. Se om kommaet står rett.`,
  stateGrantAlreadyRecorded: () =>
    'Det samme beløpet er alt ført med samme dato, år og tilskudd. Se listen over mottatte beløp.',
  stateGrantYearWrong: ({ firstYear, lastYear }: { firstYear: number; lastYear: number }) =>
    `Budsjettåret må være mellom ${firstYear} og ${lastYear}. Rett året.`,
  stateGrantSettlementMissing: () => 'Bosettingsdatoen mangler. Legg den inn på personen, og prøv igjen.',
  impairmentWayMissing: () =>
    'Bosettingsmåten mangler, og den avgjør om det kan søkes. Legg den inn på personen, og prøv igjen.',
  impairmentExcluded: excluded,
  impairmentApplicationExists: ({ grant, year }: { grant: ImpairmentGrantKind; year: number }) =>
    `Det finnes alt en søknad om ${grantKindLabels[grant].nb} for år ${year}. Gå videre med den.`,
  impairmentStepOutOfOrder: ({ state }: { state: ImpairmentState }) =>
    `Søknaden er ${states[state]}, og kan ikke få dette nå. Last siden på nytt, og se hva som står.`,
  impairmentStepTooEarly: ({ after }: { after: string }) =>
    `Svaret kan ikke være datert før søknaden ble sendt ${day(after)}. Rett datoen.`,
  impairmentOverCeiling: ({ most }: { most: number }) =>
    `Beløpet er høyere enn tilskuddet kan være, ${showKroner(most)} kr. Rett beløpet.`,
};

/** Words of the access log. */
export const stateGrantsActions = {
  'stateGrants.get': 'Så på statlige tilskudd',
  'stateGrants.setFacts': 'Endret opplysninger for tilskudd',
  'stateGrants.setNorwegian': 'Endret opplysninger for norsktilskudd',
  'stateGrants.recordReceived': 'Førte mottatt tilskudd',
  'stateGrants.recordBasic': 'Førte mottatt grunntilskudd',
  'stateGrants.removeReceived': 'Fjernet mottatt tilskudd',
  'stateGrants.prepareApplication': 'Begynte på søknad om tilskudd',
  'stateGrants.updateApplication': 'Endret søknad om tilskudd',
  'stateGrants.sendApplication': 'Registrerte sendt søknad om tilskudd',
  'stateGrants.decideApplication': 'Registrerte svar på søknad om tilskudd',
  'stateGrants.removeApplication': 'Fjernet søknad om tilskudd',
  'stateGrants.forecast': 'Så på kommunens tilskudd',
  'stateGrants.forecastCsv': 'Tok ut regneark med tilskudd',
  'stateGrants.setSettings': 'Endret regler for statlige tilskudd',
};

import type { ImpairmentRefusal } from '#shared/grants/impairmentGrant.ts';
import {
  grantKindLabels,
  type ImpairmentGrantKind,
  type ImpairmentState,
  refusalLabels,
} from '#shared/grants/words.ts';
import { showKroner } from '#shared/money/ore.ts';
import type { stateGrants as nb } from '../nb/stateGrants.ts';

const day = (date: string) => `${date.slice(8)}.${date.slice(5, 7)}.${date.slice(0, 4)}`;
const states = { preparing: 'under arbeid', sent: 'send', granted: 'innvilga', refused: 'avslått' };

/** State grants per person and municipality (guidelines 3.1). */
export const stateGrants: typeof nb = {
  title: 'Statlege tilskot',
  lead: 'Det kommunen kan vente frå staten, det som er motteke, og det som bør krevjast.',
  municipality: 'Kommune',
  years: 'År for år',
  year: 'År',
  kind: 'Tilskot',
  amount: 'Beløp',
  source: 'Sats frå',
  expected: 'Venta',
  received: 'Motteke',
  difference: 'Skilnad',
  claim: 'Å krevje',
  state: 'Status',
  remarks: 'Merknad',
  sum: 'Sum av kjende satsar',
  rateMissing: 'Sats manglar',
  ratesMissing: (count) => (count === 1 ? '1 sats manglar' : `${count} satsar manglar`),
  provisional: 'Ikkje stadfesta sats',
  entered: 'Lagd inn av koordinator',
  sharedYear: 'Flytteår: korleis to kommunar deler året, er ikkje avklart. Satsen for heile året er vist.',
  noLines: 'Ingen tilskot er rekna ut enno.',
  problemsTitle: 'Dette må avklarast før tilskotet kan reknast ut',
  problems: {
    birthDateMissing: 'Fødselsdatoen manglar. Legg han inn på personen.',
    settlementDateMissing: 'Busetjingsdatoen manglar. Legg han inn på personen.',
    movedDateMissing: 'Personen har flytta eller saka er avslutta. Skriv når personen flytta ut.',
    agreementUnclear:
      'Personen er sjølvbusett utan avtale. Retningslinjene gjeld busetjing etter avtale med IMDi. Avklar med IMDi, og vel svar under «Opplysningar».',
  },
  problemsShort: {
    birthDateMissing: 'fødselsdato manglar',
    settlementDateMissing: 'busetjingsdato manglar',
    movedDateMissing: 'flyttedato manglar',
    agreementUnclear: 'sjølvbusett utan avtale',
  },
  checksTitle: 'Sjå over dette',
  checks: {
    noHousehold: 'Ingen husstand er registrert. Personen er rekna som einsleg.',
    familyApplicationUnknown:
      'Det er ikkje skrive når familien søkte. Ved meir enn fem år etter busetjinga blir det ikkje gitt tilskot.',
    residentUnknown: 'Registeret viser ikkje kven familien kom til, eller når den personen vart busett.',
    humanitarianUnknown:
      'Det er ikkje kjent om referansepersonen har humanitært grunnlag. Då er det tre år i staden for fem.',
    planned: 'Busetjinga ligg fram i tid.',
  },
  checksShort: {
    noHousehold: 'ingen husstand registrert',
    familyApplicationUnknown: 'søknadsdato for familien manglar',
    residentUnknown: 'referanseperson ukjend',
    humanitarianUnknown: 'grunnlag for referanseperson ukjent',
    planned: 'blir busett seinare',
  },
  facts: 'Opplysningar',
  factsHelp: 'Tomt eller «følg registeret» tyder at registeret blir brukt. Skriv berre det registeret ikkje veit.',
  followRegister: (value) => `Følg registeret: ${value}`,
  yes: 'ja',
  no: 'nei',
  unknown: 'ikkje kjent',
  notStated: 'Ikkje svart',
  singleAdult: 'Einsleg vaksen ved busetjing',
  familyOfHumanitarian: 'Familie til ein med humanitært grunnlag (tre år)',
  entitled: 'Utløyser busetjinga tilskot?',
  firstSettlement: 'Først busett (i ein annan kommune)',
  firstSettlementHelp: 'Skriv berre om personen vart busett ein annan stad først. Dei fem åra blir rekna derifrå.',
  residentSettled: 'Referansepersonen vart busett',
  familyApplied: 'Familien søkte',
  movedAway: 'Flytta ut av kommunen',
  reason: 'Kor opplysningane kjem frå',
  saved: 'Lagra',
  motherSettled: (date) => `Fødd her etter at forelderen vart busett ${day(date)}.`,
  receivedTitle: 'Motteke frå staten',
  recordReceived: 'Før motteke beløp',
  receivedDate: 'Motteken dato',
  reference: 'Referanse',
  kroner: 'Beløp i kroner',
  budgetYear: 'Budsjettår',
  remove: 'Fjern',
  removeOf: (what) => `Fjern ${what}`,
  batch: 'Før éi utbetaling for fleire',
  batchHelp: 'Beløpet er det som står att for kvar, og kan rettast. Personar med verna adresse blir førte på personen.',
  batchNobody: 'Ingen har noko som står att av dette tilskotet i dette året.',
  amountFor: (name) => `Beløp i kroner for ${name}`,
  recordFor: (count) => (count === 1 ? 'Før for 1 person' : `Før for ${count} personar`),
  batchSum: (sum) => `Til saman ${sum} kr`,
  batchRecorded: (count) => (count === 1 ? '1 beløp er ført.' : `${count} beløp er førte.`),
  removeHelp: 'Historikken held på det som var ført.',
  noneReceived: 'Ingen beløp er førte.',
  entryOf: (kind, year, amount, date) => `${kind} ${year}: ${amount} kr, ${day(date)}`,
  recordedBy: (name) => `ført av ${name}`,
  invalidDate: 'Skriv ein dato, til dømes 31.12.2026.',
  invalidAmount: 'Skriv eit beløp i kroner, til dømes 187 000.',
  invalidYear: 'Skriv eit årstal, til dømes 2026.',
  invalidMonths: 'Skriv eit heilt tal månader.',
  invalidAge: 'Skriv ein alder mellom 55 og 70.',
  norwegian: 'Norsktilskot',
  norwegianHelp:
    'Personen har rett eller rett og plikt til norskopplæring. Tilskotet blir gitt i tre år. Er det inga norskopplæring, skriv kvifor.',
  norwegianRate: 'Sats',
  noRate: 'Inga norskopplæring',
  norwegianFrom: 'Frå og med',
  norwegianUntil: 'Til og med',
  norwegianUntilHelp: 'Tomt: retten går vidare.',
  norwegianYear: (year) => `År ${year}`,
  impairment: 'Tilskot 1 og 2 (funksjonsnedsetjing og åtferdsvanskar)',
  impairmentHelp:
    'Alvorlege, kjende vanskar som oppstod før busetjinga. Opplysningane her høyrer til livssituasjon og helse, og blir ikkje viste med namn utanfor saka til personen.',
  grant: 'Tilskot',
  forYear: 'For år',
  deadline: 'Søknadsfrist',
  noDeadline: 'Ingen frist er sett',
  canApply: 'Kan søkjast',
  cannotApply: 'Kan ikkje søkjast',
  upTo: (amount) => `inntil ${amount}`,
  rule: 'Regel og kjelde',
  wayMissing: 'Busetjingsmåten manglar på personen. Han avgjer om det kan søkjast.',
  firstSettlementMissing: 'Busetjingsdatoen manglar på personen. Fristen blir rekna frå han.',
  aroseBefore: 'Tilstanden oppstod, eller har opphavet sitt, før busetjinga',
  prepare: 'Start på søknad',
  applications: 'Søknader',
  applicationOf: (grant, year) => `${grant}, år ${year}`,
  applicationState: states,
  attachments: 'Vedlegg som er på plass',
  attachmentsMissing: (count) =>
    count === 0 ? 'Alle vedlegg er på plass.' : count === 1 ? '1 vedlegg manglar.' : `${count} vedlegg manglar.`,
  note: 'Merknad',
  save: 'Lagre',
  sentOn: 'Send dato',
  send: 'Registrer som send',
  decidedOn: 'Dato for svaret',
  granted: 'Innvilga, kroner',
  grantIt: 'Registrer innvilga',
  refuse: 'Registrer avslag',
  sent: (date) => `Send ${day(date)}`,
  decided: (date) => `Svar ${day(date)}`,
  noApplications: 'Ingen søknader.',
  chart: 'Venta og motteke per år',
  chartHelp:
    'Figuren viser tala i tabellen «År for år». Skraverte søyler og pluss: minst éin sats manglar. Spørjeteikn: ingen sats er kjend.',
  millions: 'millionar kroner',
  claims: 'Skilnader å følgje opp',
  noClaims: 'Ingen skilnader å følgje opp.',
  person: 'Gjeld',
  protectedPeople: (count) => `Personar med verna adresse (${count})`,
  impairmentPeople: (count) => `Personar med Tilskot 1 eller 2 (${count})`,
  wholeMunicipality: 'Kommunen',
  missingRates: 'Satsar som manglar',
  missingRatesHelp: 'Linjene er ikkje med i summane. Koordinatoren legg inn satsane under «Satsar».',
  missingRateLine: (what, year, lines) => `${what}, ${year} (${lines === 1 ? '1 linje' : `${lines} linjer`})`,
  unresolved: 'Personar som ikkje er med i summane',
  toCheck: 'Personar der noko bør sjåast over',
  andProtected: (count) => (count === 1 ? '1 person med verna adresse' : `${count} personar med verna adresse`),
  csv: 'Last ned som rekneark (CSV)',
  norwegianTable: 'Norsktilskot år for år',
  people: 'Personar',
  each: 'Per person',
  basic: 'Grunntilskot',
  on15January: 'Personar 15. januar',
  basicSteps: {
    none: 'ingen',
    few: '1–3 personar',
    many: '4–150 personar',
    unknown: 'over 150: sats manglar',
  },
  norwegianUnanswered: (count) =>
    count === 1
      ? '1 vaksen busett dei siste tre åra manglar svar om norskopplæring.'
      : `${count} vaksne busette dei siste tre åra manglar svar om norskopplæring.`,
  basicReceived: 'Motteke grunntilskot',
  recordBasic: 'Før motteke grunntilskot',
  nobody: 'Ingen tilskot å vise enno',
  nobodyText: 'Når personar har fødselsdato og busetjingsdato, blir tilskotet rekna ut her.',
  settings: 'Statlege tilskot',
  settingsHelp:
    'Kjeldene er usamde om desse reglane. Retningslinjene seier 13 månader; sida til IMDi av 04.03.2024 seier 14 månader for år 1 og 2, og to månader etter kvart seinare år. Retningslinjene seier over 60 år; IMDi seier 60 år eller eldre.',
  deadlineMonths: 'Frist for år 1 og 2, månader etter busetjing',
  laterMonths: 'Frist for seinare år, månader etter at året er slutt',
  laterMonthsHelp: 'Tomt: ingen frist.',
  elderlyFromAge: 'Eldretilskot frå alder ved busetjing',
  settingsFrom: 'Gjeld busette frå og med',
  settingsSource: 'Kjelde',
  settingsSourceMissing: 'Skriv kor regelen står.',
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
  const said = rules.map((rule) => `${refusalLabels[rule].rule.nn} (${refusalLabels[rule].source.nn})`);
  const last = rules.includes('afterDeadline') && deadline !== null ? ` Siste dag var ${day(deadline)}.` : '';
  return `${grantKindLabels[grant].nn} kan ikkje søkjast. ${said.join(' ')}${last} Er noko av dette feil registrert, rett det på personen.`;
};

export const stateGrantsErrorTexts = {
  stateGrantReasonMissing: () => 'Skriv kor opplysningane kjem frå, og lagre på nytt.',
  stateGrantDateWrong: ({ which, limit }: { which: string; limit: string }) => {
    const date = day(limit);
    switch (which) {
      case 'firstSettlement':
        return `Første busetjing må vere seinast ${date}, då personen vart busett her. Rett datoen.`;
      case 'residentSettled':
        return `Referansepersonen må vere busett seinast ${date}, då familien vart busett. Rett datoen.`;
      case 'familyApplied':
        return `Datoen då familien søkte, stemmer ikkje med ${date}: søknaden kjem etter at referansepersonen vart busett og før familien vart det. Rett ein av datoane.`;
      case 'movedAway':
        return `Personen kan ikkje ha flytta ut før busetjinga ${date}. Rett datoen.`;
      default:
        return `Perioden kan ikkje slutte før han byrjar ${date}. Rett ein av datoane.`;
    }
  },
  stateGrantNorwegianIncomplete: () => 'Vel både sats og frå-dato, eller la begge stå tomme.',
  stateGrantAmount: ({ why, most }: { why: 'zero' | 'absurd'; most: number }) =>
    why === 'zero'
      ? 'Skriv eit beløp som er større enn null. Er noko ført feil, fjern den føringa.'
      : `Beløpet er høgare enn ${showKroner(most)} kr. Sjå om kommaet står rett.`,
  stateGrantAlreadyRecorded: () =>
    'Det same beløpet er alt ført med same dato, år og tilskot. Sjå lista over mottekne beløp.',
  stateGrantYearWrong: ({ firstYear, lastYear }: { firstYear: number; lastYear: number }) =>
    `Budsjettåret må vere mellom ${firstYear} og ${lastYear}. Rett året.`,
  stateGrantSettlementMissing: () => 'Busetjingsdatoen manglar. Legg han inn på personen, og prøv igjen.',
  impairmentWayMissing: () =>
    'Busetjingsmåten manglar, og han avgjer om det kan søkjast. Legg han inn på personen, og prøv igjen.',
  impairmentExcluded: excluded,
  impairmentApplicationExists: ({ grant, year }: { grant: ImpairmentGrantKind; year: number }) =>
    `Det finst alt ein søknad om ${grantKindLabels[grant].nn} for år ${year}. Gå vidare med den.`,
  impairmentStepOutOfOrder: ({ state }: { state: ImpairmentState }) =>
    `Søknaden er ${states[state]}, og kan ikkje få dette no. Last sida på nytt, og sjå kva som står.`,
  impairmentStepTooEarly: ({ after }: { after: string }) =>
    `Svaret kan ikkje vere datert før søknaden vart send ${day(after)}. Rett datoen.`,
  impairmentOverCeiling: ({ most }: { most: number }) =>
    `Beløpet er høgare enn tilskotet kan vere, ${showKroner(most)} kr. Rett beløpet.`,
};

/** Words of the access log. */
export const stateGrantsActions = {
  'stateGrants.get': 'Såg på statlege tilskot',
  'stateGrants.setFacts': 'Endra opplysningar for tilskot',
  'stateGrants.setNorwegian': 'Endra opplysningar for norsktilskot',
  'stateGrants.recordReceived': 'Førte motteke tilskot',
  'stateGrants.recordBasic': 'Førte motteke grunntilskot',
  'stateGrants.removeReceived': 'Fjerna motteke tilskot',
  'stateGrants.prepareApplication': 'Starta på søknad om tilskot',
  'stateGrants.updateApplication': 'Endra søknad om tilskot',
  'stateGrants.sendApplication': 'Registrerte send søknad om tilskot',
  'stateGrants.decideApplication': 'Registrerte svar på søknad om tilskot',
  'stateGrants.removeApplication': 'Fjerna søknad om tilskot',
  'stateGrants.forecast': 'Såg på tilskota til kommunen',
  'stateGrants.forecastCsv': 'Tok ut rekneark med tilskot',
  'stateGrants.setSettings': 'Endra reglar for statlege tilskot',
};

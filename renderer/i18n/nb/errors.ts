import type { ErrorTexts } from '../errorTexts.ts';
import { benefitsErrorTexts } from './benefits.ts';
import { consentsErrorTexts } from './consents.ts';
import { contractsErrorTexts } from './contracts.ts';
import { establishmentErrorTexts } from './establishment.ts';
import { exchangeErrorTexts } from './exchange.ts';
import { fillableErrorTexts } from './fillable.ts';
import { papersErrorTexts } from './papers.ts';
import { ratesErrorTexts } from './rates.ts';
import { stateGrantsErrorTexts } from './stateGrants.ts';

const seconds = (count: number) => (count === 1 ? '1 sekund' : `${count} sekunder`);
const wait = (count: number) => (count > 0 ? ` Vent ${seconds(count)} før du prøver igjen.` : ' Prøv igjen.');
const backups = (count: number) =>
  count === 0
    ? 'Det finnes ingen sikkerhetskopi på denne maskinen. Ta kontakt med IT: de kan ha en kopi av mappen.'
    : 'Velg en sikkerhetskopi og gjenopprett den. De skadde filene blir tatt vare på ved siden av.';
const roleNeeded = { reader: 'leser', consultant: 'konsulent', coordinator: 'koordinator' };

/** What happened and what to do, for every expected error. Never a value, a name or a number. */
export const errors: ErrorTexts = {
  invalidInput: () => 'Noe av det du skrev kan ikke lagres slik det står. Rett feltene som er merket, og prøv igjen.',
  internal: ({ id }) =>
    `Det oppsto en feil i programmet. Prøv igjen. Skjer det på nytt, oppgi feilnummer ${id} til den som hjelper deg.`,
  unknownMethod: () => 'Skjermbildet og programmet er av ulik versjon. Lukk Dalsam og start på nytt.',
  tooLarge: ({ maxBytes }) =>
    `Dette er for stort til å sendes på en gang (grensen er ${Math.round(maxBytes / 1_000_000)} MB). Del det opp, og prøv igjen.`,
  sessionMissing: () => 'Denne fanen hører ikke lenger til Dalsam. Bruk vinduet som Dalsam åpnet sist.',
  hostUnreachable: () =>
    'Dalsam svarer ikke. Vi vet ikke om dette ble lagret. Se etter når kontakten er tilbake, og prøv igjen om det mangler.',
  notAllowed: ({ needed }) =>
    `Rollen din gir ikke lov til dette. Det krever rollen ${roleNeeded[needed]} eller høyere.`,
  notFound: () =>
    'Dette finnes ikke lenger. Det kan være fjernet eller slått sammen med noe annet. Gå tilbake og søk på nytt.',
  changedMeanwhile: () => 'Opplysningene er endret siden du åpnet dem. Last dem på nytt, og gjør endringen din igjen.',

  vaultLocked: () => 'Dalsam er låst. Lås opp med passordfrasen; utkastene dine ligger klare.',
  vaultMissing: () => 'Det finnes ikke noe hvelv i denne mappen. Opprett et nytt, eller gjenopprett en sikkerhetskopi.',
  vaultExists: () => 'Det finnes et hvelv i denne mappen fra før. Lås det opp i stedet.',
  wrongPassphrase: ({ waitSeconds }) =>
    `Passordfrasen er feil. Se etter store og små bokstaver, og om Caps Lock er på.${wait(waitSeconds)}`,
  tooManyAttempts: ({ waitSeconds }) => `Det har vært flere feil forsøk på rad.${wait(waitSeconds)}`,
  wrongRecoveryKey: ({ waitSeconds }) =>
    `Gjenopprettingsnøkkelen hører ikke til dette hvelvet, eller den er byttet ut. Se etter nyeste utskrift.${wait(waitSeconds)}`,
  malformedRecoveryKey: () =>
    'Dette er ikke en hel gjenopprettingsnøkkel. Skriv av alle gruppene fra arket, i samme rekkefølge.',
  weakPassphrase: () => 'Passordfrasen er for lett å gjette. Gjør den lengre, for eksempel med fire tilfeldige ord.',
  passphraseTaken: () => 'Denne passordfrasen kan ikke brukes. Velg en annen.',
  passphraseNeeded: () => 'Tilgangen var stengt, og passordfrasen er slettet. Sett en ny passordfrase for brukeren.',
  vaultInUse: () =>
    'Hvelvet er åpent i et annet Dalsam-vindu eller på en annen maskin. Lukk det andre vinduet, og prøv igjen.',
  vaultDamaged: (params) => `Databasen er skadet og kan ikke åpnes. ${backups(params.backups)}`,
  keyFileDamaged: (params) => `Nøkkelfilen er skadet, så hvelvet kan ikke låses opp. ${backups(params.backups)}`,
  vaultPlaintext: () =>
    'Databasen er ikke kryptert, så Dalsam åpner den ikke. Noen har lagt en annen fil der. Gjenopprett en sikkerhetskopi.',
  vaultFromNewerVersion: () =>
    'Hvelvet er laget av en nyere versjon av Dalsam. Installer den nyeste versjonen, og åpne det der. Ingenting er endret.',
  folderReadOnly: () =>
    'Dalsam får ikke skrive i mappen. Be IT om skriverettigheter til den, eller velg en annen mappe. Ingenting er endret.',
  diskFull: () =>
    'Disken er full, så dette ble ikke lagret. Det du har skrevet står her fortsatt. Frigjør plass, og prøv igjen.',
  backupDamaged: () => 'Sikkerhetskopien lar seg ikke åpne. Velg en annen kopi. Hvelvet er ikke endret.',
  notDemo: () => 'Dette er ikke et hvelv med eksempeldata, så det blir ikke lagt bort. Ingenting er endret.',
  lastCoordinator: () =>
    'Dette er den siste som kan administrere hvelvet. Gi en annen den rollen først, og prøv igjen.',
  runtimeTooOld: ({ version, needed }) =>
    `Maskinen har Node ${version}, og Dalsam trenger ${needed} eller nyere. Be IT om å oppdatere.`,

  settlementBeforeBirth: () => 'Bosettingen er før fødselsdatoen. Rett den ene av de to datoene.',
  arrivalBeforeBirth: () => 'Ankomsten til Norge er før fødselsdatoen. Rett den ene av de to datoene.',
  dateInFuture: () => 'Datoen er fram i tid. Rett datoen.',
  nameMissing: () => 'Skriv minst ett navn: fornavn, etternavn eller navnet med egne skrifttegn.',
  numberTaken: () => 'Nummeret står på en annen person. Sammenlign de to, og rett nummeret eller slå dem sammen.',
  numberFailsCheck: ({ problem }) =>
    ({
      length: 'Nummeret har feil antall siffer. Rett det, eller behold det med en begrunnelse.',
      notDigits: 'Nummeret har andre tegn enn siffer. Rett det, eller behold det med en begrunnelse.',
      checkDigits: 'Kontrollsifrene stemmer ikke. Rett nummeret, eller behold det med en begrunnelse.',
      date: 'De første sifrene er ikke en dato. Rett nummeret, eller behold det med en begrunnelse.',
    })[problem],
  alreadyMerged: () => 'Personen er slått sammen med en annen fra før. Åpne den andre.',
  mergeWithSelf: () => 'En person kan ikke slås sammen med seg selv. Velg en annen.',
  cannotUnmerge: () => 'Denne sammenslåingen kan ikke angres, for den er angret fra før eller bygget videre på.',

  rateMissing: ({ date }) =>
    `Sats mangler for ${date.slice(0, 4)}. Summen kan ikke regnes ut før satsen er kjent. En koordinator kan legge den inn under «Satser».`,
  formCompleted: () => 'Skjemaet er fullført og kan ikke endres. Lag en ny versjon for å skrive videre.',
  formIncomplete: ({ missing }) =>
    `${missing.length === 1 ? 'Ett felt' : `${missing.length} felt`} mangler. Fyll ut, eller fullfør likevel.`,
  formDraftExists: () => 'Personen har et påbegynt skjema fra før. Fortsett på det.',
  unknownPath: () => 'Feltet finnes ikke i denne versjonen av skjemaet. Lukk Dalsam og start på nytt.',
  tooManyRows: ({ max }) => `Tabellen tar høyst ${max} rader. Slå sammen eller fjern noen.`,
  ...papersErrorTexts,
  ...consentsErrorTexts,
  ...contractsErrorTexts,
  ...establishmentErrorTexts,
  ...benefitsErrorTexts,
  ...stateGrantsErrorTexts,
  ...ratesErrorTexts,
  ...fillableErrorTexts,
  ...exchangeErrorTexts,
};

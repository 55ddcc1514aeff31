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

const seconds = (count: number) => (count === 1 ? '1 sekund' : `${count} sekund`);
const wait = (count: number) => (count > 0 ? ` Vent ${seconds(count)} før du prøver igjen.` : ' Prøv igjen.');
const backups = (count: number) =>
  count === 0
    ? 'Det finst ingen tryggingskopi på denne maskina. Ta kontakt med IT: dei kan ha ein kopi av mappa.'
    : 'Vel ein tryggingskopi og gjenopprett han. Dei skadde filene blir tekne vare på ved sida av.';
const roleNeeded = { reader: 'lesar', consultant: 'konsulent', coordinator: 'koordinator' };

/** What happened and what to do, for every expected error. Never a value, a name or a number. */
export const errors: ErrorTexts = {
  invalidInput: () => 'Noko av det du skreiv kan ikkje lagrast slik det står. Rett felta som er merkte, og prøv igjen.',
  internal: ({ id }) =>
    `Det oppstod ein feil i programmet. Prøv igjen. Skjer det på nytt, oppgje feilnummer ${id} til den som hjelper deg.`,
  unknownMethod: () => 'Skjermbiletet og programmet er av ulik versjon. Lukk Dalsam og start på nytt.',
  tooLarge: ({ maxBytes }) =>
    `Dette er for stort til å sendast på éin gong (grensa er ${Math.round(maxBytes / 1_000_000)} MB). Del det opp, og prøv igjen.`,
  sessionMissing: () => 'Denne fana høyrer ikkje lenger til Dalsam. Bruk vindauget som Dalsam opna sist.',
  hostUnreachable: () =>
    'Dalsam svarar ikkje. Vi veit ikkje om dette vart lagra. Sjå etter når kontakten er tilbake, og prøv igjen om det manglar.',
  notAllowed: ({ needed }) => `Rolla di gjev ikkje lov til dette. Det krev rolla ${roleNeeded[needed]} eller høgare.`,
  notFound: () =>
    'Dette finst ikkje lenger. Det kan vere fjerna eller slått saman med noko anna. Gå tilbake og søk på nytt.',
  changedMeanwhile: () => 'Opplysningane er endra sidan du opna dei. Last dei på nytt, og gjer endringa di igjen.',

  vaultLocked: () => 'Dalsam er låst. Lås opp med passordfrasen; utkasta dine ligg klare.',
  vaultMissing: () =>
    'Det finst ikkje noko kvelv i denne mappa. Opprett eit nytt, eller gjenopprett ein tryggingskopi.',
  vaultExists: () => 'Det finst eit kvelv i denne mappa frå før. Lås det opp i staden.',
  wrongPassphrase: ({ waitSeconds }) =>
    `Passordfrasen er feil. Sjå etter store og små bokstavar, og om Caps Lock er på.${wait(waitSeconds)}`,
  tooManyAttempts: ({ waitSeconds }) => `Det har vore fleire feil forsøk på rad.${wait(waitSeconds)}`,
  wrongRecoveryKey: ({ waitSeconds }) =>
    `Gjenopprettingsnøkkelen høyrer ikkje til dette kvelvet, eller han er bytt ut. Sjå etter nyaste utskrift.${wait(waitSeconds)}`,
  malformedRecoveryKey: () =>
    'Dette er ikkje ein heil gjenopprettingsnøkkel. Skriv av alle gruppene frå arket, i same rekkjefølgje.',
  weakPassphrase: () => 'Passordfrasen er for lett å gjette. Gjer han lengre, til dømes med fire tilfeldige ord.',
  passphraseTaken: () => 'Denne passordfrasen kan ikkje brukast. Vel ein annan.',
  passphraseNeeded: () => 'Tilgangen var stengd, og passordfrasen er sletta. Set ein ny passordfrase for brukaren.',
  vaultInUse: () =>
    'Kvelvet er ope i eit anna Dalsam-vindauge eller på ei anna maskin. Lukk det andre vindauget, og prøv igjen.',
  vaultDamaged: (params) => `Databasen er skadd og kan ikkje opnast. ${backups(params.backups)}`,
  keyFileDamaged: (params) => `Nøkkelfila er skadd, så kvelvet kan ikkje låsast opp. ${backups(params.backups)}`,
  vaultPlaintext: () =>
    'Databasen er ikkje kryptert, så Dalsam opnar han ikkje. Nokon har lagt ei anna fil der. Gjenopprett ein tryggingskopi.',
  vaultFromNewerVersion: () =>
    'Kvelvet er laga av ein nyare versjon av Dalsam. Installer den nyaste versjonen, og opne det der. Ingenting er endra.',
  folderReadOnly: () =>
    'Dalsam får ikkje skrive i mappa. Be IT om skriverettar til ho, eller vel ei anna mappe. Ingenting er endra.',
  diskFull: () =>
    'Disken er full, så dette vart ikkje lagra. Det du har skrive står her framleis. Frigjer plass, og prøv igjen.',
  backupDamaged: () => 'Tryggingskopien let seg ikkje opne. Vel ein annan kopi. Kvelvet er ikkje endra.',
  notDemo: () => 'Dette er ikkje eit kvelv med eksempeldata, så det blir ikkje lagt bort. Ingenting er endra.',
  lastCoordinator: () =>
    'Dette er den siste som kan administrere kvelvet. Gje ein annan den rolla først, og prøv igjen.',
  runtimeTooOld: ({ version, needed }) =>
    `Maskina har Node ${version}, og Dalsam treng ${needed} eller nyare. Be IT om å oppdatere.`,

  settlementBeforeBirth: () => 'Busetjinga er før fødselsdatoen. Rett den eine av dei to datoane.',
  arrivalBeforeBirth: () => 'Framkomsten til Noreg er før fødselsdatoen. Rett den eine av dei to datoane.',
  dateInFuture: () => 'Datoen er fram i tid. Rett datoen.',
  nameMissing: () => 'Skriv minst eitt namn: førenamn, etternamn eller namnet med eigne skriftteikn.',
  numberTaken: () => 'Nummeret står på ein annan person. Samanlikn dei to, og rett nummeret eller slå dei saman.',
  numberFailsCheck: ({ problem }) =>
    ({
      length: 'Nummeret har feil tal på siffer. Rett det, eller behald det med ei grunngjeving.',
      notDigits: 'Nummeret har andre teikn enn siffer. Rett det, eller behald det med ei grunngjeving.',
      checkDigits: 'Kontrollsifra stemmer ikkje. Rett nummeret, eller behald det med ei grunngjeving.',
      date: 'Dei første sifra er ikkje ein dato. Rett nummeret, eller behald det med ei grunngjeving.',
    })[problem],
  alreadyMerged: () => 'Personen er slått saman med ein annan frå før. Opne den andre.',
  mergeWithSelf: () => 'Ein person kan ikkje slåast saman med seg sjølv. Vel ein annan.',
  cannotUnmerge: () => 'Denne samanslåinga kan ikkje angrast, for ho er angra frå før eller bygd vidare på.',

  rateMissing: ({ date }) =>
    `Sats manglar for ${date.slice(0, 4)}. Summen kan ikkje reknast ut før satsen er kjend. Ein koordinator kan leggje han inn under «Satsar».`,
  formCompleted: () => 'Skjemaet er fullført og kan ikkje endrast. Lag ein ny versjon for å skrive vidare.',
  formIncomplete: ({ missing }) =>
    `${missing.length === 1 ? 'Eitt felt' : `${missing.length} felt`} manglar. Fyll ut, eller fullfør likevel.`,
  formDraftExists: () => 'Personen har eit påbyrja skjema frå før. Hald fram på det.',
  unknownPath: () => 'Feltet finst ikkje i denne versjonen av skjemaet. Lukk Dalsam og start på nytt.',
  tooManyRows: ({ max }) => `Tabellen tek høgst ${max} rader. Slå saman eller fjern nokre.`,
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

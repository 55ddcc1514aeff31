import type { Messages } from '../nb.ts';

export const common: Messages['common'] = {
  appName: 'Dalsam',
  save: 'Lagre',
  cancel: 'Avbryt',
  close: 'Lukk',
  back: 'Tilbake',
  next: 'Neste',
  edit: 'Endre',
  open: 'Opne',
  add: 'Legg til',
  remove: 'Fjern',
  retry: 'Prøv igjen',
  yes: 'Ja',
  no: 'Nei',
  loading: 'Hentar …',
  notRecorded: 'Ikkje registrert',
  choose: 'Vel',
  actions: 'Handlingar',
  hits: 'Treff',
  unknownPerson: 'Ukjend person',
  dateHint: 'dd.mm.åååå',
  pressToSave: 'Ctrl + S lagrar',
  skipToContent: 'Hopp til innhaldet',
  saved: 'Lagra',
  demo: 'Eksempeldata',
  demoExplained: 'Dette er oppdikta personar. Registrer aldri ekte personar her.',
  leaveDemo: {
    open: 'Byrj på ordentleg',
    title: 'Byrje på ordentleg?',
    explained:
      'Eksempeldataa blir lagde bort i ei eiga mappe ved sida av kvelvet, og du opprettar eit kvelv for kommunen din.',
    confirm: 'Legg bort eksempeldataa',
  },
  state: {
    clean: () => '',
    typing: () => 'Skriv …',
    kept: (time) => `Utkast teke vare på kl. ${time}`,
    saved: (time) => `Lagra kl. ${time}`,
    failed: () => 'Ikkje teke vare på enno',
  },
  paste: {
    tooLong: (length, limit) =>
      `Teksten du limte inn har ${length} teikn, men feltet tek ${limit}. Ingenting vart limt inn, og det som stod der er urørt. Lim inn ein kortare tekst.`,
    cleaned: (count) =>
      count === 1
        ? 'Eit usynleg styreteikn i teksten vart fjerna.'
        : `${count} usynlege styreteikn i teksten vart fjerna.`,
    full: (limit) => `Feltet er fullt: det tek ${limit} teikn.`,
  },
  pdf: {
    preview: 'Førehandsvising',
    print: 'Skriv ut',
    save: 'Lagre PDF',
    making: 'Lagar PDF …',
    saved: 'PDF-en er lagra.',
    printed: 'PDF-en er send til skrivaren.',
    pages: (count) => (count === 1 ? '1 side' : `${count} sider`),
  },
  connection: {
    lostTitle: 'Mista kontakten med Dalsam',
    lost: 'Det du har skrive står her framleis, og Dalsam prøver igjen av seg sjølv. Er programmet lukka: start Dalsam på nytt. Utkasta dine ligg klare der.',
    refusedTitle: 'Denne fana høyrer ikkje lenger til Dalsam',
    refused:
      'Dalsam er starta på nytt sidan fana vart opna. Bruk vindauget eller adressa som Dalsam opna sist. Det du har skrive, står her til du lukkar fana.',
  },
  failure: {
    title: 'Dette gjekk ikkje',
    screenTitle: 'Noko gjekk gale på denne sida',
    screen: 'Det du hadde skrive i eit skjema er lagra som utkast. Last sida på nytt for å halde fram.',
    reload: 'Last sida på nytt',
    notFoundTitle: 'Fann ikkje sida',
    notFound: 'Adressa finst ikkje i Dalsam. Gå til oversikta og finn fram derfrå.',
    toOverview: 'Til oversikta',
  },
};

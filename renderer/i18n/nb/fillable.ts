import { fieldLabel } from '../../fillable/fieldLabel.ts';

const formNames: Readonly<Record<string, string>> = {
  intakeMapping: 'kartleggingsskjemaet',
  consent: 'samtykkeerklæringen',
  practiceContract: 'praksiskontrakten',
};
const formName = (form: string) => formNames[form] ?? 'skjemaet';
const megabytes = (bytes: number) => Math.floor(bytes / (1024 * 1024));

/** Fillable PDF forms, there and back. */
export const fillable = {
  download: 'Last ned utfyllbar PDF',
  downloaded: 'PDF-en er lastet ned.',
  downloadHelp:
    'Fylles ut på skjerm, i alle vanlige PDF-lesere. Les svarene inn igjen fra deltakerens side, under Kartlegging.',
  readIn: 'Les inn utfylt PDF',
  lead: 'Velg en PDF fra Dalsam som er fylt ut på skjerm. Du ser hvert svar før noe blir lagret.',
  pick: 'Utfylt PDF',
  pickHint: 'eller slipp en PDF her. Høyst 20 MB.',
  reading: 'Leser PDF-en …',
  form: 'Skjema',
  forms: {
    intakeMapping: 'Kartlegging',
    consent: 'Samtykkeerklæring',
    practiceContract: 'Praksiskontrakt',
  },
  where: 'Hvor skal svarene inn?',
  newDraft: 'I et nytt utkast',
  draft: (documentId: string, version: number, changed: string) =>
    `I utkastet ${documentId}, versjon ${version}, endret ${changed}`,
  draftOnly: 'Deltakeren har et utkast fra før. Svarene kan bare tas inn i det.',
  chooseWhere: 'Velg hvor svarene skal inn.',
  fits: (count: number) => (count === 1 ? '1 svar passer' : `${count} svar passer`),
  refusedCount: (count: number) => (count === 1 ? '1 kan ikke tas inn' : `${count} kan ikke tas inn`),
  sameCount: (count: number) => (count === 1 ? '1 står der fra før' : `${count} står der fra før`),
  answers: 'Svar som kan tas inn',
  take: 'Ta inn',
  takeOf: (label: string) => `Ta inn ${label}`,
  all: 'Ta inn alle',
  field: 'Felt',
  read: 'I PDF-en',
  becomes: 'Blir til',
  now: 'Står nå',
  same: 'Står der fra før',
  replaces: 'Blir erstattet',
  nothing: 'Ikke utfylt',
  refusedTitle: 'Kan ikke tas inn',
  refusedLead: 'Skriv disse inn for hånd der de hører hjemme.',
  why: 'Hvorfor',
  reasons: {
    invalidDate: 'Ikke en dato. Skriv den som dd.mm.åååå.',
    notInList: 'Ikke et av valgene i skjemaet.',
    notNumber: 'Ikke et tall.',
    notIdentityNumber: 'Ikke et nummer med riktig antall siffer (fødselsnummer 11, DUF-nummer 12).',
    tooLong: 'For langt for feltet.',
    controlCharacters: 'Teksten har tegn som ikke kan lagres.',
    unknownField: 'Skjemaet har ikke dette feltet.',
    fromRegister: 'Husstanden kommer fra registeret. Legg personen til under Husstand.',
    unreadable: 'Svaret kunne ikke leses.',
  },
  into: 'Ta inn i utkast',
  nothingChosen: 'Velg minst ett svar.',
  another: 'Velg en annen PDF',
};

export const fillableErrorTexts = {
  filledTooLarge: ({ maxBytes }: { maxBytes: number }) =>
    `Filen er for stor. En utfylt PDF kan være på høyst ${megabytes(maxBytes)} MB.`,
  filledNotPdf: () => 'Filen er ikke en PDF. Velg PDF-en som ble fylt ut.',
  filledDamaged: () => 'PDF-en er skadet og kan ikke leses. Lagre den på nytt i programmet den ble fylt ut i.',
  filledEncrypted: () => 'PDF-en er låst med passord. Lagre den uten passord, og prøv igjen.',
  filledActive: ({ found }: { found: 'script' | 'action' | 'attachedFile' | 'xfa' }) => {
    const what = {
      script: 'et skript',
      action: 'en handling som starter av seg selv eller leder ut av filen',
      attachedFile: 'en annen fil',
      xfa: 'et skjema av en type som ikke kan leses (XFA)',
    };
    return `PDF-en inneholder ${what[found]}, og blir derfor ikke lest. Det har ikke skjemaene fra Dalsam. Be om å få skjemaet fylt ut på nytt.`;
  },
  filledForeign: () =>
    'PDF-en er ikke et utfyllbart skjema fra Dalsam, eller den er skrevet ut til en ny fil uten feltene. Velg filen som ble lagret med feltene i.',
  filledOtherVersion: ({ form, found, ours }: { form: string; found: number; ours: number }) =>
    `PDF-en er versjon ${found} av ${formName(form)}. Dalsam bruker nå versjon ${ours}. Last ned et nytt skjema, og fyll ut det.`,
  filledFieldsChanged: ({
    form,
    missing,
    count,
  }: {
    form: string;
    missing: readonly { path: string }[];
    count: number;
  }) =>
    `Felter i ${formName(form)} er fjernet eller har fått nytt navn (${count}): ${missing.map(({ path }) => fieldLabel(form, path, 'nb')).join(', ')}. Last ned et nytt skjema, og fyll ut det.`,
  filledEmpty: () => 'Ingenting er fylt ut i PDF-en. Se om det er riktig fil, og at den ble lagret.',
  filledNothingChosen: () => 'Ingen av svarene er valgt. Velg minst ett svar som passer.',
};

/** Words of the access log. */
export const fillableActions = {
  'form.readPdf': 'Leste en utfylt PDF',
  'form.importPdf': 'Tok inn svar fra en utfylt PDF',
};

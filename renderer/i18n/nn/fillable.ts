import { fieldLabel } from '../../fillable/fieldLabel.ts';
import type { fillable as nb } from '../nb/fillable.ts';

const formNames: Readonly<Record<string, string>> = {
  intakeMapping: 'kartleggingsskjemaet',
  consent: 'samtykkeerklæringa',
  practiceContract: 'praksiskontrakten',
};
const formName = (form: string) => formNames[form] ?? 'skjemaet';
const megabytes = (bytes: number) => Math.floor(bytes / (1024 * 1024));

/** Fillable PDF forms, there and back. */
export const fillable: typeof nb = {
  download: 'Last ned utfyllbar PDF',
  downloaded: 'PDF-en er lasta ned.',
  downloadHelp:
    'Blir fylt ut på skjerm, i alle vanlege PDF-lesarar. Les svara inn att frå sida til deltakaren, under Kartlegging.',
  readIn: 'Les inn utfylt PDF',
  lead: 'Vel ein PDF frå Dalsam som er fylt ut på skjerm. Du ser kvart svar før noko blir lagra.',
  pick: 'Utfylt PDF',
  pickHint: 'eller slepp ein PDF her. Høgst 20 MB.',
  reading: 'Les PDF-en …',
  form: 'Skjema',
  forms: {
    intakeMapping: 'Kartlegging',
    consent: 'Samtykkeerklæring',
    practiceContract: 'Praksiskontrakt',
  },
  where: 'Kvar skal svara inn?',
  newDraft: 'I eit nytt utkast',
  draft: (documentId: string, version: number, changed: string) =>
    `I utkastet ${documentId}, versjon ${version}, endra ${changed}`,
  draftOnly: 'Deltakaren har eit utkast frå før. Svara kan berre takast inn i det.',
  chooseWhere: 'Vel kvar svara skal inn.',
  fits: (count: number) => (count === 1 ? '1 svar passar' : `${count} svar passar`),
  refusedCount: (count: number) => (count === 1 ? '1 kan ikkje takast inn' : `${count} kan ikkje takast inn`),
  sameCount: (count: number) => (count === 1 ? '1 står der frå før' : `${count} står der frå før`),
  answers: 'Svar som kan takast inn',
  take: 'Ta inn',
  takeOf: (label: string) => `Ta inn ${label}`,
  all: 'Ta inn alle',
  field: 'Felt',
  read: 'I PDF-en',
  becomes: 'Blir til',
  now: 'Står no',
  same: 'Står der frå før',
  replaces: 'Blir bytt ut',
  nothing: 'Ikkje fylt ut',
  refusedTitle: 'Kan ikkje takast inn',
  refusedLead: 'Skriv desse inn for hand der dei høyrer heime.',
  why: 'Kvifor',
  reasons: {
    invalidDate: 'Ikkje ein dato. Skriv han som dd.mm.åååå.',
    notInList: 'Ikkje eit av vala i skjemaet.',
    notNumber: 'Ikkje eit tal.',
    notIdentityNumber: 'Ikkje eit nummer med rett tal på siffer (fødselsnummer 11, DUF-nummer 12).',
    tooLong: 'For langt for feltet.',
    controlCharacters: 'Teksten har teikn som ikkje kan lagrast.',
    unknownField: 'Skjemaet har ikkje dette feltet.',
    fromRegister: 'Husstanden kjem frå registeret. Legg personen til under Husstand.',
    unreadable: 'Svaret kunne ikkje lesast.',
  },
  into: 'Ta inn i utkast',
  nothingChosen: 'Vel minst eitt svar.',
  another: 'Vel ein annan PDF',
};

export const fillableErrorTexts = {
  filledTooLarge: ({ maxBytes }: { maxBytes: number }) =>
    `Fila er for stor. Ein utfylt PDF kan vere på høgst ${megabytes(maxBytes)} MB.`,
  filledNotPdf: () => 'Fila er ikkje ein PDF. Vel PDF-en som vart fylt ut.',
  filledDamaged: () => 'PDF-en er skadd og kan ikkje lesast. Lagre han på nytt i programmet han vart fylt ut i.',
  filledEncrypted: () => 'PDF-en er låst med passord. Lagre han utan passord, og prøv igjen.',
  filledActive: ({ found }: { found: 'script' | 'action' | 'attachedFile' | 'xfa' }) => {
    const what = {
      script: 'eit skript',
      action: 'ei handling som startar av seg sjølv eller leier ut av fila',
      attachedFile: 'ei anna fil',
      xfa: 'eit skjema av ein type som ikkje kan lesast (XFA)',
    };
    return `PDF-en inneheld ${what[found]}, og blir difor ikkje lesen. Det har ikkje skjemaa frå Dalsam. Be om å få skjemaet fylt ut på nytt.`;
  },
  filledForeign: () =>
    'PDF-en er ikkje eit utfyllbart skjema frå Dalsam, eller han er skriven ut til ei ny fil utan felta. Vel fila som vart lagra med felta i.',
  filledOtherVersion: ({ form, found, ours }: { form: string; found: number; ours: number }) =>
    `PDF-en er versjon ${found} av ${formName(form)}. Dalsam bruker no versjon ${ours}. Last ned eit nytt skjema, og fyll ut det.`,
  filledFieldsChanged: ({
    form,
    missing,
    count,
  }: {
    form: string;
    missing: readonly { path: string }[];
    count: number;
  }) =>
    `Felt i ${formName(form)} er fjerna eller har fått nytt namn (${count}): ${missing.map(({ path }) => fieldLabel(form, path, 'nn')).join(', ')}. Last ned eit nytt skjema, og fyll ut det.`,
  filledEmpty: () => 'Ingenting er fylt ut i PDF-en. Sjå om det er rett fil, og at ho vart lagra.',
  filledNothingChosen: () => 'Ingen av svara er valde. Vel minst eitt svar som passar.',
};

/** Words of the access log. */
export const fillableActions = {
  'form.readPdf': 'Las ein utfylt PDF',
  'form.importPdf': 'Tok inn svar frå ein utfylt PDF',
};

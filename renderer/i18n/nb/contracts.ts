import type { ContractProblem } from '#shared/contracts/rules.ts';
import { formatDate } from '#shared/dates.ts';

/** Why a contract cannot be completed as it stands. */
export const contractProblemTexts: Record<ContractProblem, string> = {
  hoursPerWeek: 'Arbeidstiden er over 37,5 timer i uka. Sett den ned.',
  hoursPerDay: 'Timene på en dag må være fra 0 til 24.',
  weekDiffersFromDays: 'Timene i uka er ikke summen av dagene. Rett det som er feil.',
  untilBeforeFrom: 'Siste dag er før første dag. Rett en av datoene.',
  longerThanAnyProgramme:
    'Perioden er lengre enn fire år, som er det lengste et introduksjonsprogram kan vare. Kort den ned.',
  outsideProgramme: 'Praksisen går utenfor deltakerens introduksjonsprogram. Rett datoene, eller kort ned perioden.',
  programmeUntilBeforeFrom: 'Introduksjonsprogrammet slutter før det starter. Rett en av datoene.',
  orgNumber: 'Organisasjonsnummeret stemmer ikke. Rett det, eller la feltet stå tomt.',
};

export const contractsErrorTexts = {
  contractRefused: ({ problems }: { problems: readonly { path: string; problem: ContractProblem }[] }) =>
    `Kontrakten kan ikke fullføres ennå. ${[...new Set(problems.map(({ problem }) => contractProblemTexts[problem]))].join(' ')} Det du har skrevet er lagret.`,
  employerExists: () =>
    'Bedriften står i registeret fra før med dette organisasjonsnummeret. Åpne den, og bruk den i stedet.',
  orgNumberFailsCheck: ({ problem }: { problem: 'length' | 'notDigits' | 'checkDigit' }) =>
    problem === 'checkDigit'
      ? 'Organisasjonsnummeret stemmer ikke: det siste sifferet passer ikke til de andre. Se etter i Brønnøysundregistrene, eller la feltet stå tomt.'
      : 'Et organisasjonsnummer har ni siffer. Rett det, eller la feltet stå tomt.',
  employerNameMissing: () => 'Skriv navnet på bedriften.',
  contractNotSigned: () => 'Kontrakten er ikke underskrevet av alle fire. Registrer underskriftene først.',
  contractNotBegun: ({ from }: { from: string }) =>
    `Praksisen begynner ${formatDate(from)}, så den kan ikke være gjennomført ennå.`,
  contractClosed: () => 'Praksisen er avsluttet. Skal deltakeren ha ny praksis, lager du en ny kontrakt.',
  contractVersionPending: () =>
    'Det finnes en nyere versjon som ikke er ferdig. Skriv ferdig den, eller forkast den først.',
  contractDateOutside: ({ first, last }: { first: string; last: string }) =>
    `Datoen må være fra ${formatDate(first)} til ${formatDate(last)}.`,
  breakOffReasonMissing: () => 'Skriv kort hvorfor praksisen ble avbrutt.',
  statementTooEarly: () => 'Attest og referanse kan skrives når praksisen har begynt.',
};

/** Words of the access log. */
export const contractsActions = {
  'contract.get': 'Leste praksiskontrakt',
  'contract.complete': 'Registrerte gjennomført praksis',
  'contract.breakOff': 'Registrerte avbrutt praksis',
  'contract.amend': 'Startet endring av praksiskontrakt',
  'contract.talks': 'Leste oppfølgingssamtaler',
  'contract.addTalk': 'Skrev oppfølgingssamtale',
  'attest.save': 'Skrev attest',
  'attest.pdf': 'Skrev ut attest',
  'reference.save': 'Skrev referanse',
  'reference.pdf': 'Skrev ut referanse',
};

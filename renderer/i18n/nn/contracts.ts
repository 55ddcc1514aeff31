import type { ContractProblem } from '#shared/contracts/rules.ts';
import { formatDate } from '#shared/dates.ts';

/** Why a contract cannot be completed as it stands. */
export const contractProblemTexts: Record<ContractProblem, string> = {
  hoursPerWeek: 'Arbeidstida er over 37,5 timar i veka. Set henne ned.',
  hoursPerDay: 'Timane på ein dag må vere frå 0 til 24.',
  weekDiffersFromDays: 'Timane i veka er ikkje summen av dagane. Rett det som er feil.',
  untilBeforeFrom: 'Siste dag er før første dag. Rett ein av datoane.',
  longerThanAnyProgramme:
    'Perioden er lengre enn fire år, som er det lengste eit introduksjonsprogram kan vare. Kort han ned.',
  outsideProgramme:
    'Praksisen går utanfor introduksjonsprogrammet til deltakaren. Rett datoane, eller kort ned perioden.',
  programmeUntilBeforeFrom: 'Introduksjonsprogrammet sluttar før det startar. Rett ein av datoane.',
  orgNumber: 'Organisasjonsnummeret stemmer ikkje. Rett det, eller lat feltet stå tomt.',
};

export const contractsErrorTexts = {
  contractRefused: ({ problems }: { problems: readonly { path: string; problem: ContractProblem }[] }) =>
    `Kontrakten kan ikkje fullførast enno. ${[...new Set(problems.map(({ problem }) => contractProblemTexts[problem]))].join(' ')} Det du har skrive, er lagra.`,
  employerExists: () =>
    'Bedrifta står i registeret frå før med dette organisasjonsnummeret. Opne henne, og bruk henne i staden.',
  orgNumberFailsCheck: ({ problem }: { problem: 'length' | 'notDigits' | 'checkDigit' }) =>
    problem === 'checkDigit'
      ? 'Organisasjonsnummeret stemmer ikkje: det siste sifferet passar ikkje til dei andre. Sjå etter i Brønnøysundregistra, eller lat feltet stå tomt.'
      : 'Eit organisasjonsnummer har ni siffer. Rett det, eller lat feltet stå tomt.',
  employerNameMissing: () => 'Skriv namnet på bedrifta.',
  contractNotSigned: () => 'Kontrakten er ikkje underskriven av alle fire. Registrer underskriftene først.',
  contractNotBegun: ({ from }: { from: string }) =>
    `Praksisen tek til ${formatDate(from)}, så han kan ikkje vere gjennomført enno.`,
  contractClosed: () => 'Praksisen er avslutta. Skal deltakaren ha ny praksis, lagar du ein ny kontrakt.',
  contractVersionPending: () =>
    'Det finst ein nyare versjon som ikkje er ferdig. Skriv han ferdig, eller forkast han først.',
  contractDateOutside: ({ first, last }: { first: string; last: string }) =>
    `Datoen må vere frå ${formatDate(first)} til ${formatDate(last)}.`,
  breakOffReasonMissing: () => 'Skriv kort kvifor praksisen vart avbroten.',
  statementTooEarly: () => 'Attest og referanse kan skrivast når praksisen har teke til.',
};

/** Words of the access log. */
export const contractsActions = {
  'contract.get': 'Las praksiskontrakt',
  'contract.complete': 'Registrerte gjennomført praksis',
  'contract.breakOff': 'Registrerte avbroten praksis',
  'contract.amend': 'Starta endring av praksiskontrakt',
  'contract.talks': 'Las oppfølgingssamtalar',
  'contract.addTalk': 'Skrev oppfølgingssamtale',
  'attest.save': 'Skrev attest',
  'attest.pdf': 'Skrev ut attest',
  'reference.save': 'Skrev referanse',
  'reference.pdf': 'Skrev ut referanse',
};

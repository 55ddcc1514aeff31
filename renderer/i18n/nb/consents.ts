import type { Refusal } from '#shared/consent/refusals.ts';
import type { ErrorTexts } from '../errorTexts.ts';
/** Consent declarations (guidelines, vedlegg 3), disclosures and the export of everything held about a person. */
/** Why something may not be disclosed. */
export const consentRefusals: Record<Refusal, string> = {
  unknownField: 'Dalsam kjenner ikke dette feltet, og kan ikke si at det kan deles.',
  neverLeaves: 'Dette gjelder bare denne maskinen, og deles aldri.',
  noConsent: 'Personen har ikke gitt noe samtykke.',
  recipientNotNamed: 'Samtykket nevner ikke denne mottakeren.',
  scopeNotCovered: 'Samtykket dekker ikke disse opplysningene for denne mottakeren.',
  purposeDiffers: 'Samtykket gjelder noe annet enn det opplysningene skal brukes til nå.',
  expired: 'Samtykket har gått ut.',
  withdrawn: 'Samtykket er trukket tilbake.',
  notYetValid: 'Samtykket har ikke begynt å gjelde ennå.',
};

export const consentsErrorTexts = {
  consentUntilBeforeFrom: ({ row }) =>
    row
      ? 'En mottaker har en sluttdato som er før samtykket begynner. Rett datoen på den linjen.'
      : 'Samtykket slutter før det begynner. Rett datoene under «Erklæring og periode».',
  consentRowIncomplete: () =>
    'En linje i tabellen sier ikke hvem som kan få opplysninger, om hva, eller til hva. Fyll ut linjen, eller fjern den.',
  consentNeedsGuardian: ({ why }) =>
    why === 'underAge'
      ? 'Personen er under 18 år. En verge, en foresatt eller nærmeste pårørende må skrive under. Velg hvem under «Erklæring og periode».'
      : 'Skjemaet sier at en verge eller pårørende skriver under for personen. Skriv inn den underskriften, og rollen.',
  consentNotSigned: () =>
    'Samtykket er ikke skrevet under ennå, så det er ingenting å trekke tilbake. Forkast utkastet i stedet.',
  consentAlreadyWithdrawn: () => 'Dette er alt trukket tilbake. Se på samtykket hva som fortsatt gjelder.',
  withdrawalBeforeSigning: () => 'Datoen er før samtykket ble skrevet under. Rett datoen.',
  consentRowUnknown: () => 'Samtykket har ikke denne linjen. Åpne samtykket på nytt, og velg igjen.',
  disclosureNotAllowed: ({ reason }) =>
    `${consentRefusals[reason]} Be om et nytt samtykke, eller noter et annet lovlig grunnlag og hvorfor.`,
  overrideDoesNotCover: () =>
    'Grunnlaget du valgte gjelder en annen mottaker, andre områder, noe annet å bruke det til, eller en annen dag. Velg et annet, eller noter et nytt.',
  overrideUntilBeforeFrom: () => 'Grunnlaget slutter før det begynner. Rett datoene.',
} satisfies Partial<ErrorTexts>;

/** Words of the access log. */
export const consentsActions = {
  'consent.list': 'Så på samtykkene',
  'consent.get': 'Åpnet et samtykke',
  'consent.withdraw': 'Noterte at samtykke er trukket tilbake',
  'consent.check': 'Undersøkte om opplysninger kan deles',
  'consent.override': 'Noterte grunnlag for å dele uten samtykke',
  'consent.overrides': 'Så på grunnlag for å dele uten samtykke',
  'disclosure.add': 'Noterte at opplysninger er utlevert',
  'disclosure.list': 'Så på utleveringene',
  'disclosure.pdf': 'Skrev ut utleveringene',
  'person.export': 'Hentet ut alt som er lagret om personen',
};

import type { Refusal } from '#shared/consent/refusals.ts';
import type { ErrorTexts } from '../errorTexts.ts';

/** Consent declarations (guidelines, vedlegg 3), disclosures and the export of everything held about a person. */
/** Why something may not be disclosed. */
export const consentRefusals: Record<Refusal, string> = {
  unknownField: 'Dalsam kjenner ikkje dette feltet, og kan ikkje seie at det kan delast.',
  neverLeaves: 'Dette gjeld berre denne maskina, og blir aldri delt.',
  noConsent: 'Personen har ikkje gitt noko samtykke.',
  recipientNotNamed: 'Samtykket nemner ikkje denne mottakaren.',
  scopeNotCovered: 'Samtykket dekkjer ikkje desse opplysningane for denne mottakaren.',
  purposeDiffers: 'Samtykket gjeld noko anna enn det opplysningane skal brukast til no.',
  expired: 'Samtykket har gått ut.',
  withdrawn: 'Samtykket er trekt tilbake.',
  notYetValid: 'Samtykket har ikkje teke til å gjelde enno.',
};

export const consentsErrorTexts = {
  consentUntilBeforeFrom: ({ row }) =>
    row
      ? 'Ein mottakar har ein sluttdato som er før samtykket tek til. Rett datoen på den linja.'
      : 'Samtykket sluttar før det tek til. Rett datoane under «Erklæring og periode».',
  consentRowIncomplete: () =>
    'Ei linje i tabellen seier ikkje kven som kan få opplysningar, om kva, eller til kva. Fyll ut linja, eller fjern ho.',
  consentNeedsGuardian: ({ why }) =>
    why === 'underAge'
      ? 'Personen er under 18 år. Ei verje, ein føresett eller næraste pårørande må skrive under. Vel kven under «Erklæring og periode».'
      : 'Skjemaet seier at ei verje eller ein pårørande skriv under for personen. Skriv inn den underskrifta, og rolla.',
  consentNotSigned: () =>
    'Samtykket er ikkje skrive under enno, så det er ingenting å trekkje tilbake. Forkast utkastet i staden.',
  consentAlreadyWithdrawn: () => 'Dette er alt trekt tilbake. Sjå på samtykket kva som framleis gjeld.',
  withdrawalBeforeSigning: () => 'Datoen er før samtykket vart skrive under. Rett datoen.',
  consentRowUnknown: () => 'Samtykket har ikkje denne linja. Opne samtykket på nytt, og vel igjen.',
  disclosureNotAllowed: ({ reason }) =>
    `${consentRefusals[reason]} Be om eit nytt samtykke, eller noter eit anna lovleg grunnlag og kvifor.`,
  overrideDoesNotCover: () =>
    'Grunnlaget du valde gjeld ein annan mottakar, andre område, noko anna å bruke det til, eller ein annan dag. Vel eit anna, eller noter eit nytt.',
  overrideUntilBeforeFrom: () => 'Grunnlaget sluttar før det tek til. Rett datoane.',
} satisfies Partial<ErrorTexts>;

/** Words of the access log. */
export const consentsActions = {
  'consent.list': 'Såg på samtykka',
  'consent.get': 'Opna eit samtykke',
  'consent.withdraw': 'Noterte at samtykke er trekt tilbake',
  'consent.check': 'Undersøkte om opplysningar kan delast',
  'consent.override': 'Noterte grunnlag for å dele utan samtykke',
  'consent.overrides': 'Såg på grunnlag for å dele utan samtykke',
  'disclosure.add': 'Noterte at opplysningar er utleverte',
  'disclosure.list': 'Såg på utleveringane',
  'disclosure.pdf': 'Skreiv ut utleveringane',
  'person.export': 'Henta ut alt som er lagra om personen',
};

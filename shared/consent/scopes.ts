import { type LocalText, text } from '../text/localText.ts';

/**
 * What a consent can be given for, one scope at a time. A stream of ops is one case x one scope, so the scope of a
 * field decides what can leave the municipality (guidelines 2.1, vedlegg 3).
 */
export const consentScopes = {
  identity: text('Navn, fødselsdato og kontaktopplysninger', 'Namn, fødselsdato og kontaktopplysningar'),
  permit: text('Ankomst, opphold og bosetting', 'Framkomst, opphald og busetjing'),
  family: text('Husstand og familie', 'Husstand og familie'),
  background: text('Bakgrunn og flukt', 'Bakgrunn og flukt'),
  language: text('Språk og norskopplæring', 'Språk og norskopplæring'),
  education: text('Utdanning og kurs', 'Utdanning og kurs'),
  work: text('Arbeid og yrkeserfaring', 'Arbeid og yrkesrøynsle'),
  wishes: text('Egne ønsker og vurderinger', 'Eigne ønske og vurderingar'),
  lifeSituation: text('Livssituasjon og helse', 'Livssituasjon og helse'),
  economy: text('Stønader, tilskudd og innkjøp', 'Stønader, tilskot og innkjøp'),
  papers: text('Signerte papirer og vedlegg', 'Signerte papir og vedlegg'),
} as const satisfies Record<string, LocalText>;

export type ConsentScope = keyof typeof consentScopes;
export const consentScopeIds = Object.keys(consentScopes) as ConsentScope[];

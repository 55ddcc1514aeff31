import { text } from '../../text/localText.ts';
import type { Section } from '../form.ts';

/** Vedlegg 2, section 2: one open question with most of a page to write on. */
export const backgroundSection = {
  key: 'background',
  title: text('BAKGRUNN', 'BAKGRUNN'),
  screenTitle: text('Bakgrunn', 'Bakgrunn'),
  scope: 'background',
  fields: [
    {
      key: 'backgroundInformation',
      type: 'longText',
      label: text(
        'Relevant informasjon; hjemsted, klima, nettverk, flukten, helse, religion.',
        'Relevant informasjon; heimstad, klima, nettverk, flukta, helse, religion.',
      ),
      help: text(
        'Frivillig: deltakeren bestemmer hva som skal stå her. Ta bare med det kommunen trenger for å gi et godt tilbud. Opplysninger om helse og religion er særlig følsomme. Det som kommunen må ta hensyn til, skriver du heller i del 10, som har sitt eget samtykke.',
        'Frivillig: deltakaren avgjer kva som skal stå her. Ta berre med det kommunen treng for å gi eit godt tilbod. Opplysningar om helse og religion er særleg følsame. Det som kommunen må ta omsyn til, skriv du heller i del 10, som har sitt eige samtykke.',
      ),
      guideline: {
        section: '2.9',
        explanation: text(
          'Helsetjenesten henter selv inn helsepapirer og kaller inn til undersøkelse. Kartleggingen skal derfor ikke være en journal. Trenger deltakeren noen å snakke med om det han eller hun har opplevd, kan kommunens tjeneste for psykisk helse fortelle hva den kan hjelpe med.',
          'Helsetenesta hentar sjølv inn helsepapir og kallar inn til undersøking. Kartlegginga skal difor ikkje vere ein journal. Treng deltakaren nokon å snakke med om det han eller ho har opplevd, kan tenesta for psykisk helse i kommunen fortelje kva ho kan hjelpe med.',
        ),
      },
      print: { blankLines: 15, width: 'full' },
    },
  ],
} as const satisfies Section;

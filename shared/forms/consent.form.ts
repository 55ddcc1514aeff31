import { text } from '../text/localText.ts';
import { aboutSection } from './consent/about.ts';
import { recipientsSection } from './consent/recipients.ts';
import { signingSection } from './consent/signing.ts';
import type { FormDefinition } from './form.ts';

/**
 * Samtykkeerklæring: what a participant lets the services share (guidelines, vedlegg 3), in the template's order and
 * bokmål wording, with two obvious slips of its text put right (`tauhsetsplikt`, `overnevnte`). The template leaves it open
 * who gets what; the second section says it line by line, and nothing in it is ticked beforehand.
 */
export const consent = {
  id: 'consent',
  instances: 'many',
  documentPrefix: 'SE',
  fileWord: 'samtykke',
  version: 1,
  title: text('SAMTYKKEERKLÆRING', 'SAMTYKKEERKLÆRING'),
  subtitle: text(
    'Utveksling av taushetsbelagte opplysninger i forbindelse med samarbeid om kommunalt tjenestetilbud.',
    'Utveksling av opplysningar som er underlagde teieplikt, i samband med samarbeid om kommunalt tenestetilbod.',
  ),
  confidential: {
    mark: text('KONFIDENSIELT', 'KONFIDENSIELT'),
    laws: text('Offentliglova §13 og Forvaltningslova § 13', 'Offentleglova § 13 og forvaltningslova § 13'),
  },
  source: 'vedlegg 3',
  sections: [aboutSection, recipientsSection, signingSection],
  dateOrder: [['validFrom', 'validUntil']],
  signatures: [
    { label: text('Underskrift bruker', 'Underskrift brukar') },
    { label: text('Underskrift hjelpeverge/foresatte', 'Underskrift hjelpeverje/føresette'), insteadOf: 0 },
  ],
  signatureWording: [
    {
      line: 1,
      title: text('Alternativ underskrift:', 'Alternativ underskrift:'),
      text: text(
        'Som hjelpeverge/nærmeste pårørende ivaretar jeg hans/hennes interesser i utarbeidelsen av den individuelle planen. På hans/hennes vegne samtykker jeg i at taushetsbelagte opplysninger kan meddeles og innhentes i den grad dette er nødvendig for å utarbeide individuell plan for ovennevnte.',
        'Som hjelpeverje/næraste pårørande tek eg vare på interessene hans/hennar i arbeidet med den individuelle planen. På hans/hennar vegner samtykkjer eg i at opplysningar som er underlagde teieplikt, kan meddelast og hentast inn i den grad dette er nødvendig for å utarbeide individuell plan for den som er nemnd over.',
      ),
    },
  ],
} as const satisfies FormDefinition;

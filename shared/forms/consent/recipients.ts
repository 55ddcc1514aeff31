import { purposeSuggestions, recipientSuggestions } from '../../consent/recipients.ts';
import { consentScopeIds, consentScopes } from '../../consent/scopes.ts';
import { text } from '../../text/localText.ts';
import type { Section } from '../form.ts';

/** Who may get what, for what, and until when. Not in the template, which the bullets of its first page ask for. */
export const recipientsSection = {
  key: 'recipients',
  title: text('HVEM KAN FÅ OPPLYSNINGER, OG OM HVA', 'KVEN KAN FÅ OPPLYSNINGAR, OG OM KVA'),
  screenTitle: text('Hvem kan få opplysninger, og om hva', 'Kven kan få opplysningar, og om kva'),
  scope: 'identity',
  wording: [
    {
      kind: 'paragraph',
      text: text(
        'Du bestemmer hvem som får opplysninger, hva de får vite, og hva de kan bruke det til. Ingenting er bestemt på forhånd. Opplysningene er delt i disse områdene:',
        'Du avgjer kven som får opplysningar, kva dei får vite, og kva dei kan bruke det til. Ingenting er bestemt på førehand. Opplysningane er delte i desse områda:',
      ),
    },
    { kind: 'bullets', columns: 2, items: consentScopeIds.map((scope) => consentScopes[scope]) },
  ],
  fields: [
    {
      key: 'recipients',
      type: 'table',
      label: text('Dette sier jeg ja til', 'Dette seier eg ja til'),
      rowName: text('mottaker', 'mottakar'),
      blankRows: 5,
      maxRows: 30,
      requiredToComplete: true,
      columns: [
        {
          key: 'body',
          type: 'text',
          label: text('Hvem', 'Kven'),
          maxLength: 200,
          suggestions: recipientSuggestions,
          help: text(
            'Tjenesten eller kommunen som kan få og gi opplysninger. Skriv den så nøyaktig at du vet hvem det er.',
            'Tenesta eller kommunen som kan få og gi opplysningar. Skriv ho så nøyaktig at du veit kven det er.',
          ),
        },
        {
          key: 'scopes',
          type: 'choices',
          label: text('Om hva', 'Om kva'),
          choices: consentScopeIds.map((value) => ({ value, label: consentScopes[value] })),
        },
        {
          key: 'purpose',
          type: 'text',
          label: text('Til hva', 'Til kva'),
          maxLength: 200,
          suggestions: purposeSuggestions,
        },
        {
          key: 'until',
          type: 'date',
          planned: true,
          label: text('Til dato', 'Til dato'),
          help: text(
            'Bare når denne mottakeren skal ha en kortere frist enn resten av samtykket.',
            'Berre når denne mottakaren skal ha ein kortare frist enn resten av samtykket.',
          ),
        },
        { key: 'limits', type: 'longText', label: text('Begrensninger', 'Avgrensingar'), maxLength: 1000 },
      ],
    },
  ],
} as const satisfies Section;

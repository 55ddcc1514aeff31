import type { Disclosure } from '#shared/api/methods/consents.ts';
import { disclosureWayLabels } from '#shared/consent/disclosureLabels.ts';
import { consentScopes } from '#shared/consent/scopes.ts';
import { formatDate } from '#shared/dates.ts';
import { municipalityByNumber } from '#shared/municipalities.ts';
import { fullName } from '#shared/people/names.ts';
import { type Language, type LocalText, text } from '#shared/text/localText.ts';
import type { HandlerContext } from '../handler.ts';
import { personRecord, personValuesOf } from '../people/personRecord.ts';
import { disclosuresOf } from './disclosureRecords.ts';
import { printReport, type ReportEntry } from './report.ts';

const words = {
  title: text('Utleverte opplysninger', 'Utleverte opplysningar'),
  intro: text(
    'Her står det hvem som har fått opplysninger om deg fra kommunen, når de fikk dem, og hvorfor. Spør kommunen om det er noe du lurer på.',
    'Her står det kven som har fått opplysningar om deg frå kommunen, når dei fekk dei, og kvifor. Spør kommunen om det er noko du lurer på.',
  ),
  part: text('Hvem har fått opplysninger', 'Kven har fått opplysningar'),
  none: text(
    'Kommunen har ikke notert at noen har fått opplysninger.',
    'Kommunen har ikkje notert at nokon har fått opplysningar.',
  ),
  what: text('Hva', 'Kva'),
  scopes: text('Områder', 'Område'),
  purpose: text('Til hva', 'Til kva'),
  how: text('Hvordan', 'Korleis'),
  receivedBy: text('Mottatt av', 'Motteke av'),
  basis: text('Grunnlag', 'Grunnlag'),
  consent: text('Samtykke', 'Samtykke'),
  reason: text('Hvorfor uten samtykke', 'Kvifor utan samtykke'),
  recordedBy: text('Notert av', 'Notert av'),
} as const satisfies Record<string, LocalText>;

export async function disclosuresPdf(context: HandlerContext, personId: string, language: Language) {
  const person = personRecord(context.store, personId);
  const { pdf, pages } = await printReport(
    {
      title: words.title,
      municipalityName: municipalityByNumber(context.municipality)?.name ?? null,
      personName: person === undefined ? '' : fullName(personValuesOf(person.fields)),
      date: context.today(),
      intro: words.intro,
      parts: [
        {
          title: words.part[language],
          none: words.none[language],
          entries: disclosuresOf(context.store, personId).map((each) => disclosureEntry(each, language)),
        },
      ],
    },
    language,
  );
  const fileName = `utleveringer-${context.today()}.pdf`;
  return { content: pdf, mediaType: 'application/pdf' as const, fileName, pages };
}

export function disclosureEntry(disclosure: Disclosure, language: Language): ReportEntry {
  const { consents, override, receivedBy } = disclosure;
  const bases = [
    ...consents.map((consent) => `${words.consent[language]} ${consent.documentId}`),
    ...(override === null ? [] : [override.legalBasis]),
  ];
  return {
    title: `${formatDate(disclosure.date)} – ${disclosure.recipient}`,
    lines: [
      [words.what[language], disclosure.what],
      [words.scopes[language], disclosure.scopes.map((scope) => consentScopes[scope][language]).join(', ')],
      [words.purpose[language], disclosure.purpose],
      [words.how[language], disclosureWayLabels[disclosure.how][language]],
      ...(receivedBy === null ? [] : [[words.receivedBy[language], receivedBy] as const]),
      [words.basis[language], bases.join(', ')],
      ...(override === null ? [] : [[words.reason[language], override.reason] as const]),
      [words.recordedBy[language], disclosure.recordedBy],
    ],
  };
}

import { formatDate } from '#shared/dates.ts';
import type { DecidedLine } from '#shared/establishment/frozenDecision.ts';
import { municipalityByNumber } from '#shared/municipalities.ts';
import { type Language, type LocalText, text } from '#shared/text/localText.ts';
import { coatOfArms } from '../forms/printing.ts';
import type { HandlerContext } from '../handler.ts';
import { printLetter } from '../pdf/letter.ts';
import type { PrintedPdf } from '../pdf/printer.ts';
import { space, stack } from '../pdf/typesetter.ts';
import type { IssuedDecision } from './cases.ts';
import { lineWords } from './lineWords.ts';

const words = {
  title: text('Vedtak om stønad til etablering', 'Vedtak om stønad til etablering'),
  to: text('Til', 'Til'),
  number: text('Vedtak nr.', 'Vedtak nr.'),
  corrects: text('Dette vedtaket erstatter versjon', 'Dette vedtaket erstattar versjon'),
  granted: text('Dette har kommunen bestemt', 'Dette har kommunen bestemt'),
  opening: text(
    'Kommunen kan dekke innkjøp opp til summene under. Hver sum er et tak («inntil»): kommunen dekker det som trengs og er avtalt på forhånd, ikke mer enn taket.',
    'Kommunen kan dekkje innkjøp opp til summane under. Kvar sum er eit tak («inntil»): kommunen dekkjer det som trengst og er avtalt på førehand, ikkje meir enn taket.',
  ),
  upTo: text('inntil', 'inntil'),
  oneActivity: text('én aktivitet', 'éin aktivitet'),
  noSum: text('etter avtale', 'etter avtale'),
  each: text('hver', 'kvar'),
  applies: text('Gjelder', 'Gjeld'),
  period: text('Kan brukes', 'Kan brukast'),
  fromDay: text('fra', 'frå'),
  toDay: text('til og med', 'til og med'),
  rate: text('Sats gjelder fra', 'Sats gjeld frå'),
  assessed: text('Vurdering', 'Vurdering'),
  total: text('Til sammen inntil', 'Til saman inntil'),
  cover: text('Dette skal summene dekke', 'Dette skal summane dekkje'),
  coverText: text(
    'Summene skal dekke det mest nødvendige ved bosetting: møbler, utstyr og klær. Derfor må det viktigste kjøpes først (retningslinjene punkt 3.2).',
    'Summane skal dekkje det mest nødvendige ved busetjing: møblar, utstyr og klede. Difor må det viktigaste kjøpast først (retningslinjene punkt 3.2).',
  ),
  how: text('Slik gjør du', 'Slik gjer du'),
  howText: text(
    'Flyktningtjenesten må godkjenne hvert innkjøp på forhånd. Flyktningtjenesten bestemmer om butikken får betalt etter regning, eller om du får pengene utbetalt. Ta vare på alle kvitteringer, og lever dem til flyktningtjenesten.',
    'Flyktningtenesta må godkjenne kvart innkjøp på førehand. Flyktningtenesta bestemmer om butikken får betalt etter rekning, eller om du får pengane utbetalte. Ta vare på alle kvitteringar, og lever dei til flyktningtenesta.',
  ),
  basis: text('Grunnlag', 'Grunnlag'),
  basisText: text(
    'Vedtaket bygger på de felles retningslinjene for flyktningarbeidet i kommunene i Midt- og Nordgudbrandsdalen, punkt 3.2, og på hvem som hørte til husstanden på bosettingsdatoen',
    'Vedtaket byggjer på dei felles retningslinjene for flyktningarbeidet i kommunane i Midt- og Nordgudbrandsdalen, punkt 3.2, og på kven som høyrde til husstanden på busetjingsdatoen',
  ),
  complain: text('Hvis du er uenig', 'Viss du er usamd'),
  complainText: text(
    'Du kan klage på vedtaket. Skriv hva du er uenig i og hvorfor, og skriv under. Fristen er tre uker fra du fikk vedtaket (forvaltningsloven § 29). Klagen sendes til kommunen. Spør oss hvis du trenger hjelp eller tolk til å klage, eller vil se papirene i saken.',
    'Du kan klage på vedtaket. Skriv kva du er usamd i og kvifor, og skriv under. Fristen er tre veker frå du fekk vedtaket (forvaltningslova § 29). Klaga skal sendast til kommunen. Spør oss viss du treng hjelp eller tolk til å klage, eller vil sjå papira i saka.',
  ),
  complainTo: text('Klagen sendes til', 'Klaga skal sendast til'),
} as const satisfies Record<string, LocalText>;

/** For example `VE-7F3-K2M-1`. */
export const decisionDocumentId = ({ id, version }: Pick<IssuedDecision, 'id' | 'version'>): string =>
  `VE-${id.slice(-6, -3)}-${id.slice(-3)}-${version}`;

export function decisionPdf(context: HandlerContext, issued: IssuedDecision, language: Language): Promise<PrintedPdf> {
  const name = municipalityByNumber(context.municipality)?.name ?? null;
  return printDecision(issued, language, name, coatOfArms(context.store));
}

/** The decision letter from what was frozen when it was issued: each sum with its rule and its source. */
export function printDecision(
  issued: IssuedDecision,
  language: Language,
  municipalityName: string | null,
  arms: Uint8Array | null,
): Promise<PrintedPdf> {
  const { frozen, date, version, signed } = issued;
  return printLetter(
    {
      title: words.title,
      language,
      meta: { municipalityName, coatOfArms: arms, documentId: decisionDocumentId(issued), version, date },
    },
    ({ say, set, heading, row, money, kept, signOff }) => {
      const amount = ([line, ...more]: LineGroup) => {
        const one =
          line.ceiling !== null
            ? `${say(words.upTo)} ${money(line.ceiling)}`
            : say(line.rule === 'leisureChild' || line.rule === 'leisureAdult' ? words.oneActivity : words.noSum);
        return more.length === 0 ? one : `${one} ${say(words.each)}`;
      };
      const period = (line: DecidedLine) =>
        [
          `${say(words.period)} ${say(words.fromDay)} ${formatDate(line.from)}`,
          ...(line.until === null ? [] : [`${say(words.toDay)} ${formatDate(line.until)}`]),
        ].join(' ');
      const rate = (line: DecidedLine) => {
        const set_ = frozen.rates.find(({ id }) => id === line.rateSetId);
        return set_ === undefined ? [] : [`${say(words.rate)} ${formatDate(set_.validFrom)} (${set_.source})`];
      };
      const lines = groupsOf(frozen.lines).map((group) => {
        const [line] = group;
        const members = group.flatMap((each) => each.members);
        return kept(
          space(5),
          row(say(lineWords[line.rule].name), amount(group), true),
          set(`${say(words.applies)}: ${members.map((id) => frozen.names[id] ?? '').join(', ')}`),
          set([say(lineWords[line.rule].rule), ...rate(line)].join('. '), { quiet: true }),
          set(period(line), { quiet: true }),
          ...(line.assessed === null ? [] : [set(`${say(words.assessed)}: ${line.assessed}`, { quiet: true })]),
        );
      });
      return [
        set(`${say(words.to)}: ${issued.recipient}`),
        set(`${say(words.number)} ${issued.number}`),
        ...(version > 1 ? [set(`${say(words.corrects)} ${version - 1}.`)] : []),
        heading(words.granted),
        set(say(words.opening)),
        ...lines,
        space(6),
        row(say(words.total), money(frozen.total), true),
        kept(heading(words.cover), set(say(words.coverText))),
        kept(heading(words.how), set(say(words.howText))),
        kept(heading(words.basis), set(`${say(words.basisText)}, ${formatDate(frozen.input.settlementDate)}.`)),
        // The signature is never alone on a page.
        kept(
          heading(words.complain),
          set(say(words.complainText)),
          ...(issued.complaintsTo === null
            ? []
            : [
                space(4),
                set(say(words.complainTo), { quiet: true }),
                stack(...issued.complaintsTo.split('\n').map((each) => set(each))),
              ]),
          signOff(
            signed === null ? '' : [signed.name, signed.title].filter((each) => each !== null).join(', '),
            signed === null ? '' : formatDate(signed.date),
          ),
        ),
      ];
    },
  );
}

type LineGroup = readonly [DecidedLine, ...DecidedLine[]];

/** Lines that say the same of one person each are told once, with all the names: a family's letter stays readable. */
function groupsOf(lines: readonly DecidedLine[]): readonly LineGroup[] {
  const groups = new Map<string, [DecidedLine, ...DecidedLine[]]>();
  for (const line of lines) {
    const { id, rule, members, ceiling, rateSetId, from, until, assessed } = line;
    const same = members.length === 1 ? JSON.stringify([rule, ceiling, rateSetId, from, until, assessed]) : id;
    const group = groups.get(same);
    if (group === undefined) groups.set(same, [line]);
    else group.push(line);
  }
  return [...groups.values()];
}

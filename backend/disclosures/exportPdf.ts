import { contract } from '#shared/api/contract.ts';
import { municipalityByNumber } from '#shared/municipalities.ts';
import { fullName } from '#shared/people/names.ts';
import type { RecordType } from '#shared/records/registry.ts';
import { type Language, type LocalText, text } from '#shared/text/localText.ts';
import type { HandlerContext } from '../handler.ts';
import { personRecord, personValuesOf } from '../people/personRecord.ts';
import { disclosuresOf } from './disclosureRecords.ts';
import { disclosureEntry } from './disclosuresPdf.ts';
import { inNorway } from './exportValues.ts';
import { recordLines, recordTitle } from './exportWords.ts';
import type { ExportedAccess, ExportedRecord } from './personRecords.ts';
import { printReport, type ReportEntry, type ReportPart } from './report.ts';

const words = {
  title: text('Alt som er lagret om deg', 'Alt som er lagra om deg'),
  intro: text(
    'Her står det kommunen har lagret om deg i Dalsam, hvem som har endret det, og hvem som har sett på det. Er noe feil, kan du be kommunen om å rette det.',
    'Her står det kommunen har lagra om deg i Dalsam, kven som har endra det, og kven som har sett på det. Er noko feil, kan du be kommunen om å rette det.',
  ),
  records: text('Opplysninger', 'Opplysningar'),
  disclosures: text('Hvem har fått opplysninger', 'Kven har fått opplysningar'),
  history: text('Endringer', 'Endringar'),
  access: text('Hvem har sett på eller endret opplysningene', 'Kven har sett på eller endra opplysningane'),
  none: text('Ingenting er lagret her.', 'Ingenting er lagra her.'),
  seen: text('Sett eller skrevet ut', 'Sett eller skrive ut'),
  changed: text('Endret', 'Endra'),
  removed: text('fjernet', 'fjerna'),
  from: text('før', 'før'),
  empty: text('tomt', 'tomt'),
} as const satisfies Record<string, LocalText>;

/** What is told elsewhere in the paper, in words of its own. */
const toldElsewhere: ReadonlySet<RecordType> = new Set(['disclosure']);

/** Everything that is held about one person, to read. The JSON has the same, whole and exact. */
export async function exportPdf(
  context: HandlerContext,
  personId: string,
  { records, accessLog }: { records: readonly ExportedRecord[]; accessLog: readonly ExportedAccess[] },
  language: Language,
): Promise<{ pdf: string; pages: number }> {
  const person = personRecord(context.store, personId);
  const part = (title: LocalText, entries: readonly ReportEntry[]): ReportPart => ({
    title: title[language],
    none: words.none[language],
    entries: entries.filter((entry) => entry.lines.length > 0),
  });
  return printReport(
    {
      title: words.title,
      municipalityName: municipalityByNumber(context.municipality)?.name ?? null,
      personName: person === undefined ? '' : fullName(personValuesOf(person.fields)),
      date: context.today(),
      intro: words.intro,
      parts: [
        part(
          words.records,
          records
            .filter(({ type }) => !toldElsewhere.has(type))
            .map((record) => ({ title: heading(record, language), lines: recordLines(record, language) })),
        ),
        part(
          words.disclosures,
          disclosuresOf(context.store, personId).map((each) => disclosureEntry(each, language)),
        ),
        part(
          words.history,
          records.map((record) => ({ title: heading(record, language), lines: historyLines(record, language) })),
        ),
        part(words.access, [{ title: '', lines: accessLog.map((entry) => accessLine(entry, language)) }]),
      ],
    },
    language,
  );
}

function heading(record: ExportedRecord, language: Language): string {
  const title = `${recordTitle(record, language)}, ${inNorway(record.createdAt)}`;
  return record.fields.$removed === true ? `${title} (${words.removed[language]})` : title;
}

function historyLines(record: ExportedRecord, language: Language): ReportEntry['lines'] {
  return record.history.flatMap(({ at, by, field, before, after }) => {
    // One field at a time, in the words that the record itself is told in.
    const tell = (value: typeof after) =>
      recordLines({ ...record, fields: { [field]: value }, typed: {} }, language)[0];
    const now = tell(after);
    const then = tell(before);
    const label = now?.[0] ?? then?.[0];
    if (label === undefined) return [];
    const was = then === undefined ? '' : ` (${words.from[language]}: ${then[1]})`;
    return [[`${inNorway(at)} ${by}`, `${label}: ${now?.[1] ?? words.empty[language]}${was}`] as const];
  });
}

function accessLine({ at, by, action }: ExportedAccess, language: Language): readonly [string, string] {
  const kinds: Readonly<Record<string, { readonly kind: 'query' | 'command' }>> = contract;
  const isRead = kinds[action]?.kind !== 'command';
  return [`${inNorway(at)} ${by}`, (isRead ? words.seen : words.changed)[language]];
}

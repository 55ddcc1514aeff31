import writeWorkbook, { type Sheet } from 'write-excel-file/node';
import { spreadsheetText } from '#shared/benefit/payrollCsv.ts';
import type { CountsTable, CountsTables } from '#shared/exchange/countsTables.ts';
import { type Language, type LocalText, text } from '#shared/text/localText.ts';

/**
 * The totals as an Excel workbook: a sheet that says what they are, and one for each table. Numbers are numbers and everything else
 * is text: no cell holds a formula. Nothing says who made it or on which machine.
 */
export async function countsWorkbook({ about, tables }: CountsTables, language: Language): Promise<Buffer> {
  const contents = tables.map(({ dimension, title }) => [asText(sheetNames[dimension][language]), asText(title)]);
  const first: Sheet<Buffer> = {
    sheet: aboutName[language],
    data: [
      ...about.map((line, at) => [at === 0 ? asHead(line) : asText(line)]),
      [],
      [asHead(sheetWord[language]), asHead(tableWord[language])],
      ...contents,
    ],
    columns: [{ width: 30 }, { width: 45 }],
  };
  const buffer = await writeWorkbook([first, ...tables.map((table) => sheetOf(table, language))], {
    fontFamily: 'Calibri',
    fontSize: 11,
  }).toBuffer();
  return Buffer.from(buffer);
}

function sheetOf({ dimension, heads, rows, note }: CountsTable, language: Language): Sheet<Buffer> {
  const sum = rows.length - 1;
  return {
    sheet: sheetNames[dimension][language],
    data: [
      heads.map((head, at) => ({ ...asHead(head), ...(at === 0 ? {} : { wrap: true, align: 'right' as const }) })),
      ...rows.map((row, line) =>
        row.map((cell, at) => ({
          ...(at === 0 ? asText(String(cell)) : asCell(cell)),
          ...(line === sum ? { fontWeight: 'bold' as const } : {}),
        })),
      ),
      ...(note === undefined ? [] : [[asText(note)]]),
    ],
    columns: heads.map((head) => ({ width: Math.min(Math.max(head.length + 2, 12), 24) })),
    stickyRowsCount: 1,
  };
}

const asText = (value: string) => ({ type: String, value: spreadsheetText(value) });
const asHead = (value: string) => ({ ...asText(value), fontWeight: 'bold' as const });
const asCell = (value: string | number) =>
  typeof value === 'number' ? { type: Number, value } : { ...asText(value), align: 'right' as const };

/** At most 31 characters, and no two alike: Excel takes no other. */
const sheetNames: Record<CountsTable['dimension'], LocalText> = {
  status: text('Status', 'Status'),
  settlementYear: text('Bosettingsår', 'Busetjingsår'),
  settlementWay: text('Bosettingsmåte', 'Busetjingsmåte'),
  permit: text('Oppholdsgrunnlag', 'Opphaldsgrunnlag'),
  ageGroup: text('Alder', 'Alder'),
  intake: text('Kartlegging', 'Kartlegging'),
  programme: text('Introduksjonsprogram', 'Introduksjonsprogram'),
  practice: text('Praksis', 'Praksis'),
  overdue: text('Frister som er gått ut', 'Fristar som har gått ut'),
};
const aboutName = text('Om tallene', 'Om tala');
const sheetWord = text('Ark', 'Ark');
const tableWord = text('Tabell', 'Tabell');

import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { countsCsv } from '#shared/exchange/countsCsv.ts';
import type { CountsTable, CountsTables } from '#shared/exchange/countsTables.ts';
import { exportedDimensions } from '#shared/exchange/countsTables.ts';
import { languages } from '#shared/text/localText.ts';
import { countsWorkbook } from './workbook.ts';

const folder = mkdtempSync(join(tmpdir(), 'dalsam-workbook-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** The file with `unzip`, and what Excel would show: per sheet its rows, with numbers as numbers. */
function opened(content: Buffer) {
  const path = join(folder, 'tall.xlsx');
  writeFileSync(path, content);
  // A bracket begins a pattern.
  const part = (name: string) => execFileSync('unzip', ['-p', path, name.replaceAll('[', '[[]')]).toString('utf8');
  const names = execFileSync('unzip', ['-Z1', path]).toString('utf8').trim().split('\n');
  const strings = [...part('xl/sharedStrings.xml').matchAll(/<si><t[^>]*>([^<]*)<\/t><\/si>/g)].map(([, text]) =>
    plain(text),
  );
  const sheets = [...part('xl/workbook.xml').matchAll(/<sheet [^>]*name="([^"]*)"/g)].map(([, name], at) => {
    const xml = part(`xl/worksheets/sheet${at + 1}.xml`);
    const rows = [...xml.matchAll(/<row [^>]*>(.*?)<\/row>/gs)].map(([, cells = '']) =>
      [...cells.matchAll(/<c r="[A-Z]+\d+"([^>]*)>(?:<v>([^<]*)<\/v>)?/g)].map(([, attributes = '', value]) =>
        value === undefined ? '' : attributes.includes('t="s"') ? strings[Number(value)] : Number(value),
      ),
    );
    return { name: plain(name), xml, rows };
  });
  return { names, sheets, all: names.map(part).join('\n') };
}

const plain = (xml = ''): string => xml.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');

const status: CountsTable = {
  dimension: 'status',
  title: 'Alle etter status',
  heads: ['Kommune', 'Ventet', 'Bosatt', 'Sum', 'Talt'],
  rows: [
    ['Dovre', 12, '<5', 15, '01.06.2026'],
    ['Lesja', 'mangler', 'mangler', 'mangler', ''],
    ['=HYPERLINK("http://x";"Lom")', 0, ':', 36, '01.06.2026'],
    ['Sum', 12, ':', 51, ''],
  ],
  note: '@Ikke med i summen: Lom',
};
const tables: CountsTables = {
  about: ['Tall fra kommunene', '<5 = færre enn dette, men ikke null', '+Har ikke sendt tall: Lesja & Vågå'],
  tables: exportedDimensions.map((dimension) => ({ ...status, dimension })),
};

describe('the workbook of totals', () => {
  it('has a sheet that tells what it is, and one for each table, in both written languages', async () => {
    for (const language of languages) {
      const { sheets } = opened(await countsWorkbook(tables, language));
      const names = sheets.map(({ name }) => name);
      expect(names.slice(0, 3)).toEqual(
        language === 'nb' ? ['Om tallene', 'Status', 'Bosettingsår'] : ['Om tala', 'Status', 'Busetjingsår'],
      );
      expect(new Set(names).size).toBe(exportedDimensions.length + 1);
      for (const name of names) expect(name).toMatch(/^[^:\\/?*[\]]{1,31}$/);
    }
  });

  it('has numbers as numbers and what is not told as text, under a head that is bold and stays', async () => {
    const { sheets } = opened(await countsWorkbook(tables, 'nb'));
    const sheet = sheets[1];
    expect(sheet?.rows.slice(0, 3)).toEqual([
      ['Kommune', 'Ventet', 'Bosatt', 'Sum', 'Talt'],
      ['Dovre', 12, '<5', 15, '01.06.2026'],
      ['Lesja', 'mangler', 'mangler', 'mangler', ''],
    ]);
    expect(sheet?.xml).toMatch(/<pane ySplit="1"[^>]*state="frozen"/);
    expect(sheets[0]?.rows[0]).toEqual(['Tall fra kommunene']);
  });

  it('runs nothing: no formula, and no text that becomes one when it is saved anew; nor does the other file', async () => {
    const { all, sheets, names } = opened(await countsWorkbook(tables, 'nb'));
    expect(all).not.toMatch(/<f[ >]|<hyperlink/);
    expect(names.filter((name) => /vba|external|docProps|macro/i.test(name))).toEqual([]);
    const texts = sheets.flatMap(({ rows }) => rows.flat()).filter((cell) => typeof cell === 'string');
    expect(texts).toContain('\'=HYPERLINK("http://x";"Lom")');
    for (const cell of texts) expect(cell).not.toMatch(/^[=+\-@]/);
    for (const cell of countsCsv(tables).split(/[;\r\n]+/)) expect(cell).not.toMatch(/^"?[=+\-@]/);
  });
});

import { municipalityByNumber } from '#shared/municipalities.ts';

/** What a package's file is called where a person sends it on: from, to, and when. Never anything about whom it is about. */
export function fileNameFor(from: string, to: string, at: Date): string {
  const two = (value: number) => String(value).padStart(2, '0');
  const day = `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`;
  const time = [at.getHours(), at.getMinutes(), at.getSeconds()].map(two).join('');
  return `dalsam-${plain(from)}-til-${plain(to)}-${day}-${time}.dalsam`;
}

const letters: Readonly<Record<string, string>> = { æ: 'ae', ø: 'o', å: 'a' };

function plain(holder: string): string {
  if (holder === 'coordinator') return 'koordinatoren';
  if (holder === 'all') return 'alle';
  const name = municipalityByNumber(holder)?.name ?? holder;
  return name
    .toLowerCase()
    .replace(/[æøå]/g, (letter) => letters[letter] ?? '')
    .replace(/[^a-z0-9]+/g, '-');
}

import { municipalityByNumber } from '#shared/municipalities.ts';
import { dayInNorway, timeInNorway } from '#shared/norwegianTime.ts';

/** What a package's file is called where a person sends it on: from, to, and when. Never anything about whom it is about. */
export function fileNameFor(from: string, to: string, at: Date): string {
  const time = timeInNorway(at).replaceAll(':', '');
  return `dalsam-${plain(from)}-til-${plain(to)}-${dayInNorway(at)}-${time}.dalsam`;
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

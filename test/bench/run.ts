import { measureImport } from './importOps.ts';
import { measurePdf } from './pdf.ts';
import { measureSearch } from './search.ts';

/** One measure, named on the command line, as a line of JSON (build/bench.ts runs them one after the other). */
const measures = { search: () => measureSearch(), pdf: () => measurePdf(), import: () => measureImport() };

const measure = process.argv[2] ?? '';
if (!Object.hasOwn(measures, measure)) throw new Error(`unknown measure: ${measure}`);
console.log(JSON.stringify(await measures[measure as keyof typeof measures]()));

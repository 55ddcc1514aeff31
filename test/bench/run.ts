/** One measure, named on the command line, as a line of JSON (build/bench.ts runs them one after the other). */
const measures = {
  search: async () => (await import('./search.ts')).measureSearch(),
  pdf: async () => (await import('./pdf.ts')).measurePdf(),
};

const name = process.argv[2] ?? '';
if (!Object.hasOwn(measures, name)) throw new Error(`unknown measure: ${name}`);
console.log(JSON.stringify(await measures[name as keyof typeof measures]()));

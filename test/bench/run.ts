/**
 * One measure, named on the command line, as a line of JSON for each of its figures (build/bench.ts runs them one after the other). Each loads only
 * what it needs, since some measure memory.
 */
const measures = {
  search: async () => (await import('./search.ts')).measureSearch(),
  pdf: async () => (await import('./pdf.ts')).measurePdf(),
  import: async () => (await import('./importOps.ts')).measureImport(),
  /** Of so many ops and bytes of attachments, where they are given. */
  package: async () => (await import('./package.ts')).measurePackage(...process.argv.slice(3).map(Number)),
  /** Through the use cases and real vaults, likewise. */
  useCases: async () => (await import('./useCases.ts')).measureUseCases(...process.argv.slice(3).map(Number)),
  seal: async () => (await import('./seal.ts')).measureSeal(),
};

const measure = process.argv[2] ?? '';
if (!Object.hasOwn(measures, measure)) throw new Error(`unknown measure: ${measure}`);
const figures = [await measures[measure as keyof typeof measures]()].flat();
for (const figure of figures) console.log(JSON.stringify(figure));

export {};

import { checkLayers, readSources } from './layers.ts';
import { root } from './paths.ts';

const sources = readSources(root);
const problems = checkLayers(sources);
for (const problem of problems) console.error(problem);
console.log(`layers: ${sources.size} files, ${problems.length} problems`);
process.exitCode = problems.length > 0 ? 1 : 0;

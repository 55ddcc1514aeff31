import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { jars, neededPackages } from '../../build/pdfaNeeds.ts';

/** Debian's folder for Java libraries; another one can be named where they lie elsewhere. */
const jarFolder = process.env.DALSAM_JAVA_LIBRARIES ?? '/usr/share/java';

/**
 * What Apache Preflight has against these files as PDF/A-1b; empty = all hold. Fails, rather than passing over it, where
 * the machine has no Java or no Preflight: an unchecked claim is not a checked one.
 */
export async function pdfAFindings(files: readonly Uint8Array[]): Promise<string[]> {
  const classPath = jars.map((jar) => path.join(jarFolder, `${jar}.jar`));
  const absent = classPath.filter((jar) => !existsSync(jar));
  if (absent.length > 0) throw new Error(`${absent.join(', ')} not found. ${howToInstall}`);
  const folder = await mkdtemp(path.join(tmpdir(), 'dalsam-pdfa-'));
  try {
    const names = files.map((_, index) => path.join(folder, `${index}.pdf`));
    await Promise.all(names.map((name, index) => writeFile(name, files[index] ?? new Uint8Array())));
    const program = fileURLToPath(new URL('Check.java', import.meta.url));
    const output = await runJava(['-cp', classPath.join(path.delimiter), program, ...names]);
    return output.split('\n').filter((line) => line !== '');
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

const howToInstall = `The PDF/A check needs Java 17 and Apache Preflight. On Debian: apt-get install ${neededPackages.join(' ')}`;

function runJava(parameters: readonly string[]): Promise<string> {
  return new Promise((resolve, reject) => {
    execFile('java', parameters, { maxBuffer: 16 * 1024 * 1024 }, (error, stdout, stderr) => {
      if (error === null || (error.code === 1 && stdout !== '')) resolve(stdout);
      else if (error.code === 'ENOENT') reject(new Error(`java not found. ${howToInstall}`));
      else reject(new Error(`the PDF/A check did not run: ${stderr.slice(0, 2000)}\n${howToInstall}`));
    });
  });
}
